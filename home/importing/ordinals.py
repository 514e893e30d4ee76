"""The number that an English ordinal or numeral means: “sixth”, “twenty-first”, “6th”, “6”."""

import re

UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")

ORDINALS: dict[str, int] = {word: number for number, word in enumerate(UNITS + TEENS, start=1)}
for place, stem in enumerate(TENS, start=2):
    ORDINALS[f"{stem}ieth"] = place * 10
    ORDINALS.update({f"{stem}y {unit}": place * 10 + number for number, unit in enumerate(UNITS, start=1)})

# The longest first: “sixteenth” begins with “sixt”, “twenty first” ends with “first”.
ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace(" ", "[ -]") + r"|\d{1,3}(?:st|nd|rd|th))"


def ordinal_number(text: str) -> int:
    """The number of an ordinal or a numeral in digits; KeyError for any other word."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ORDINALS[text.lower().replace("-", " ")]
