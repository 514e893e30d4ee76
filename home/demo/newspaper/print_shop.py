"""Brings the documents of the demo to the press."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate

from django.utils.translation import override
from PIL import Image

from home.demo import blocks
from home.demo.facts import ArticleFacts, IssueFacts, StatementFacts
from home.demo.library import SOURCE, Library
from home.demo.newspaper.illustrations import plate
from home.demo.newspaper.layout import draw_newspaper
from home.demo.newspaper.leaflet import PrintedStatement, draw_leaflet
from home.demo.newspaper.paper import (
    Crosshead,
    HouseWords,
    Illustration,
    Notice,
    PrintedIssue,
    PrintedPiece,
    Quote,
)
from home.demo.prose import markdown_to_html
from home.demo.reader import Document
from issues.enums import AuthorRole, PrintStatus

# Stands on the first page of an issue that brings no picture of its own.
STAND_IN = "marchers"
# A rich text's tags, and the marks of its notes, which stand on the site only.
MARKUP = re.compile(r"<[^>]+>|\[\^\d+\]")
PARAGRAPHS = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)


class PrintShop:
    """Prints a document of the library in one language; the bytes are a PDF."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def issue(self, name: str, language: str) -> bytes:
        """An issue with its printed pieces. A piece that has not been translated is left out."""
        facts = self._library.facts(IssueFacts, name, language)
        with override(language):
            pieces = sorted(self._pieces(name.rpartition("/")[0], language), key=lambda piece: piece.page)
        printed = PrintedIssue(
            number=facts.number,
            date=facts.date,
            title=facts.title,
            summary=facts.summary,
            print_note=facts.print_note,
            house=self._house(language),
        )
        picture = front_picture(printed, pieces) or plate(STAND_IN)
        return draw_newspaper(printed, pieces, language=language, picture=picture)

    def leaflet(self, name: str, language: str) -> bytes:
        facts = self._library.facts(StatementFacts, name, language)
        statement = PrintedStatement(
            title=facts.title,
            lede=facts.lede,
            date=facts.date,
            paragraphs=paragraphs_of(self._library.document(name, language)),
            about=self._house(language).about,
        )
        return draw_leaflet(statement, language=language)

    def _pieces(self, folder: str, language: str) -> Iterator[PrintedPiece]:
        for name in self._library.names(f"{folder}/[0-9]*"):
            if language not in (SOURCE, *self._library.languages_of(name)):
                continue
            facts = self._library.facts(ArticleFacts, name, language)
            if facts.print_status != PrintStatus.LEFT_OUT:
                yield self._piece(name, facts, language)

    def _piece(self, name: str, facts: ArticleFacts, language: str) -> PrintedPiece:
        document = self._library.document(name, language)
        paragraphs = paragraphs_of(document)
        if facts.words_in_print:
            # A translation ends where its source does, whatever its number of words.
            paragraphs = paragraphs[
                : length_in_print(paragraphs_of(self._library.document(name)), facts.words_in_print)
            ]
        quote = first(document, blocks.Quote)
        picture = first(document, blocks.Picture)
        notice = first(document, blocks.CallOut)
        return PrintedPiece(
            title=facts.title,
            lede=facts.lede,
            byline=byline_of(facts),
            section=facts.section,
            paragraphs=paragraphs,
            page=facts.printed_page or 1,
            quote=Quote(quote.text, quote.attribution) if quote else None,
            illustration=Illustration(plate(picture.picture), caption_of(picture)) if picture else None,
            notice=Notice(notice.title, plain(notice.text)) if notice else None,
            is_longer_online=facts.print_status == PrintStatus.SHORTENED,
        )

    def _house(self, language: str) -> HouseWords:
        site = self._library.site(language)
        return HouseWords(
            call_title=site.call_title,
            call_text=site.call_text,
            contact=site.contact,
            about=plain(markdown_to_html(site.footer)),
        )


def front_picture(issue: PrintedIssue, pieces: Sequence[PrintedPiece]) -> Image.Image | None:
    """The picture of the piece that gives the issue its title, or else of one that stands on the first page."""
    in_question = sorted(pieces, key=lambda piece: piece.title != issue.title)
    on_front = (piece for piece in in_question if piece.title == issue.title or piece.page == 1)
    return next((piece.illustration.picture for piece in on_front if piece.illustration), None)


def paragraphs_of(document: Document) -> list[str | Crosshead]:
    """The running text. Tables, films and notes stand on the site only."""
    found: list[str | Crosshead] = []
    for block in document.blocks:
        match block:
            case blocks.Heading(text):
                found.append(Crosshead(text))
            case blocks.Prose(html):
                found += [f"– {plain(text)}" if tag == "li" else plain(text) for tag, text in PARAGRAPHS.findall(html)]
    return found


def length_in_print(paragraphs: Sequence[str | Crosshead], words: int) -> int:
    """After how many paragraphs a piece of so many words ends, as nearly as whole paragraphs allow."""
    counts = accumulate(0 if isinstance(each, Crosshead) else len(each.split()) for each in paragraphs)
    return min(enumerate(counts, start=1), key=lambda counted: abs(counted[1] - words))[0]


def byline_of(facts: ArticleFacts) -> str:
    """Who made it, as the site says it too, and for a reprint where it comes from."""
    made = []
    for author in facts.authors:
        role = AuthorRole(author.role)
        made.append(author.name if role == AuthorRole.TEXT else f"{author.name} ({role.label})")
    return " · ".join([*made, facts.source_name] if facts.source_name else made)


def caption_of(picture: blocks.Picture) -> str:
    return " ".join(words for words in (picture.caption, picture.credit) if words)


def first[B](document: Document, kind: type[B]) -> B | None:
    return next((block for block in document.blocks if isinstance(block, kind)), None)


def plain(html: str) -> str:
    return unescape(MARKUP.sub("", html))
