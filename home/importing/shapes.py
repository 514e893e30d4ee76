"""What a single line looks like, whatever stands around it."""

import re
from collections.abc import Callable
from enum import Enum, auto

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from home.importing.dates import date_in, has_date_words
from home.importing.document import Issue, Line, Plank, Reason
from home.importing.languages import sentences
from home.importing.ordinals import ORDINAL, ordinal_number

# Bounded, so that a very long word costs no time.
EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
URL = re.compile(r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]’']")

PLANK = re.compile(r"(?P<number>\d{1,3})\)\s*(?P<demand>.*)")
AFTER_ISSUE = r"(?:(?:\s*[,(]\s*|\s+[–—-]\s+)(?P<tail>[^()]{1,60}?)\)?)?[\s,.;:]*"
ISSUES = [
    re.compile(
        rf"(?P<title>(?:the\s+)?(?P<number>{ORDINAL})\s+issue(?:\s+of\s+[^,.;:()]{{1,60}}?)?){AFTER_ISSUE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<title>(?:[^.;()]{{1,60}}?\s*[,:–—-]\s+)?issue\s+(?:no\.?|number|№|\#)?\s*(?P<number>\d{{1,3}})"
        rf"(?:\s+of\s+[^,.;:()]{{1,60}}?)?){AFTER_ISSUE}",
        re.IGNORECASE,
    ),
]
STATEMENT = re.compile(
    r"(?:(?:our|joint|public|open)\s+){0,2}statement\s+(?:on|about|against|regarding|concerning|in|for|of|to)\s.+",
    re.IGNORECASE,
)
SUPERSEDED = {
    Reason.COVER_IS_THE_LINK: re.compile(
        r"\bclick(?:ing)?\s+on\s+(?:the|this|its|our)\s+(?:\w+\s+)?(?:image|picture|cover|photo|thumbnail)\b"
        r"|\bcliquez\s+sur\s+(?:l['’]image|la\s+couverture|la\s+photo)",
        re.IGNORECASE,
    ),
    Reason.SITE_IS_BEGINNING: re.compile(
        r"\b(?:this|our|the)\s+(?:web\s?)?(?:site|page)\s+is\s+(?:\w+\s+){0,3}"
        r"(?:beginning|starting|new|unfinished|under\s+construction)\b",
        re.IGNORECASE,
    ),
}
LOST_LINK = re.compile(
    r"\b(?:click|tap)\s+here\b|\bcliquez\s+ici\b"
    r"|\b(?:found|read|seen|watched|viewed|heard|downloaded|available|disponibles?|lire|voir)\s+(?:here|ici)\W*$",
    re.IGNORECASE,
)
CUT = re.compile(r"\b(?:shortened|abridged|condensed|cut|omitted|left\s+out)\b", re.IGNORECASE)
SHORTENED = re.compile(
    r"\b(?:shortened|abridged|condensed|cut|graphics?|pictures?|images?|illustrations?)\b", re.IGNORECASE
)
IN_PRINT = re.compile(r"\bprint(?:ed)?\b|\bpaper\s+(?:version|edition)\b", re.IGNORECASE)
INVITATION = re.compile(
    r"\b(?:work\s+with|join|help|contribut\w+|distribut\w+|take\s+part|volunteer\w*|donat\w+)\b", re.IGNORECASE
)
IF_YOU = re.compile(r"if\s+you\s+(?:would|want|wish|like|are|can|could|have)\b", re.IGNORECASE)

MOST_ISSUE_WORDS = 7
# What a heading may end with and a title does not.
LOOSE_ENDS = " ,:;"
# A sentence about the page itself is short; what is longer is an argument that happens to use its words.
MOST_NOTICE_WORDS = 45


class Shape(Enum):
    PLANK = auto()
    ISSUE = auto()
    STATEMENT = auto()
    CONTACT = auto()
    INVITATION = auto()
    SUPERSEDED = auto()
    PRINT_NOTE = auto()
    LEAD = auto()
    HEADING = auto()
    PROSE = auto()
    # Several lines together: home/importing/announcements.py.
    ANNOUNCEMENT = auto()


