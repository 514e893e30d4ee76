"""Which forms are the same word: strike and struck, syndicat and syndicats, ouvrier and ouvrière."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from simplemma import lemmatize

WORD = re.compile(r"[^\W_]+")
KNOWN = ("en", "fr")
# simplemma gives some feminine forms a base of their own.
FEMININE = (("euse", "eur"), ("trice", "teur"), ("ière", "ier"), ("enne", "en"), ("onne", "on"), ("ive", "if"))
REMEMBERED = 50_000


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    # All that it may be a form of. Two words are the same if they share one.
    keys: frozenset[str]


def words_of(text: str, language: str) -> list[Word]:
    """The words of a plain text with their places. What an apostrophe or a hyphen divides are two words: l’usine,
    lay-off, which "laid off" is a form of.
    """
    return [Word(found.start(), found.end(), keys_of(found[0], language)) for found in WORD.finditer(text)]


@lru_cache(maxsize=REMEMBERED)
def keys_of(word: str, language: str) -> frozenset[str]:
    word = word.lower()
    if language not in KNOWN:
        return frozenset({word})
    base = lemmatize(word, lang=language).lower()
    keys = {word, base}
    if language == "fr":
        one = base.removesuffix("s")
        keys |= {one.removesuffix(ending) + masculine for ending, masculine in FEMININE if one.endswith(ending)}
        # "Déléguées" is taken for the verb, "délégué" for the noun.
        keys |= {base[:-1] + "er"} if base.endswith("é") else set()
    return frozenset(keys)


class Words:
    """The words of one text, ready to be asked for many phrases."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._places: dict[str, set[int]] = {}
        for place, word in enumerate(words):
            for key in word.keys:
                self._places.setdefault(key, set()).add(place)

    def find(self, phrase: Sequence[Word]) -> list[int]:
        """The places where the phrase begins, word by word in any form."""
        if not phrase:
            return []
        places = set().union(*(self._places.get(key, ()) for key in phrase[0].keys))
        return [place for place in sorted(places) if self._goes_on(phrase, place)]

    def _goes_on(self, phrase: Sequence[Word], place: int) -> bool:
        found = self.words[place : place + len(phrase)]
        return len(found) == len(phrase) and all(
            wanted.keys & word.keys for wanted, word in zip(phrase, found, strict=True)
        )
