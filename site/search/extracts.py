"""The passage of a text that answers a question, with the words that were found marked.

Made here and not by a database, so that it is the same on both, and the words are never mixed with markup: a template
gets pieces of plain text and escapes each.
"""

from dataclasses import dataclass
from re import Match

from search.query import Query
from search.words import WORD, fold, stem

WORDS_BEFORE = 8
WORDS_SHOWN = 36
# A stem begins as its word does, so that few of the words need to be stemmed at all.
SURE_LETTERS = 2


@dataclass(frozen=True)
class Piece:
    """Some words, found or standing between those that were."""

    text: str
    is_found: bool = False


type Extract = list[Piece]


class Marker:
    """Finds the words of one question in any number of texts."""

    def __init__(self, query: Query) -> None:
        self._language = query.language
        self._stems = query.wanted_stems()
        self._beginnings = {found[:SURE_LETTERS] for found in self._stems}

    def marked(self, text: str) -> Extract:
        """The whole of a text, such as a title."""
        return _pieces(text, [found for found in WORD.finditer(text) if self._stem_of(found)])

    def extract(self, *texts: str) -> Extract:
        """The best passage of the first text in which something was found; else the beginning of the first one."""
        texts = tuple(text for text in texts if text)
        for text in texts:
            words = list(WORD.finditer(text))
            hits = [(place, found) for place, word in enumerate(words) if (found := self._stem_of(word))]
            if hits:
                return self._passage(text, words, around=_best_start(hits))
        return self._passage(texts[0], list(WORD.finditer(texts[0])), around=0) if texts else []

    def _passage(self, text: str, words: list[Match[str]], *, around: int) -> Extract:
        if not words:
            return []
        first = max(0, around - WORDS_BEFORE)
        last = min(len(words), first + WORDS_SHOWN) - 1
        start = 0 if first == 0 else words[first].start()
        end = len(text) if last == len(words) - 1 else words[last].end()
        passage = " ".join(text[start:end].split())
        pieces = self.marked(passage)
        before, after = [Piece("… ")] if start else [], [Piece(" …")] if end < len(text) else []
        return [*before, *pieces, *after]

    def _stem_of(self, word: Match[str]) -> str:
        """The stem of a word that was looked for, or "" for any other word."""
        if fold(word[0])[:SURE_LETTERS] not in self._beginnings:
            return ""
        found = stem(word[0], self._language)
        return found if found in self._stems else ""


def _best_start(hits: list[tuple[int, str]]) -> int:
    """Where the passage begins that holds the most different words of the question, the first of such."""
    best_start, most = hits[0][0], 0
    for number, (place, _found) in enumerate(hits):
        reach = place + WORDS_SHOWN - WORDS_BEFORE
        different = len({found for later, found in hits[number : number + WORDS_SHOWN] if later < reach})
        if different > most:
            best_start, most = place, different
    return best_start


def _pieces(text: str, found: list[Match[str]]) -> Extract:
    pieces, end = [], 0
    for word in found:
        if word.start() > end:
            pieces.append(Piece(text[end : word.start()]))
        pieces.append(Piece(word[0], is_found=True))
        end = word.end()
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return pieces
