"""An issue as a ZIP with everything."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from issues.exports.archive import write_archive
from issues.exports.contents import IssueContents
from tests.factories import EditionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

BOOKS = {"en": b"an English book", "fr": b"a French book"}


def archive_of(contents: dict[str, IssueContents]) -> bytes:
    file = BytesIO()
    write_archive(contents, file, books=BOOKS)
    return file.getvalue()


def test_it_holds_the_paper_the_articles_the_books_the_pictures_and_their_checksums(
    contents: dict[str, IssueContents],
):
    number = contents["en"].issue.number
    EditionFactory(issue_number=number, language="fr")
    with ZipFile(BytesIO(archive_of(contents))) as archive:
        folder = f"the-torch-{number}/"
        names = [name.removeprefix(folder) for name in archive.namelist()]
        assert all(name.startswith(folder) for name in archive.namelist())
        files = {name: archive.read(f"{folder}{name}") for name in names}
    assert names == [*sorted(names[:-1]), "SHA256SUMS"]
    assert {name.split("/")[0] for name in names} == {"README.txt", "SHA256SUMS", "articles", "epub", "pdf", "pictures"}
    assert [name for name in names if name.startswith("articles/en/")] == [
        "articles/en/01-the-piece-before.md",
        f"articles/en/02-{contents['en'].pieces[1].article.slug}.md",
        "articles/en/03-the-piece-after.md",
    ]
    assert files[f"epub/the-torch-{number}.epub"] == BOOKS["en"]
    assert len([name for name in names if name.startswith("pictures/")]) == 1
    # As sha256sum -c reads them.
    sums = dict(reversed(line.split("  ", 1)) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: sha256(content).hexdigest() for name, content in files.items()}


def test_the_readme_speaks_both_languages(contents: dict[str, IssueContents]):
    with ZipFile(BytesIO(archive_of(contents))) as archive:
        readme = archive.read(f"the-torch-{contents['en'].issue.number}/README.txt").decode()
    for issue in contents.values():
        assert issue.issue.full_url in readme


def test_the_same_issue_is_the_same_bytes(contents: dict[str, IssueContents]):
    assert archive_of(contents) == archive_of(contents)


def test_it_holds_the_readers_copy_of_the_pdf_and_never_the_editors_own(contents: dict[str, IssueContents]):
    for edition in contents["en"].editions:
        with edition.pdf.storage.open(edition.pdf.name, "wb") as master:
            master.write(b"%PDF-1.7 of the editors")
    copies = [edition.published_pdf.open().read() for edition in contents["en"].editions]
    with ZipFile(BytesIO(archive_of(contents))) as archive:
        papers = [archive.read(name) for name in archive.namelist() if "/pdf/" in name]
    assert papers == copies
