"""A text with the words in it marked that somebody looked for."""

import re
from dataclasses import dataclass

EITHER_APOSTROPHE = "['’]"


@dataclass(frozen=True)
class MarkedWords:
    # Plain text, which a template escapes.
    words: str
    is_marked: bool


def folded(text: str) -> str:
    """The text as it is compared: no capitals, one kind of apostrophe, single spaces."""
    return " ".join(text.replace("’", "'").lower().split())


def mark_words(text: str, query: str) -> list[MarkedWords]:
    """The text in pieces, those marked that are the query, however they are spaced or written."""
    if not query.strip():
        return [MarkedWords(text, is_marked=False)]
    pattern = r"\s+".join(re.sub(EITHER_APOSTROPHE, EITHER_APOSTROPHE, re.escape(word)) for word in query.split())
    parts = re.split(f"({pattern})", text, flags=re.IGNORECASE)
    return [MarkedWords(part, is_marked=place % 2 == 1) for place, part in enumerate(parts) if part]
