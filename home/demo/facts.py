"""The facts of each kind of file; README.md has the same table for people."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.reader import Document
from home.demo.typed_toml import IsDataclass, WrongTable, read_table

# What a language says in its own words. Everything else is written once, in the English file.
WORDS = {"title", "demand", "slug", "section", "lede", "summary", "print_note", "print_reason", "source_name"}


@dataclass(frozen=True)
class PlatformFacts:
    title: str
    lede: str


@dataclass(frozen=True)
class PlankFacts:
    number: int
    demand: str


@dataclass(frozen=True)
class IssueFacts:
    number: int
    title: str
    summary: str = ""
    print_note: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class Author:
    name: str
    role: str


@dataclass(frozen=True)
class ArticleFacts:
    title: str
    slug: str
    kind: str
    print_status: str
    section: str = ""
    lede: str = ""
    print_reason: str = ""
    source_name: str = ""
    source_url: str = ""
    words_in_print: int | None = None
    printed_page: int | None = None
    graphics_left_out: bool = False
    authors: tuple[Author, ...] = ()
    planks: tuple[int, ...] = ()


@dataclass(frozen=True)
class StatementFacts:
    title: str
    slug: str
    lede: str = ""
    date: datetime.date | None = None
    planks: tuple[int, ...] = ()


@dataclass(frozen=True)
class InfoFacts:
    title: str
    slug: str
    lede: str = ""
    # The page carries the form by which readers write to the paper.
    form: bool = False


@dataclass(frozen=True)
class Pair:
    en: str
    fr: str


@dataclass(frozen=True)
class BilingualFacts:
    title: str
    title_fr: str
    slug: str
    rows: tuple[Pair, ...]
    summary_en: str = ""
    summary_fr: str = ""
    starts_at: str = ""
    ends_at: str = ""
    time_zone: str = ""
    place: str = ""
    link: str = ""
    recording_url: str = ""
    discussion_languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    en: str
    fr: str
    forbidden: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class GlossaryFacts:
    terms: tuple[Word, ...]


@dataclass(frozen=True)
class MenuLink:
    text: str
    page: str


@dataclass(frozen=True)
class SiteFacts:
    """What belongs to no single page: the lists, the call on the front page, the words around every page."""

    platform_title: str
    platform_slug: str
    issues_title: str
    issues_slug: str
    issues_lede: str
    statements_title: str
    statements_slug: str
    statements_lede: str
    call_title: str
    call_text: str
    footer: str
    contact: str
    masthead_links: tuple[MenuLink, ...]
    footer_links: tuple[MenuLink, ...]


def facts_of[T: IsDataclass](kind: type[T], document: Document) -> T:
    """The facts of an English file. Raises ContentError where one is missing, unknown or of another type."""
    return _read(kind, document, document.facts)


def translated_facts_of[T: IsDataclass](kind: type[T], document: Document, source: Document) -> T:
    """The facts of a translated file: its own words, and what both languages share from the English file.

    Raises ContentError too where the file says of a shared fact something else than the English one.
    """
    shared = {key: value for key, value in source.facts.items() if key not in WORDS}
    for key, value in document.facts.items():
        if key not in WORDS and value != shared.get(key):
            raise document.error(f"“{key}” is {shared.get(key)!r} in {source.path.name}.", key)
    return _read(kind, document, {**shared, **document.facts})


def _read[T: IsDataclass](kind: type[T], document: Document, facts: Mapping[str, object]) -> T:
    try:
        return read_table(kind, facts)
    except WrongTable as error:
        raise document.error(str(error), error.key) from error
