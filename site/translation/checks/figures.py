"""Numbers, dates, money and percentages must be the same; how they are written differs, and rightly so."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.number_words import values_in_words
from translation.checks.numerals import Figure, figures_in
from translation.checks.registry import check_of_french
from translation.inline_html import plain_text

HOURS_IN_DAY = 24


@check_of_french
def figures_differ(source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    text, translated = plain_text(source), plain_text(words)
    if not translated.strip():
        return
    ours, theirs = list(figures_in(text, "en")), list(figures_in(translated, "fr"))
    ours, theirs = _apart(ours, theirs), _apart(theirs, ours)
    lost = _unmatched(ours, theirs, values_in_words(translated, "fr"))
    added = _unmatched(theirs, ours, values_in_words(text, "en"))
    if lost and added:
        message = _("The source says %(lost)s, the translation %(added)s.")
    elif lost:
        message = _("The translation lacks %(lost)s.")
    elif added:
        message = _("The source does not say %(added)s.")
    else:
        return
    message = filled(message, lost=_listed(lost), added=_listed(added))
    yield Finding(code="figures-differ", level=Level.WARNS, message=message)


def _unmatched(figures: list[Figure], others: list[Figure], in_words: set[Decimal]) -> list[Figure]:
    return [
        figure
        for figure in figures
        if not any(_agree(figure, other) for other in others) and not _in_words(figure, in_words)
    ]


def _apart(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    """The figures, with 613 555 as two where the other language has those two and not the one."""
    known = {value for other in others for value in other.values}
    apart: list[Figure] = []
    for figure in figures:
        parts = [part for part in re.split(r"\D+", figure.raw) if part]
        is_one = len(parts) < 2 or figure.times or figure.date or figure.values & known
        values = [Decimal(part) for part in parts]
        if is_one or not known.issuperset(values):
            apart.append(figure)
        else:
            apart += [Figure(part, frozenset({value})) for part, value in zip(parts, values, strict=True)]
    return apart


def _agree(one: Figure, other: Figure) -> bool:
    if one.date and other.date:
        return one.date == other.date
    if one.times and other.times:
        return bool(one.times & other.times)
    if one.times or other.times:
        clock, number = (one, other) if one.times else (other, one)
        # "At 8 tonight" is 20 h; a shift of 12 hours is 12 heures.
        return not number.unit and bool(_hours(number.values) & _hours(clock.values))
    if one.unit and other.unit and one.unit != other.unit:
        return False
    return bool(one.values & other.values)


def _in_words(figure: Figure, in_words: set[Decimal]) -> bool:
    if figure.times:
        return bool(_hours({value // 1 for value in figure.values}) & _hours(in_words))
    return bool(figure.values & in_words)


def _hours(values: Iterable[Decimal]) -> set[Decimal]:
    """Those that may be hours, as a clock face shows them: seven in the evening is 7 and 19."""
    return {value % 12 for value in values if value <= HOURS_IN_DAY}


def _listed(figures: list[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.raw for figure in figures))
