"""What somebody typed, understood once for every back end: words, “phrases”, and -words that must not be there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from search.words import LONGEST_WORD, fold, is_stop_word, stem, words_in

LONGEST_QUERY = 200
MOST_TERMS = 12

PART = re.compile(r"""(?P<minus>(?<!\S)-)?(?:["“”«»](?P<phrase>[^"“”«»]*)["“”«»]|(?P<word>[^\s"“”«»]+))""")


@dataclass(frozen=True)
class Term:
    """Words that stand beside each other; mostly one."""

    words: tuple[str, ...]
    is_quoted: bool = False
    is_excluded: bool = False

    def __str__(self) -> str:
        words = " ".join(self.words)
        return f"{'-' if self.is_excluded else ''}{f'"{words}"' if self.is_quoted else words}"


@dataclass(frozen=True)
class Query:
    terms: tuple[Term, ...]
    language: str
    typed: str = ""
    # The end of what was typed was not looked at.
    is_cut: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to look for: words that must not be there find nothing by themselves."""
        return any(not term.is_excluded for term in self.terms)

    def __str__(self) -> str:
        return " ".join(str(term) for term in self.terms)

    def wanted_words(self) -> list[str]:
        """The words to look for, each once and without those that stand in every text."""
        words = (word for term in self.terms if not term.is_excluded for word in term.words)
        return [word for word in dict.fromkeys(words) if not is_stop_word(word, self.language)]

    def wanted_stems(self) -> frozenset[str]:
        return frozenset(stem(word, self.language) for word in self.wanted_words())

    def with_words(self, better: Mapping[str, str]) -> "Query":
        """The same question with other words, given by those that they replace."""
        terms = (
            term if term.is_excluded else replace(term, words=tuple(better.get(word, word) for word in term.words))
            for term in self.terms
        )
        return replace(self, terms=tuple(terms))


def parse(typed: str, *, language: str) -> Query:
    """Understand whatever was typed. Signs that are no letters or digits only part the words."""
    text = typed.replace("\0", " ").strip()
    parts = list(PART.finditer(text[:LONGEST_QUERY]))
    terms = [term for found in parts[:MOST_TERMS] if (term := _term(found, language))]
    is_cut = len(text) > LONGEST_QUERY or len(parts) > MOST_TERMS
    return Query(tuple(terms), language, text[:LONGEST_QUERY], is_cut)


def _term(found: re.Match[str], language: str) -> Term | None:
    phrase = found["phrase"]
    words = [word for word in words_in(found["word"] if phrase is None else phrase) if fold(word)]
    meaning = [word for word in words if not is_stop_word(word, language)]
    if not meaning:
        return None
    # The l of l’usine is no part of what is looked for; in a phrase every word has its place.
    words = words if phrase is not None else meaning
    is_quoted = phrase is not None or len(words) > 1
    return Term(tuple(word[:LONGEST_WORD] for word in words), is_quoted, bool(found["minus"]))
