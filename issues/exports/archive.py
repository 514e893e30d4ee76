"""An issue as a ZIP with everything: the printed paper, the articles, the books, the pictures, and their checksums."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import IO

from django.template.loader import render_to_string
from django.utils.translation import override

from issues.enums import ExportKind
from issues.exports.articles import article_as_markdown
from issues.exports.contents import IssueContents
from issues.exports.names import file_name
from issues.exports.pictures import pictures_in
from issues.exports.zip_files import Entry, write_zip

CHECKSUMS = "SHA256SUMS"


def write_archive(contents: Mapping[str, IssueContents], file: IO[bytes], *, books: Mapping[str, bytes]) -> None:
    """Write the ZIP of an issue in all its languages. `books` are its EPUBs by language.

    The same issue is the same bytes.
    """
    entries = sorted(_entries(contents, books), key=lambda entry: entry.name)
    sums = "".join(f"{entry.checksum()}  {entry.name}\n" for entry in entries)
    folder = PurePosixPath(file_name(_any(contents).issue.number, ExportKind.ZIP, "en")).stem
    everything = [*entries, Entry(CHECKSUMS, sums.encode())]
    write_zip((Entry(f"{folder}/{entry.name}", entry.content) for entry in everything), file)


def _entries(contents: Mapping[str, IssueContents], books: Mapping[str, bytes]) -> Iterable[Entry]:
    yield Entry("README.txt", _readme(contents).encode())
    for edition in _any(contents).editions:
        # The copy for readers, never the editors' own file.
        yield Entry(f"pdf/{edition.file_name}", edition.published_pdf)
    for language, book in books.items():
        name = file_name(contents[language].issue.number, ExportKind.EPUB, language)
        yield Entry(f"epub/{name}", book)
    for language, issue in contents.items():
        for place, piece in enumerate(issue.pieces, start=1):
            text = article_as_markdown(piece)
            yield Entry(f"articles/{language}/{place:02}-{piece.article.slug}.md", text.encode())
    for image in pictures_in(piece for issue in contents.values() for piece in issue.pieces).values():
        # A lost file must not keep the rest from readers.
        if image.file.storage.exists(image.file.name):
            yield Entry(f"pictures/{image.pk}-{PurePosixPath(image.file.name).name}", image.file)


def _readme(contents: Mapping[str, IssueContents]) -> str:
    """What this is, in each language one after the other."""
    parts = []
    for language, issue in contents.items():
        with override(language):
            text = render_to_string("exports/readme.txt", {"issue": issue.issue})
        parts.append(issue.typeset(text).strip())
    return f"{f'\n\n{"-" * 72}\n\n'.join(parts)}\n"


def _any(contents: Mapping[str, IssueContents]) -> IssueContents:
    return next(iter(contents.values()))
