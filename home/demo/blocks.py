"""The blocks that a file of the demo may hold; home/demo/stream.py makes a body of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True)
class Prose:
    """Paragraphs and lists between two other blocks."""

    html: str


@dataclass(frozen=True)
class Quote:
    text: str
    attribution: str


@dataclass(frozen=True)
class Picture:
    picture: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class CallOut:
    # Markdown, as are the notes of Footnotes.
    text: str
    title: str = ""


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class Links:
    items: tuple[Link, ...]
    title: str = ""


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Video:
    url: str
    title: str
    picture: str
    caption: str = ""


@dataclass(frozen=True)
class Footnotes:
    notes: tuple[str, ...]


type Block = Heading | Prose | Quote | Picture | CallOut | Links | Table | Video | Footnotes

# The name of a fence, and the block that it makes.
FENCES: dict[str, type[Picture | CallOut | Links | Table | Video | Footnotes]] = {
    "image": Picture,
    "callout": CallOut,
    "links": Links,
    "table": Table,
    "video": Video,
    "footnotes": Footnotes,
}
