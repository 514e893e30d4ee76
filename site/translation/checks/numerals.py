"""The figures of a text: numbers, amounts, percentages, times and dates, read by the habits of its language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translation.checks.number_words import MONTHS

SPACE = "[ \u00a0\u202f\u2009]"
MONTH = {language: "|".join(names) for language, names in MONTHS.items()}
SCALES = {
    "thousand": 3,
    "mille": 3,
    "k": 3,
    "million": 6,
    "millions": 6,
    "m": 6,
    "billion": 9,
    "billions": 9,
    "milliard": 9,
    "milliards": 9,
    "g": 9,
}
UNITS = {"%": r"%|per\s?cent\b|percent\b|pour\s?cent\b|p\.\s?100", "$": r"\$|dollars?\b", "€": "€|euros?\\b", "£": "£"}
UNIT = "|".join(f"(?:{words})" for words in UNITS.values())
HALF_DAY = {"a": 0, "p": 12}

PATTERNS = {
    "en": re.compile(
        rf"""
        (?P<date>(?P<iso>\d{{4}}-\d\d-\d\d)
            |\b(?P<month>{MONTH["en"]})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)
            |(?P<day_before>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month_after>{MONTH["en"]})\b)
      | (?P<time>\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?
            |\b(?P<hour_only>[01]?\d|2[0-4]):(?P<minute_only>[0-5]\d)\b)
      | (?:(?P<currency>[$€£])\s?)?
        (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d+(?:\.\d+)?)
        (?:[\s-](?P<scale>thousand|million|billion)s?\b)?(?:[\s-]?(?P<unit>{UNIT}))?
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "fr": re.compile(
        rf"""
        (?P<date>(?P<iso>\d{{4}}-\d\d-\d\d)
            |(?P<day>\d{{1,2}})(?:er|e)?\s(?P<month>{MONTH["fr"]})\b)
      | (?P<time>\b(?P<hour>[01]?\d|2[0-4])\s?(?:h|heures?)(?:\s?(?P<minute>[0-5]\d))?\b
            (?:\s(?P<half>du\smatin|de\sl[’']après-midi|du\ssoir))?
            |\b(?P<hour_only>[01]?\d|2[0-4]):(?P<minute_only>[0-5]\d)\b)
      | (?:(?P<currency>[$€£])\s?)?
        (?P<number>\d{{1,3}}(?:(?:{SPACE}|\.)\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[,.]\d+)?)
        (?:\s(?P<scale>mille|millions?|milliards?)\b|\s?(?P<letter>[kMG])(?=\s?[$€]))?
        (?:\s?(?:de\s|d[’'])?(?P<unit>{UNIT}))?
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class Figure:
    # As it stands in the text, for people.
    raw: str
    # What it may mean: 1.5 and 1.50 are one value; "12 300" may be one number or two.
    values: frozenset[Decimal]
    unit: str = ""
    # Minutes after midnight; two where nobody says which half of the day.
    times: frozenset[int] = frozenset()
    # Month and day.
    date: tuple[int, int] | None = None


def figures_in(text: str, language: str) -> Iterator[Figure]:
    """The figures written with digits."""
    for found in PATTERNS[language].finditer(text):
        if found["date"]:
            yield from _dates(found, language)
        elif found["time"]:
            yield _time(found, language)
        else:
            yield _number(found, language)


def _dates(found: re.Match[str], language: str) -> Iterator[Figure]:
    raw = found[0].strip()
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        yield Figure(found["iso"], frozenset({Decimal(year)}))
        yield Figure(raw, frozenset({Decimal(day)}), date=(month, day))
        return
    groups = found.groupdict()
    name = (groups["month"] or groups.get("month_after") or "").lower()
    day = int(groups["day"] or groups.get("day_before") or 0)
    yield Figure(raw, frozenset({Decimal(day)}), date=(MONTHS[language][name], day))


def _time(found: re.Match[str], language: str) -> Figure:
    hour = int(found["hour"] or found["hour_only"])
    minute = int(found["minute"] or found["minute_only"] or 0)
    values = frozenset({Decimal(hour) + Decimal(minute) / 60})
    return Figure(found[0].strip(), values, times=frozenset(_times(hour, minute, found["half"] or "", language)))


def _times(hour: int, minute: int, half: str, language: str) -> set[int]:
    if half and language == "en":
        return {(hour % 12 + HALF_DAY[half.lower()]) * 60 + minute}
    if half:
        return {(hour % 12 + (0 if half.endswith("matin") else 12)) * 60 + minute}
    plain = {hour % 24 * 60 + minute}
    # English clocks show twelve hours, French ones twenty-four.
    return plain | {(hour + 12) % 24 * 60 + minute} if language == "en" and hour <= 12 else plain


def _number(found: re.Match[str], language: str) -> Figure:
    scale = found["scale"] or found.groupdict().get("letter") or ""
    factor = 10 ** SCALES.get(scale.lower(), 0)
    values = {value * factor for value in _read(found["number"], language)}
    mark = (found["currency"] or found["unit"] or "").lower()
    unit = next((unit for unit, words in UNITS.items() if mark and re.match(words, mark)), "")
    return Figure(found[0].strip(), frozenset(values), unit)


def _read(number: str, language: str) -> set[Decimal]:
    parts = re.split(SPACE, number)
    whole = "".join(parts)
    if language == "en":
        return {Decimal(whole.replace(",", ""))}
    # A point is the French mark of nothing: 1.500 in Belgium, version 2.0 everywhere.
    point, comma, decimals = whole.partition(",")
    values = {Decimal(point.replace(".", "") + ("." + decimals if comma else ""))} if point.count(".") != 1 else set()
    if point.count(".") == 1 and not comma:
        values |= {Decimal(point)} | ({Decimal(point.replace(".", ""))} if re.search(r"\.\d{3}$", point) else set())
    elif point.count(".") == 1:
        values.add(Decimal(point.replace(".", "") + "." + decimals))
    return values
