"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

from translation.inline_html import plain_text

# A word, a sign, or the spaces between.
TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]|\s+")


class Kind(StrEnum):
    SAME = "SAME"
    ADDED = "ADDED"
    REMOVED = "REMOVED"


@dataclass(frozen=True)
class Piece:
    kind: Kind
    # Plain text, which a template escapes.
    words: str


def word_difference(old_html: str, new_html: str) -> list[Piece]:
    """The new text in pieces, with what was removed from the old one before what took its place.

    Compares what readers see: marks and links make no difference.
    """
    old, new = TOKEN.findall(plain_text(old_html)), TOKEN.findall(plain_text(new_html))
    steps = list(LCSseq.opcodes(old, new))
    pieces: list[Piece] = []
    removed, added = "", ""
    for step in steps:
        ours = "".join(old[step.src_start : step.src_end])
        theirs = "".join(new[step.dest_start : step.dest_end])
        # Two changed words with a space between are one change.
        is_between = (removed or added) and ours.isspace() and step is not steps[-1]
        if step.tag != "equal" or is_between:
            removed, added = removed + ours, added + theirs
        else:
            pieces += [*_change(removed, added), Piece(Kind.SAME, ours)]
            removed, added = "", ""
    return [*pieces, *_change(removed, added)]


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed and not (removed.isspace() and added):
        yield Piece(Kind.REMOVED, removed)
    if added:
        # Where only the space between two removed words is left, it is no news.
        yield Piece(Kind.SAME if removed and added.isspace() else Kind.ADDED, added)
