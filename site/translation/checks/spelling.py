"""Spaces, quotation marks, apostrophes and doubled words of French.

The typesetter sets many of them where a page is shown (translation/typography.py). So each check puts right what it
knows to be wrong, and speaks only if readers would see the difference.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts
from translation.checks.registry import check_of_french
from translation.inline_html import plain_text
from translation.typography import FRENCH, INLINE, NO_BREAK_SPACE, SPACES, french_of, rewrite_html, typeset_html

LETTER = r"[^\W\d_]"
MANY_TIMES = 5

GAP = rf"[{SPACES}]"
ELIDED = r"(?:[ldcjmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)"
VOWEL = "[aeiouyhàâæéèêëîïôœùûAEIOUYHÀÂÆÉÈÊËÎÏÔŒÙÛ]"

WRONG_SPACES = (
    # Twice, perhaps with a tag between.
    (re.compile(rf"(?<=\S)({GAP}){INLINE}+{GAP}+(?=\S)"), lambda found: found[0].rstrip(SPACES)),
    (re.compile(rf"(?<=\S){GAP}{{2,}}(?=\S)"), lambda found: found[0].strip(" ")[:1] or " "),
    # Before , and . and inside brackets.
    (re.compile(rf"(?<=[^\s.,]){GAP}+(,(?!\d)|\.(?![\w.,]))"), r"\1"),
    (re.compile(rf"(?<=\(){GAP}+|(?<=[\w.!?»”]){GAP}+(?=\))"), ""),
    # Missing behind a sign. A full stop needs a capital: travailleur.euse and page.html are words.
    (re.compile(rf"(?<={LETTER})([,;!?])(?={LETTER})"), r"\1 "),
    (re.compile(rf"(?<={LETTER}{LETTER}{LETTER}):(?={LETTER}{{3}})"), ": "),
    (re.compile(r"(?<=[a-zà-ÿ]{2})\.(?=[A-ZÀ-Ý][a-zà-ÿ])"), ". "),
    (re.compile(r"(?<=[\w.,])«"), " «"),
    (re.compile(rf"»(?={LETTER})"), "» "),
    # 5 $, 20 % and 7 h 30.
    (re.compile(r"(?<=\d)[%$€](?!\w)"), lambda found: NO_BREAK_SPACE + found[0]),
    (re.compile(r"\b(\d{1,2})h(?=\d\d\b|[^\w]|$)"), rf"\1{NO_BREAK_SPACE}h"),
    (re.compile(rf"(?<=\d{GAP}h)(\d\d)\b"), rf"{NO_BREAK_SPACE}\1"),
)
IN_GUILLEMETS = re.compile(r"(«[^»]*(?:»|$))")
CURLED = re.compile(rf"“{GAP}*([^“”\"]*?){GAP}*”")
STRAIGHT = re.compile(rf"(?<![\w\"])\"(?=[^\s\"])([^\"“”]*)(?<=[^\s\"])\"(?!{LETTER})")
WRONG_APOSTROPHES = (
    (re.compile(rf"(?<={LETTER})[´`‘ʼ′](?={LETTER})|(?<=\b[ldcjmnstLDCJMNST])[´`‘ʼ′]{GAP}?(?={LETTER})"), "’"),
    # l’ usine
    (re.compile(rf"\b({ELIDED}['’]){GAP}+(?={LETTER})", re.IGNORECASE), r"\1"),
    # l usine, but neither 5 m à pied nor the letters d et l.
    (re.compile(rf"(?<![\w’'.-])(?<!\d{GAP})({ELIDED}) (?={VOWEL}\w)(?!(?:et|ou)\b)"), r"\1’"),
    (re.compile(rf"((?:^|(?<=[.!?…] ))(?:[LDCJMNST]|Qu)) (?={VOWEL}[^\W\dA-Z])(?!(?:et|ou)\b)"), r"\1’"),
    (re.compile(r"\b(aujourd)[ -]?(?=hui\b)", re.IGNORECASE), r"\1’"),
)
POINTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
DOUBLED = re.compile(rf"(?<![\w’'-])({LETTER}+)((?:{GAP}|\n)(?:{GAP}|\n|{INLINE})*)(\1)(?![\w’'-])", re.IGNORECASE)
# Right where they stand twice: "nous nous levons", "se faire faire", "il s’en en alla", "non, non" without its comma.
MAY_STAND_TWICE = {"nous", "vous", "faire", "en", "très", "bien", "tout", "non", "oui", "là", "bla", "si", "trop", "ha"}


@check_of_french
def spaces(_source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    message = _("A space is missing, doubled, or stands where none should.")
    yield from _found("spaces", Level.WARNS, message, words, facts, _with_right_spaces)


@check_of_french
def quotation_marks(_source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    message = _("French quotation marks are « and ».")
    yield from _found("quotation-marks", Level.WARNS, message, words, facts, _with_guillemets)


@check_of_french
def apostrophes(_source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    message = _("An apostrophe is missing, is another sign, or has a space behind it.")
    yield from _found("apostrophes", Level.WARNS, message, words, facts, _with_apostrophes)


@check_of_french
def three_points(_source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    message = _("Three points are one sign: …")
    yield from _found("three-points", Level.ADVISES, message, words, facts, lambda text: POINTS.sub("…", text))


@check_of_french
def doubled_word(source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    theirs = {found[1].lower() for found in DOUBLED.finditer(plain_text(source))}
    message = _("A word stands twice.")
    yield from _found("doubled-word", Level.WARNS, message, words, facts, lambda text: _said_once(text, theirs))


def _found(
    code: str, level: Level, message: str | Promise, words: str, facts: TextFacts, change: Callable[[str], str]
) -> Iterator[Finding]:
    repaired = rewrite_html(words, lambda text: _until_it_stays(text, change))
    if repaired != words and _as_shown(repaired, facts) != _as_shown(words, facts):
        yield Finding(code=code, level=level, message=message, repair=repaired)


def _as_shown(html: str, facts: TextFacts) -> str:
    return french_of(typeset_html(html, language=FRENCH, place=facts.typography))


def _until_it_stays(text: str, change: Callable[[str], str]) -> str:
    """One change may make room for the next; where it never ends, nothing was wrong that we know of."""
    new = text
    for _time in range(MANY_TIMES):
        before, new = new, change(new)
        if new == before:
            return new
    return text


def _with_right_spaces(text: str) -> str:
    for wrong, right in WRONG_SPACES:
        text = wrong.sub(right, text)
    return text


def _with_guillemets(text: str) -> str:
    parts = IN_GUILLEMETS.split(text)
    # Within guillemets “ and ” are right.
    parts[::2] = (STRAIGHT.sub(_guillemets, CURLED.sub(_guillemets, part)) for part in parts[::2])
    return "".join(parts)


def _guillemets(found: re.Match[str]) -> str:
    return f"«{NO_BREAK_SPACE}{found[1]}{NO_BREAK_SPACE}»"


def _with_apostrophes(text: str) -> str:
    for wrong, right in WRONG_APOSTROPHES:
        text = wrong.sub(right, text)
    return text


def _said_once(text: str, theirs: set[str]) -> str:
    def once(found: re.Match[str]) -> str:
        word = found[1].lower()
        # Two capitals are a name: Bora Bora.
        if word in MAY_STAND_TWICE or word in theirs or (found[1][0].isupper() and found[3][0].isupper()):
            return found[0]
        return found[1] + "".join(character for character in found[2] if character == INLINE)

    return DOUBLED.sub(once, text)
