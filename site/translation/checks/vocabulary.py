"""The glossary: its words in the translation, and none that it forbids."""

import re
from collections.abc import Iterator
from html import escape, unescape

from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.registry import check
from translation.glossary.terms import Term, phrase_of, terms_in, words_in
from translation.glossary.word_forms import Words

# What elides before a vowel, and what has done so.
UNELIDED = re.compile(r"\b(?:le|la|de|que|ne|je|me|te|se|jusque|lorsque|puisque)\s+$", re.IGNORECASE)
ELIDED = re.compile(r"[’']$")
VOWEL = re.compile(r"[aeiouàâæéèêëîïôœùû]", re.IGNORECASE)


@check
def glossary(source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    terms = list(dict.fromkeys(mark.term for mark in terms_in(source, facts.terms)))
    if not terms:
        return
    found = words_in(words, facts.language)
    text = Words(found)
    right = {place for term in terms for place in _places(text, term.translations, facts.language)}
    for term in terms:
        wrong = _forbidden(text, term, facts.language, right)
        if wrong:
            start, end = found[wrong[0]].start, found[wrong[-1]].end
            yield _forbidden_used(words, start, end, term)
        elif found and not _places(text, term.translations, facts.language):
            message = filled(
                _("The glossary says “%(translation)s” for “%(term)s”."), translation=term.translation, term=term.term
            )
            yield Finding(code="term-not-used", level=Level.ADVISES, message=message)


def _places(text: Words, phrases: list[str], language: str) -> set[int]:
    """Every place that one of the phrases takes up."""
    lengths = {phrase: len(phrase_of(phrase, language)) for phrase in phrases}
    return {
        place
        for phrase, length in lengths.items()
        for start in text.find(phrase_of(phrase, language))
        for place in range(start, start + length)
    }


def _forbidden(text: Words, term: Term, language: str, right: set[int]) -> list[int]:
    """The places of the first forbidden variant; not one within words that the glossary asks for."""
    for variant in term.forbidden:
        phrase = phrase_of(variant, language)
        for start in text.find(phrase):
            places = list(range(start, start + len(phrase)))
            if not right.issuperset(places):
                return places
    return []


def _forbidden_used(words: str, start: int, end: int, term: Term) -> Finding:
    message = filled(
        _("The glossary does not want “%(variant)s” for “%(term)s”, but “%(translation)s”."),
        variant=unescape(re.sub(r"<[^>]*>", "", words[start:end])),
        term=term.term,
        translation=term.translation,
    )
    repair = _replaced(words, start, end, term)
    return Finding(code="forbidden-variant", level=Level.WARNS, message=message, repair=repair)


def _replaced(words: str, start: int, end: int, term: Term) -> str | None:
    """The words with the right one, where it fits as it is: not inflected, and with the same elision before it."""
    variant, before = words[start:end], words[:start]
    if len(term.translations) != 1 or variant.lower() not in (other.lower() for other in term.forbidden):
        return None
    new = term.translations[0]
    begins_with_vowel = bool(VOWEL.match(new))
    if (ELIDED.search(before) and not begins_with_vowel) or (UNELIDED.search(before) and begins_with_vowel):
        return None
    if variant[0].isupper():
        new = new[0].upper() + new[1:]
    # What the new words bring may be forbidden itself, or hold the old one: then nothing would be mended.
    if any(other.lower() in new.lower() for other in term.forbidden):
        return None
    return before + escape(new, quote=False) + words[end:]
