"""What the text of an old page consists of. Every line with text stands in exactly one of these parts."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from django.utils.text import slugify


@dataclass(frozen=True)
class Line:
    """A line of the file that holds text, spaces at its ends left out."""

    number: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    line: Line
    is_heading: bool = False


@dataclass
class Introduction:
    """Why a party: what stands between a heading and the first plank."""

    heading: Line | None
    paragraphs: list[Paragraph]
    key = "platform"

    @property
    def source(self) -> str:
        return source_of([self.heading] if self.heading else [], self.paragraphs)


@dataclass
class Plank:
    line: Line
    number: int
    demand: str
    argument: list[Paragraph] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"plank:{self.number}"

    @property
    def source(self) -> str:
        return source_of([self.line], self.argument)


@dataclass
class Article:
    """A piece that the text only names."""

    line: Line
    title: str
    issue_number: int
    # In print; otherwise it was left out of it.
    is_shortened: bool

    @property
    def key(self) -> str:
        return f"article:{self.issue_number}:{key_of(self.title)}"

    @property
    def source(self) -> str:
        return self.title


@dataclass
class PrintNote:
    """Sentences that tell what the printed paper lacks; a list of pieces may follow them."""

    line: Line
    text: str
    # It tells of pieces that were shortened; otherwise of pieces that were left out.
    is_shortened: bool
    leads_to_list: bool
    articles: list[Article] = field(default_factory=list)


@dataclass
class Issue:
    line: Line
    number: int
    title: str
    date: datetime.date | None = None
    incomplete_date: str = ""
    notes: list[PrintNote] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"issue:{self.number}"

    @property
    def print_note(self) -> str:
        return " ".join(note.text for note in self.notes)

    @property
    def source(self) -> str:
        return "\n".join([self.title, *(note.text for note in self.notes)])


@dataclass
class Statement:
    line: Line
    title: str
    body: list[Paragraph] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"statement:{key_of(self.title)}"

    @property
    def source(self) -> str:
        return source_of([self.line], self.body)


@dataclass
class Lead:
    """“Click here”, and the text has lost where to. In each language that it is written in."""

    line: Line
    en: str
    fr: str


@dataclass
class Announcement:
    """Something announced in both languages at once."""

    lines: list[Line]
    # The one of them that says when and where.
    told_in: Line
    title_en: str
    title_fr: str
    summary_en: str = ""
    summary_fr: str = ""
    date_en: str = ""
    date_fr: str = ""
    date: datetime.date | None = None
    url: str = ""
    is_over: bool = True
    discussed_in_english: bool = False
    discussed_in_french: bool = False
    leads: list[Lead] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"bilingual:{key_of(self.title_en)}"

    @property
    def all_lines(self) -> list[Line]:
        return [*self.lines, *(lead.line for lead in self.leads)]

    @property
    def source(self) -> str:
        return source_of(self.all_lines, [])


@dataclass
class Contact:
    line: Line
    email: str
    # The words before the address.
    text: str
    is_invitation: bool
    key = "contact"

    @property
    def source(self) -> str:
        return self.line.text


class Reason(Enum):
    """Why a line has no place of its own on the site."""

    SITE_IS_BEGINNING = auto()
    COVER_IS_THE_LINK = auto()
    SAID_ALREADY = auto()
    NO_RULE = auto()
    NOTE_IS_FULL = auto()
    SECOND_ADDRESS = auto()


SUPERSEDED = frozenset({Reason.SITE_IS_BEGINNING, Reason.COVER_IS_THE_LINK, Reason.SAID_ALREADY})


@dataclass
class LeftOut:
    line: Line
    reason: Reason
    # Where the same stands already.
    earlier: Line | None = None


@dataclass
class Document:
    introduction: Introduction | None = None
    planks: list[Plank] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    announcements: list[Announcement] = field(default_factory=list)
    contact: Contact | None = None
    invitation: list[Line] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def key_of(title: str) -> str:
    """A title as part of a key: the same for spellings that differ in case and punctuation only."""
    return slugify(title, allow_unicode=True)[:200]


def source_of(lines: Iterable[Line], paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join([*(line.text for line in lines), *(paragraph.line.text for paragraph in paragraphs)])
