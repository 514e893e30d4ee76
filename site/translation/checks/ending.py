"""The sign at the end of a text."""

import re
from collections.abc import Iterator
from typing import cast

from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.registry import check_of_french
from translation.inline_html import mended
from translation.typography import BREAK, INLINE, french_of, rewrite_html

SPACES = rf"\s{INLINE}{BREAK}"
CLOSERS = rf"[{SPACES}»”\"’')\]]*"
END = re.compile(rf"(?P<gap>[{SPACES}]*)(?P<run>[.!?:…]+(?:[{SPACES}]*[.!?:…]+)*)?(?P<closers>{CLOSERS})$")
NOT_A_SIGN = re.compile(r"[^.!?:…]")
# The point belongs to the word, so that a sentence may have one more at its end, or none.
ABBREVIATION = re.compile(r"\b(?:[ap]\.m|etc|inc|ltd|co|st|jr|sr|no|vol|p|M|cie|[A-Z])\.$", re.IGNORECASE)


@check_of_french
def end_differs(source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    text, translated = french_of(mended(source)), french_of(words)
    if not _marks_off(text) or not _marks_off(translated):
        return
    wanted, found = _sign(text), _sign(translated)
    if set(wanted) == set(found) or ({wanted, found} == {".", ""} and (_abbreviates(text) or _abbreviates(translated))):
        return
    repaired = rewrite_html(words, lambda text: _ended(text, wanted))
    if wanted and found:
        message = _("The source ends with “%(wanted)s”, the translation with “%(found)s”.")
    elif wanted:
        message = _("The source ends with “%(wanted)s”, the translation does not.")
    else:
        message = _("The translation ends with “%(found)s”, the source does not.")
    yield Finding(
        code="end-differs",
        level=Level.WARNS,
        message=filled(message, wanted=wanted, found=found),
        repair=repaired if set(_sign(french_of(repaired))) == set(wanted) else None,
    )


def _sign(text: str) -> str:
    """The signs at its end: "." and "?!", for instance; three points are one sign."""
    run = NOT_A_SIGN.sub("", _end_of(text)["run"] or "")
    return run.replace("...", "…").replace("..", "…")


def _end_of(text: str) -> re.Match[str]:
    # Nothing at all is an end too, so it always matches.
    return cast("re.Match[str]", END.search(text))


def _abbreviates(text: str) -> bool:
    return bool(ABBREVIATION.search(text.replace(INLINE, "").rstrip("\"”’')] \n")))


def _ended(text: str, sign: str) -> str:
    found = _end_of(text)
    if found["run"]:
        return text[: found.start()] + _marks(found["gap"]) + sign + _marks(found["run"]) + found["closers"]
    if found["closers"].strip(f" \n{INLINE}{BREAK}") and sign != ".":
        # Inside the quotation or behind it? That is for a person to say.
        return text
    return text.rstrip() + sign


def _marks_off(text: str) -> str:
    return text.replace(INLINE, "").replace(BREAK, "").strip()


def _marks(text: str) -> str:
    return "".join(character for character in text if character in (INLINE, BREAK))
