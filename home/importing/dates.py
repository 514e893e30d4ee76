"""Dates as an English text writes them. Only a day that is given in full becomes a date."""

import datetime
import re

from home.importing.languages import french_score

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FRENCH_MONTHS = (
    *("janvier", "février", "fevrier", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "aout", "septembre", "octobre", "novembre", "décembre", "decembre"),
)
FRENCH_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FULL_DATES = [
    re.compile(rf"\b{MONTH} {DAY},? {YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{DAY} (?:of )?{MONTH},? {YEAR}\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
]


def _any_of(*words: str) -> str:
    return "|".join(words)


# In English with a capital: “may” is not a month.
ENGLISH = _any_of(*(spelling for word in MONTHS + WEEKDAYS for spelling in (word.capitalize(), word.upper())))
FRENCH = f"(?i:{_any_of(*FRENCH_MONTHS, *FRENCH_WEEKDAYS)})"
ENGLISH_WORDS = re.compile(rf"\b(?:{ENGLISH})\b")
FRENCH_WORDS = re.compile(rf"\b{FRENCH}\b")
YEAR_ALONE = re.compile(rf"\b{YEAR}\b")
# A date begins with the name of a day or month, or with the number that belongs to it.
BEGINNING = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?)?(?:{ENGLISH}|{FRENCH})\b")


def date_in(text: str) -> datetime.date | None:
    """The one day that the text gives with its month and year, or None."""
    found = [day for pattern in FULL_DATES for match in pattern.finditer(text) if (day := _day(match))]
    return found[0] if len(set(found)) == 1 else None


def _day(match: re.Match[str]) -> datetime.date | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1
    try:
        return datetime.date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def has_date_words(text: str) -> bool:
    """The text names a month, a weekday or a year, in English or in French."""
    return any(pattern.search(text) for pattern in (ENGLISH_WORDS, FRENCH_WORDS, YEAR_ALONE))


def date_words_in(text: str) -> str:
    """What a text says from the first name of a day or month on, or ""."""
    beginning = BEGINNING.search(text)
    return text[beginning.start() :].rstrip(" .,:;") if beginning else ""


def date_halves(text: str) -> tuple[str, str]:
    """Date words in English and in French, of “Friday / vendredi, May 7 / 7 mai”; no French where there is none."""
    english: list[str] = []
    french: list[str] = []
    for part in text.split(","):
        halves = [half.strip() for half in re.split(r"\s+/\s+|(?<=[^\W\d])/(?=[^\W\d])", part.strip())]
        if len(halves) == 2:
            english.append(halves[0])
            french.append(halves[1])
        elif not re.search(r"[^\W\d_]", part):
            # A number says the same in both.
            english.append(part.strip())
            french.append(part.strip())
        elif FRENCH_WORDS.search(part) or french_score(part) > 0:
            french.append(part.strip())
        else:
            english.append(part.strip())
    if not (FRENCH_WORDS.search(", ".join(french)) and english):
        return text, ""
    return ", ".join(english), ", ".join(french)
