"""Everything translated into a language, kept in the process, because comparing a sentence with all others in the
database would take seconds.

Each look-up asks the table whether it has changed, and takes over what has: every process knows at once what another
one has saved.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from django.db.models import Count, Max, Sum
from wagtail.models import Locale

from translation.inline_html import plain_text
from translation.known_texts import known_texts
from translation.marked_words import folded

# The newest ones. 20,000 need 70 MB.
AT_MOST = 100_000
# A transaction that began earlier may end later, so that its rows carry an earlier moment than those known already.
WORD = re.compile(r"\w+|[^\w\s]")
# Behind the surrogates, which rapidfuzz cannot read, there is room for a million.
UNKNOWN, FIRST = "\0", 0xE000
OVERLAP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Known:
    pk: int
    source: str
    words: str
    text: str
    context_id: int | None
    object_id: UUID | None
    path: str
    # One character for each word: long texts are compared by words first, in a tenth of the time.
    code: str
    # Both languages, as they are searched.
    folded: str


@dataclass(frozen=True)
class Some:
    """Texts side by side with their rows."""

    texts: list[str]
    codes: list[str]
    rows: list[Known]


class Vocabulary:
    """Gives each word a character. It only grows, so that a code once made stays right."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}

    def code_of(self, text: str) -> str:
        """The text for the snapshot, its new words learnt."""
        return "".join(self._characters.setdefault(word, self._next()) for word in WORD.findall(text.lower()))

    def code_to_find(self, text: str) -> str:
        """The text to be looked for; words that no text has are all one character that no text has either."""
        return "".join(self._characters.get(word, UNKNOWN) for word in WORD.findall(text.lower()))

    def _next(self) -> str:
        # Past a million words two may share one: the texts themselves are compared afterwards.
        return chr(FIRST + len(self._characters) % (sys.maxunicode - FIRST))


@dataclass(frozen=True)
class Snapshot:
    # What the table said of itself: newest change, number of rows, sum of their keys.
    version: tuple[datetime | None, int, int]
    rows: dict[int, Known]
    vocabulary: Vocabulary
    # By length.
    ordered: list[Known] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def of_length(self, shortest: float, longest: float) -> Some:
        start, end = bisect_left(self.lengths, shortest), bisect_right(self.lengths, longest)
        return Some(self.texts[start:end], self.codes[start:end], self.ordered[start:end])


SNAPSHOTS: dict[int, Snapshot] = {}
LOCK = Lock()
COLUMNS = (
    "pk",
    "translation_of__data",
    "data",
    "context_id",
    "context__object_id",
    "context__path",
)


def snapshot_of(locale: Locale) -> Snapshot:
    """All that is translated into the language, as the database has it now."""
    version = _version(locale)
    known = SNAPSHOTS.get(locale.pk)
    if known and known.version == version:
        return known
    # One thread brings it up to date; others wait rather than do the same.
    with LOCK:
        known = SNAPSHOTS.get(locale.pk)
        if not known or known.version != version:
            known = SNAPSHOTS[locale.pk] = _brought_up_to_date(known, version, locale)
    return known


def _version(locale: Locale) -> tuple[datetime | None, int, int]:
    found = known_texts(locale).aggregate(newest=Max("updated_at"), count=Count("pk"), keys=Sum("pk", default=0))
    return found["newest"], found["count"], found["keys"]


def _brought_up_to_date(known: Snapshot | None, version: tuple[datetime | None, int, int], locale: Locale) -> Snapshot:
    newest = known.version[0] if known else None
    if known and newest and version[1] <= AT_MOST:
        changed = known_texts(locale).filter(updated_at__gte=newest - OVERLAP)
        rows = known.rows | _read(changed.values_list(*COLUMNS), known.vocabulary)
        # Otherwise some are gone: deleted, or to be reviewed.
        if (len(rows), sum(rows)) == version[1:]:
            return _ordered(version, rows, known.vocabulary)
    vocabulary = Vocabulary()
    newest_ones = known_texts(locale).order_by("-pk")[:AT_MOST]
    return _ordered(version, _read(newest_ones.values_list(*COLUMNS), vocabulary), vocabulary)


def _read(rows: Iterable[tuple], vocabulary: Vocabulary) -> dict[int, Known]:
    known = {}
    for pk, source, words, context, page, path in rows:
        text = plain_text(source).strip()
        both = f"{folded(text)}\n{folded(plain_text(words))}"
        known[pk] = Known(pk, source, words, text, context, page, path or "", vocabulary.code_of(text), both)
    return known


def _ordered(version: tuple[datetime | None, int, int], rows: dict[int, Known], vocabulary: Vocabulary) -> Snapshot:
    ordered = sorted(rows.values(), key=lambda known: len(known.text))
    texts = [known.text for known in ordered]
    lengths = [len(text) for text in texts]
    return Snapshot(version, rows, vocabulary, ordered, lengths, texts, [known.code for known in ordered])
