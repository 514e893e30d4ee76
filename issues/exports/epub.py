"""An issue as EPUB 3: one chapter an article, its pictures in it, no reader's program left to guess."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import cast
from uuid import uuid5

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override
from wagtail.images.models import SourceImageIOError

from images.models import TorchImage
from issues.enums import AuthorRole
from issues.exports.contents import IssueContents, Piece
from issues.exports.pictures import pictures_in
from issues.exports.plain_html import absolute
from issues.exports.xhtml import to_xhtml, writable
from issues.exports.zip_files import Entry, write_zip
from translation.typography import typeset_html

logger = logging.getLogger(__name__)

# JPEG, because older readers know no WebP; the size and quality that other sites are shown too (home/sharing.py).
PICTURE = "width-1200|format-jpeg|jpegquality-70"
# What somebody did, in the words of libraries.
RELATORS = {
    AuthorRole.TEXT: "aut",
    AuthorRole.PHOTOGRAPH: "pht",
    AuthorRole.ILLUSTRATION: "ill",
    AuthorRole.TRANSLATION: "trl",
}
# A style sheet has colons too, and they are no French.
HAVE_WORDS = (".xhtml", ".opf")
FACE = ("league-gothic.woff2", "league-gothic-OFL.txt")


@dataclass(frozen=True)
class Author:
    name: str
    code: str


@dataclass(frozen=True)
class Picture:
    """A picture in the book."""

    id: str
    file: str
    content: bytes
    words: str = ""
    # A paper printed in another language has a cover in it.
    language: str = ""


@dataclass(frozen=True)
class Chapter:
    """An article as a file of the book."""

    id: str
    file: str
    piece: Piece

    @property
    def title(self) -> str:
        return self.piece.article.title

    @property
    def section(self) -> str:
        return self.piece.article.section

    @property
    def lede(self) -> str:
        return self.piece.article.lede

    @property
    def address(self) -> str:
        return self.piece.article.full_url

    @property
    def source_address(self) -> str:
        return absolute(self.piece.article.source_url) if self.piece.article.source_url else ""


def epub_of(contents: IssueContents) -> bytes:
    """The book. The same contents are the same bytes."""
    file = BytesIO()
    with override(contents.language):
        write_zip(_Book(contents).entries(), file, first_stored=True)
    return file.getvalue()


class _Book:
    def __init__(self, contents: IssueContents) -> None:
        self._contents = contents
        self._chapters = [
            Chapter(f"article-{place}", f"article-{place}.xhtml", piece)
            for place, piece in enumerate(contents.pieces, start=1)
        ]
        images = pictures_in(contents.pieces)
        found = {pk: _picture(image, f"picture-{pk}") for pk, image in images.items()}
        self._pictures = {pk: picture for pk, picture in found.items() if picture}
        edition = next((edition for edition in contents.editions if edition.cover), None)
        self._cover = _picture(cast("TorchImage", edition.cover), "cover", edition.language) if edition else None

    def entries(self) -> Iterable[Entry]:
        yield Entry("mimetype", b"application/epub+zip")
        yield self._file("META-INF/container.xml", "container.xml")
        yield self._file("EPUB/package.opf", "package.opf")
        yield self._file("EPUB/paper.css", "paper.css")
        for name in ("nav", "cover", "issue"):
            yield self._file(f"EPUB/{name}.xhtml", f"{name}.html")
        for chapter in self._chapters:
            yield self._file(f"EPUB/{chapter.file}", "article.html", **self._chapter_facts(chapter))
        for name in FACE:
            with open(str(finders.find(f"fonts/{name}")), "rb") as face:
                yield Entry(f"EPUB/{name}", face.read())
        for picture in (*([self._cover] if self._cover else []), *self._pictures.values()):
            yield Entry(f"EPUB/{picture.file}", picture.content)

    def _file(self, name: str, template: str, **more: object) -> Entry:
        # A declaration of XML may not stand behind a line feed.
        text = writable(render_to_string(f"exports/epub/{template}", {**self._facts(), **more})).lstrip()
        if name.endswith(HAVE_WORDS):
            text = typeset_html(text, language=self._contents.language)
        return Entry(name, text.encode())

    def _facts(self) -> dict[str, object]:
        contents, issue = self._contents, self._contents.issue
        paper = gettext("The Torch")
        names = {"number": issue.number, "title": issue.title}
        return {
            "language": contents.language,
            "identifier": uuid5(issue.translation_key, f"epub:{contents.language}"),
            "paper": paper,
            "title": gettext("The Torch, No. %(number)s: %(title)s") % names,
            "issue": issue,
            "issue_title": issue.title,
            "address": issue.full_url,
            "modified": _newest_change(contents).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "authors": _authors(contents.pieces),
            "sections": self._sections(),
            "chapters": self._chapters,
            "cover": self._cover,
            "pictures": list(self._pictures.values()),
            "accessibility": gettext(
                "All text can be enlarged and read aloud; pictures carry a description where they are not mere "
                "decoration."
            ),
        }

    def _sections(self) -> list[tuple[str, list[Chapter]]]:
        chapters = iter(self._chapters)
        return [(name, [next(chapters) for _piece in pieces]) for name, pieces in self._contents.sections]

    def _chapter_facts(self, chapter: Chapter) -> dict[str, object]:
        links = {absolute(other.address): other.file for other in self._chapters}
        links[absolute(self._contents.issue.full_url)] = "issue.xhtml"
        files = {pk: picture.file for pk, picture in self._pictures.items()}
        return {
            "chapter": chapter,
            "article": chapter.piece.article,
            "body": _body(chapter.piece, links=links, pictures=files),
        }


def _body(piece: Piece, *, links: dict[str, str], pictures: dict[int, str]) -> SafeString:
    # Made of the article's own blocks by the templates, element by element of those that are known.
    return mark_safe(to_xhtml(piece.html, links=links, pictures=pictures))  # noqa: S308


def _picture(image: TorchImage, name: str, language: str = "") -> Picture | None:
    """The picture for the book, or None where its file is lost: the book goes without it."""
    try:
        with image.get_rendition(PICTURE).file.open("rb") as file:
            content = file.read()
    except (FileNotFoundError, SourceImageIOError):
        logger.error("A picture is left out of an export: the file of picture %s is missing", image.pk)
        return None
    return Picture(name, f"pictures/{name}.jpg", content, words=image.default_alt_text, language=language)


def _authors(pieces: Iterable[Piece]) -> list[Author]:
    """Everybody once for each thing that they did, in the order of the paper."""
    authors = [
        Author(author.name, RELATORS[AuthorRole(author.role)])
        for piece in pieces
        for author in piece.article.authors.all()
    ]
    return list(dict.fromkeys(authors))


def _newest_change(contents: IssueContents) -> datetime:
    pages = [contents.issue, *(piece.article for piece in contents.pieces)]
    moments = [moment for page in pages if (moment := page.last_published_at or page.latest_revision_created_at)]
    return max(moments).astimezone(UTC) if moments else datetime(2000, 1, 1, tzinfo=UTC)