def shape_of(line: Line) -> Shape:
    """What a line is by its own words. What stands around it may still overrule it."""
    text = line.text
    if read_plank(line):
        return Shape.PLANK
    if read_issue(line):
        return Shape.ISSUE
    if STATEMENT.fullmatch(text) and is_title(text.rstrip(".,:; "), most_words=30, longest=200):
        return Shape.STATEMENT
    if len(text.split()) <= MOST_NOTICE_WORDS and (notice := _notice_shape(text)):
        return notice
    return Shape.HEADING if is_title(text) else Shape.PROSE


def _notice_shape(text: str) -> Shape | None:
    if email_in(text):
        return Shape.CONTACT
    if superseding(text):
        return Shape.SUPERSEDED
    if tells_of_print(text):
        return Shape.PRINT_NOTE
    if all(has_lost_link(sentence) for sentence in sentences(text)):
        return Shape.LEAD
    if IF_YOU.match(text) and INVITATION.search(text):
        return Shape.INVITATION
    return None


def is_title(text: str, *, most_words: int = 16, longest: int = 120) -> bool:
    """Short, begins like a title, and is no sentence."""
    if len(text) > longest or len(text.split()) > most_words or URL.search(text):
        return False
    letters = [character for character in text if character.isalnum()]
    begins_like_one = bool(letters) and not letters[0].islower() and any(letter.isalpha() for letter in letters)
    return (
        begins_like_one and not text.rstrip('"”’»)').endswith((".", ",", ":", ";", "…")) and len(sentences(text)) == 1
    )


def read_plank(line: Line) -> Plank | None:
    match = PLANK.fullmatch(line.text)
    return Plank(line, int(match["number"]), match["demand"].strip()) if match else None


def read_issue(line: Line) -> Issue | None:
    """The issue that a line announces; a date may follow its name, and nothing else."""
    match = next((match for pattern in ISSUES if (match := pattern.fullmatch(line.text))), None)
    is_sentence = line.text.endswith(".") and len(line.text.split()) > MOST_ISSUE_WORDS
    if match is None or is_sentence:
        return None
    tail = (match["tail"] or "").strip(LOOSE_ENDS)
    if tail and not has_date_words(tail):
        return None
    date = date_in(tail)
    return Issue(line, ordinal_number(match["number"]), match["title"].strip(), date, "" if date else tail)


def email_in(text: str) -> str:
    """The first e-mail address of a text that mail can be sent to, or ""."""
    return next((found for found in EMAIL.findall(text) if _is_valid(found, validate_email)), "")


def url_in(text: str) -> str:
    """The first address of a text that a link can lead to, or ""."""
    return next((found for found in URL.findall(text) if len(found) <= 200 and _is_valid(found, URLValidator())), "")


def _is_valid(text: str, validate: Callable[[str], None]) -> bool:
    try:
        validate(text)
    except ValidationError:
        return False
    return True


def superseding(text: str) -> Reason | None:
    """What of the new site takes the place of this line, if anything does."""
    return next((reason for reason, pattern in SUPERSEDED.items() if pattern.search(text)), None)


def has_lost_link(sentence: str) -> bool:
    """It says “here” where a link was, and gives no address."""
    return bool(LOST_LINK.search(sentence)) and not URL.search(sentence)


def tells_of_print(text: str) -> bool:
    """One of its sentences tells what the printed paper lacks."""
    return any(CUT.search(sentence) and IN_PRINT.search(sentence) for sentence in sentences(text))


def print_note_in(text: str) -> str:
    """What a line tells of the printed paper, without the sentences that only lead on to it."""
    told = [sentence for sentence in sentences(text) if not has_lost_link(sentence)]
    return " ".join(told or [text]).rstrip(LOOSE_ENDS)


def tells_of_shortening(note: str) -> bool:
    """Of pieces, or of their pictures, and not of whole pieces left out."""
    return bool(SHORTENED.search(note))
