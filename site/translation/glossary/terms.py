"""Terms of the glossary, and where they stand in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from translation.glossary.word_forms import Word, Words, words_of
from translation.inline_html import pieces_of

BETWEEN_ALTERNATIVES = re.compile(r"\s*[/;]\s*")
ENTITY = re.compile(r"&(?:#\w+|\w+);")


@dataclass(frozen=True)
class Term:
    """How a word is said, and how not. `translation` may give several ways with a / between them."""

    term: str
    translation: str
    forbidden: tuple[str, ...] = ()
    note: str = ""

    @property
    def translations(self) -> list[str]:
        return [way for way in BETWEEN_ALTERNATIVES.split(self.translation) if way]


@dataclass(frozen=True)
class Mark:
    """A term in a piece of HTML, from one character of it to another; tags may stand between."""

    start: int
    end: int
    term: Term


def terms_in(source_html: str, terms: Iterable[Term], *, language: str = "en") -> list[Mark]:
    """The terms of the glossary that stand in the words of a source, in order; the longest where several fit."""
    words = words_in(source_html, language)
    text = Words(words)
    found = [
        (place, len(phrase), term)
        for term in terms
        for phrase in [phrase_of(term.term, language)]
        for place in text.find(phrase)
    ]
    marks: list[Mark] = []
    taken: set[int] = set()
    for place, length, term in sorted(found, key=lambda row: (-row[1], row[0])):
        places = set(range(place, place + length))
        if not places & taken:
            taken |= places
            marks.append(Mark(words[place].start, words[place + length - 1].end, term))
    return sorted(marks, key=lambda mark: mark.start)


def words_in(html: str, language: str) -> list[Word]:
    """The words of a piece of HTML with their places in it, never those of a tag."""
    words: list[Word] = []
    place = 0
    for piece in pieces_of(html):
        if isinstance(piece, str):
            text = ENTITY.sub(_padded, piece)
            words += [Word(place + word.start, place + word.end, word.keys) for word in words_of(text, language)]
            place += len(piece)
        else:
            place += len(piece.markup)
    return words


@lru_cache(maxsize=5_000)
def phrase_of(words: str, language: str) -> list[Word]:
    return words_of(words, language)


def _padded(found: re.Match[str]) -> str:
    """The sign of an entity, as long as the entity, so that all places stay."""
    sign = unescape(found[0])
    return (sign if len(sign) == 1 and not sign.isalnum() else " ").ljust(len(found[0]))
