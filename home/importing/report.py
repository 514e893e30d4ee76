"""The account as a table for the person at the keyboard."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import shorten, wrap

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.importing.account import Entry, Fate
from home.importing.outcomes import CHANGES, Outcomes, State

# Line, fate, where, text with remarks: 118 characters with the two spaces between.
WIDTHS = (5, 15, 28, 64)
EXCERPT_LENGTH = 62


def report(*, entries: Sequence[Entry], outcomes: Outcomes, kept: bool) -> str:
    """The account of every line, the totals and what was made; it says where nothing was changed, or nothing kept."""
    parts = [_table(entries), _totals(entries), _pieces(outcomes), [_conclusion(outcomes, kept=kept)]]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _table(entries: Iterable[Entry]) -> list[str]:
    lines = _row(([_("Line")], [_("Fate")], [_("Where")], [_("Text, and what to know about it")]), WIDTHS)
    lines += _row(tuple(["-" * width] for width in WIDTHS), WIDTHS)
    for entry in entries:
        text = f"“{_excerpt(entry)}”"
        cells = ([str(entry.line.number)], [str(entry.fate.value)], [entry.where or "–"], [text, *entry.remarks])
        lines += _row(cells, WIDTHS)
    return lines


def _excerpt(entry: Entry) -> str:
    """Enough to recognise what is placed; all of what is not on the site, or not as it was."""
    if entry.fate in {Fate.PLACED, Fate.SUPERSEDED}:
        return shorten(entry.line.text, EXCERPT_LENGTH, placeholder="…")
    return entry.line.text


def _totals(entries: Sequence[Entry]) -> list[str]:
    counts = Counter(entry.fate for entry in entries)
    lines = [_("Lines with text: %(count)s") % {"count": len(entries)}]
    return lines + [f"  {capfirst(str(fate.value))}: {counts[fate]}" for fate in Fate]


def _pieces(outcomes: Outcomes) -> list[str]:
    """How many of each kind were made, published, and left as they were."""
    if not outcomes:
        return []
    widths = (28, 12, 20, 16, 18, 9)
    headings = (_("Kind"), _("New drafts"), _("New and published"), _("Now published"), _("Left as they are"))
    rows: dict[str, Counter[int]] = {}
    for outcome in outcomes.values():
        is_new = outcome.state is State.MADE
        column = (2 if outcome.is_live else 1) if is_new else 3 if outcome.state is State.PUBLISHED else 4
        rows.setdefault(capfirst(str(outcome.model._meta.verbose_name)), Counter())[column] += 1
    lines = _row(tuple([heading] for heading in headings), widths)
    for kind, counts in rows.items():
        lines += _row(([kind], *([str(counts[column])] for column in range(1, 5))), widths)
    return lines


def _conclusion(outcomes: Outcomes, *, kept: bool) -> str:
    if not outcomes:
        return _("Nothing in this text was recognised: nothing was changed.")
    if not any(outcome.state in CHANGES for outcome in outcomes.values()):
        return _("Nothing was changed: nothing in this text is new to the site.")
    if not kept:
        return _("This was a dry run: everything above was done and then undone. Nothing was changed.")
    return _("The import is done.")


def _row(cells: Sequence[list[str]], widths: Sequence[int]) -> list[str]:
    """A row of wrapped cells; each cell is a list of paragraphs."""
    columns = [
        [line for paragraph in cell for line in wrap(paragraph, width)]
        for cell, width in zip(cells, widths, strict=False)
    ]
    rows = zip_longest(*columns, fillvalue="")
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows]
