"""Numbers in words. They excuse a figure of the other language: nobody must write "seven" where French has 7."""

import re
from decimal import Decimal

MONTHS = {
    "en": {
        name: number
        for number, names in enumerate(
            [
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ],
            start=1,
        )
        for name in names.split()
    },
    "fr": {
        name: number
        for number, names in enumerate(
            [
                "janvier janv",
                "février fevrier févr",
                "mars",
                "avril avr",
                "mai",
                "juin",
                "juillet juil",
                "août aout",
                "septembre sept",
                "octobre oct",
                "novembre nov",
                "décembre decembre déc",
            ],
            start=1,
        )
        for name in names.split()
    },
}
ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
}
ORDINALS = {
    "en": "_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "fr": "_ premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
    "douzième",
}
TENS = {
    "en": "_ _ twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "_ _ vingt trente quarante cinquante soixante septante huitante nonante",
}
OTHERS = {
    "en": {
        "a": 1,
        "an": 1,
        "once": 1,
        "twice": 2,
        "both": 2,
        "half": Decimal("0.5"),
        "quarter": Decimal("0.25"),
        "dozen": 12,
        "dozens": 12,
        "noon": 12,
        "midnight": 0,
        "hundred": 100,
        "hundreds": 100,
        "thousand": 1000,
        "thousands": 1000,
        "million": 10**6,
        "millions": 10**6,
        "billion": 10**9,
        "billions": 10**9,
    },
    "fr": {
        "une": 1,
        "première": 1,
        "second": 2,
        "seconde": 2,
        "deux": 2,
        "demi": Decimal("0.5"),
        "demie": Decimal("0.5"),
        "moitié": Decimal("0.5"),
        "quart": Decimal("0.25"),
        "douzaine": 12,
        "douzaines": 12,
        "dizaine": 10,
        "dizaines": 10,
        "vingtaine": 20,
        "quinzaine": 15,
        "trentaine": 30,
        "quarantaine": 40,
        "soixantaine": 60,
        "cinquantaine": 50,
        "centaine": 100,
        "centaines": 100,
        "midi": 12,
        "minuit": 0,
        "vingts": 20,
        "cent": 100,
        "cents": 100,
        "mille": 1000,
        "millier": 1000,
        "milliers": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
}
LINKS = {"and", "et"}
ROMAN = re.compile(r"\b([IVXLC]+)(?:er|re|e|ème|ᵉ)\b")
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _vocabulary(language: str) -> dict[str, Decimal]:
    known: dict[str, Decimal] = {}
    for table, step in ((ONES, 1), (ORDINALS, 1), (TENS, 10)):
        known |= {word: Decimal(place * step) for place, word in enumerate(table[language].split())}
    known |= {word: Decimal(value) for word, value in OTHERS[language].items()}
    known.pop("_")
    return known


VOCABULARY = {language: _vocabulary(language) for language in ONES}


def values_in_words(text: str, language: str) -> set[Decimal]:
    """Every number that words in the text may mean, alone (twenty, two) or together (twenty-two)."""
    known = VOCABULARY[language]
    values: set[Decimal] = {Decimal(_roman(found[1])) for found in ROMAN.finditer(text)}
    run: list[Decimal] = []
    for word in [*re.findall(r"\w+", text.lower()), ""]:
        if word in known:
            run.append(known[word])
            values.add(known[word])
        elif run and word not in LINKS:
            values.add(_together(run))
            run = []
    return values


def _together(run: list[Decimal]) -> Decimal:
    total, current = Decimal(0), Decimal(0)
    for value in run:
        if value >= 1000:
            total, current = total + max(current, Decimal(1)) * value, Decimal(0)
        elif value == 100:
            current = max(current, Decimal(1)) * 100
        elif value == 20 and current % 100 == 4:
            # Quatre-vingts.
            current += 76
        else:
            current += value
    return total + current


def _roman(digits: str) -> int:
    values = [ROMAN_DIGITS[digit] for digit in digits]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
