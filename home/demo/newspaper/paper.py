"""What is printed, as plain facts: no page of the site and no row of the database comes to the press."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PIL import Image


@dataclass(frozen=True)
class Crosshead:
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True)
class Notice:
    """A boxed announcement: when, where, for whom."""

    title: str
    text: str


@dataclass(frozen=True)
class Quote:
    """A sentence from a piece, set large."""

    text: str
    attribution: str = ""


@dataclass(frozen=True)
class Illustration:
    """A picture that stands with its piece."""

    picture: Image.Image
    caption: str = ""


@dataclass(frozen=True)
class PrintedPiece:
    """A piece as the paper has it: a shortened one holds only what is printed."""

    title: str
    lede: str
    byline: str
    section: str
    paragraphs: Sequence[str | Crosshead]
    # The page on which it begins.
    page: int = 1
    quote: Quote | None = None
    illustration: Illustration | None = None
    notice: Notice | None = None
    # Its full length stands on the site.
    is_longer_online: bool = False


@dataclass(frozen=True)
class HouseWords:
    """What the paper says of itself in every number. What is empty is not printed."""

    call_title: str = ""
    call_text: str = ""
    contact: str = ""
    about: str = ""


@dataclass(frozen=True)
class PrintedIssue:
    """A number of the paper. A number of which nobody knows the date has none."""

    number: int
    date: date | None
    title: str
    summary: str
    print_note: str
    house: HouseWords = HouseWords()
