"""Telling English from French in a line that carries both. It knows function words, not the languages."""

import re

WORD = re.compile(r"[^\W\d_]+")
ENGLISH = frozenset(
    WORD.findall(
        "a about all and are as at be by for from has have her his how in is it more of on or our that the their they "
        "this to was we were what who why will with you your"
    )
)
FRENCH = frozenset(
    WORD.findall(
        "au aux avec ce ces cette comment d dans de des du elle en est et il ils je l la le les leur leurs mais ne nos "
        "notre nous ou par pas plus pour pourquoi qu que qui sa se ses son sont sur un une vos votre vous à où"
    )
)
# Where a title in both languages may be parted.
SEPARATOR = re.compile(r"\s*(?:,|;|/|\||\s[–—-]\s)\s*")
SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»)]))\s+(?=[\"“‘«(]?\s?[A-ZÀ-Ý])")


def french_score(text: str) -> int:
    """How much more French than English a text is; below zero, it is English."""
    words = WORD.findall(text.lower())
    accents = len(re.findall(r"[àâçèéêëîïôùûüœ]", text.lower()))
    return sum(word in FRENCH for word in words) - sum(word in ENGLISH for word in words) + accents


def sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE_END.split(text.strip()) if sentence]


def by_language(parts: list[str]) -> tuple[str, str]:
    """The English parts and the French ones, each joined with spaces."""
    english = " ".join(part for part in parts if french_score(part) <= 0)
    french = " ".join(part for part in parts if french_score(part) > 0)
    return english, french


def title_halves(text: str) -> tuple[str, str] | None:
    """A title in English and in French, in either order, parted where the language changes; None where it does not."""
    best: tuple[int, str, str] | None = None
    for separator in SEPARATOR.finditer(text):
        first, second = text[: separator.start()].strip(), text[separator.end() :].strip()
        scores = french_score(first), french_score(second)
        english, french = (first, second) if scores[0] < scores[1] else (second, first)
        if not min(scores) <= 0 < max(scores) or not _is_title_pair(english, french):
            continue
        contrast = abs(scores[0] - scores[1])
        # Of equal contrasts the first: a comma inside the second half must not part it.
        if best is None or contrast > best[0]:
            best = contrast, english, french
    return best and (best[1], best[2])


def _is_title_pair(english: str, french: str) -> bool:
    """Accents alone make no French: an English sentence may name Montréal and Québec."""
    has_french_words = any(word in FRENCH for word in WORD.findall(french.lower()))
    first_word = WORD.search(english)
    return has_french_words and first_word is not None and not first_word[0][0].islower()
