"""Words as search sees them: cut out of a text, without case and accents, and down to their stems.

Both back ends get their words from here, so that a phrase, a hyphen, an elision (l’usine) and a slash mean the same.
PostgreSQL takes accents and stems off by itself, by the row's own language.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import local

import snowballstemmer
from snowballstemmer.basestemmer import BaseStemmer

from search.stop_words import STOP_WORDS

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40
SHORTEST_WORD = 3

STEMMERS = {"en": "english", "fr": "french"}
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
# Feminine forms that French stems know by their accents, which are taken off before: organisée, ouvrière.
FEMININE_PARTICIPLE = re.compile(r"[ée]e(s?)$", re.IGNORECASE)
FEMININE_TRADE = re.compile(r"(?<=\w{3})[èe]re(s?)$", re.IGNORECASE)

_own = local()


def words_in(text: str) -> list[str]:
    """The words of a text in their order, as they are written."""
    return WORD.findall(text)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without case and accents."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(LIGATURES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """What all forms of a word have in common, without accents."""
    return _stemmer(STEMMERS[language]).stemWord(fold(spelled_for_stems(word, language)))


def spelled_for_stems(word: str, language: str) -> str:
    """A word as the stemmers want it, of PostgreSQL and of Python alike."""
    if language != "fr":
        return word
    return FEMININE_TRADE.sub(r"er\1", FEMININE_PARTICIPLE.sub(r"é\1", word))


def is_stop_word(word: str, language: str) -> bool:
    return fold(word) in STOP_WORDS[language]


def vocabulary_of(*texts: str) -> Iterator[str]:
    """Each word once, in small letters, that a mistyped word may have been meant as."""
    seen = {word.lower() for text in texts for word in words_in(text)}
    return (word for word in seen if SHORTEST_WORD <= len(word) <= LONGEST_WORD and word.isalpha())


def _stemmer(algorithm: str) -> BaseStemmer:
    # A stemmer keeps the word that it works on: one for each thread.
    stemmers = vars(_own).setdefault("stemmers", {})
    if algorithm not in stemmers:
        stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
    return stemmers[algorithm]
