"""Links: the same ones as in the source, to pages that readers of the translation can read."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.registry import check, check_of_markup
from translation.inline_html import Tag, link_ids, pieces_of, plain_text


@check
def link_lost(source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    kept = ids_with_words(words)
    lost = [link for link in link_ids(source) if link not in kept]
    if lost:
        message = ngettext_lazy(
            "%(count)s link of the source is missing.", "%(count)s links of the source are missing.", "count"
        )
        yield Finding(code="link-lost", level=Level.WARNS, message=filled(message, count=len(lost)))


@check_of_markup
def link_added(source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    known = set(link_ids(source))
    added = [link for link in link_ids(words) if link not in known]
    if added:
        message = ngettext_lazy(
            "%(count)s link is not in the source and leads nowhere.",
            "%(count)s links are not in the source and lead nowhere.",
            "count",
        )
        message = filled(message, count=len(added))
        yield Finding(code="link-added", level=Level.BLOCKS, message=message, repair=without_links(words, known))


@check
def link_to_untranslated(_source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    untranslated = sorted(
        {facts.links[link].address for link in link_ids(words) if link in facts.links and not has_version(link, facts)}
    )
    if untranslated:
        message = filled(
            _("A link leads to a page that is not translated yet: %(addresses)s. Readers get a notice there."),
            addresses=", ".join(untranslated),
        )
        yield Finding(code="link-untranslated", level=Level.ADVISES, message=message)


def has_version(link: str, facts: TextFacts) -> bool:
    return facts.links[link].has_translation


def ids_with_words(html: str) -> set[str]:
    """The links in which something stands that can be clicked."""
    found: set[str] = set()
    current = ""
    for piece in pieces_of(html):
        if isinstance(piece, Tag):
            if piece.name == "a":
                current = "" if piece.is_end else piece.link_id
        elif current and plain_text(piece).strip():
            found.add(current)
    return found


def without_links(html: str, known: set[str]) -> str:
    """The HTML without the links that are not known; their words stay."""
    out: list[str] = []
    drops_end = False
    for piece in pieces_of(html):
        if isinstance(piece, str) or piece.name != "a":
            out.append(piece if isinstance(piece, str) else piece.markup)
        elif piece.is_end:
            out.append("" if drops_end else piece.markup)
            drops_end = False
        elif piece.link_id in known:
            out.append(piece.markup)
            drops_end = False
        else:
            drops_end = True
    return "".join(out)
