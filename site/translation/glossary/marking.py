"""The source as translators see it: the words of the glossary marked, each with what the glossary says of it."""

from collections.abc import Iterable
from html import escape, unescape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from translation.glossary.terms import Mark, Term, terms_in
from translation.inline_html import mended


def marked_source(source_html: str, terms: Iterable[Term], *, prefix: str, language: str = "en") -> SafeString:
    """The source with its terms marked, safe to show as it is: of its tags only those that are allowed are kept.

    `prefix` makes the ids of the explanations unlike those of other texts on the page.
    """
    whole = mended(source_html)
    return insert_marks(mark_safe(whole), terms_in(whole, terms, language=language), prefix=prefix)  # noqa: S308


def insert_marks(html: SafeString, marks: Iterable[Mark], *, prefix: str) -> SafeString:
    """The HTML, safe already, with each mark around its words. A term that a tag cuts through stays unmarked."""
    parts: list[str] = []
    end = 0
    for number, mark in enumerate(marks, start=1):
        words = html[mark.start : mark.end]
        if "<" not in words:
            parts += [html[end : mark.start], _marked(words, mark.term, f"{prefix}-term-{number}")]
            end = mark.end
    return mark_safe("".join([*parts, html[end:]]))  # noqa: S308 - its parts are.


def explanation_of(term: Term) -> str:
    """What the glossary says of a term, in sentences."""
    sentences = [gettext("In the translation: %(translation)s.") % {"translation": term.translation}]
    if term.forbidden:
        sentences.append(gettext("Not to be used: %(variants)s.") % {"variants": ", ".join(term.forbidden)})
    return " ".join([*sentences, term.note]).strip()


def _marked(words: str, term: Term, identifier: str) -> SafeString:
    # The mark can be reached by keyboard, and names its explanation for a screen reader; CSS shows it to the eye while
    # the mark has the focus or the pointer.
    return format_html(
        '<span class="term"><mark class="term__word" tabindex="0" aria-describedby="{id}">{words}</mark>'
        '<span class="term__note" id="{id}" role="tooltip">{note}</span></span>',
        id=identifier,
        words=mark_safe(escape(unescape(words), quote=False)),  # noqa: S308 - escaped just now, without its quotes.
        note=explanation_of(term),
    )
