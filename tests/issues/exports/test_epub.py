"""An issue as EPUB 3, judged by epubcheck."""

import json
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring

from issues.exports.contents import IssueContents, contents_to_export
from issues.exports.epub import epub_of
from issues.models import ArticlePage, Correction, IssuePage
from tests.factories import ArticleFactory, IssueFactory, PictureFactory
from tests.issues.exports.conftest import article_with_blocks

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
needs_epubcheck = pytest.mark.skipif(
    not shutil.which("epubcheck"), reason="epubcheck is not installed (Debian's package of that name; see .ci/run)"
)


def files_of(book: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def book_of(issue: IssuePage, language: str = "en") -> dict[str, bytes]:
    return files_of(epub_of(contents_to_export(issue.number)[language]))


def complaints(book: bytes, folder: Path) -> list[str]:
    """What epubcheck says about a book, in one line each."""
    path, report = folder / "issue.epub", folder / "report.json"
    path.write_bytes(book)
    # Debian's command is a program for Java that not every system starts by itself.
    command = ["java", "-jar", shutil.which("epubcheck"), str(path), "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False, timeout=120)  # noqa: S603
    messages = json.loads(report.read_text())["messages"]
    return [f"{found['severity']} {found['ID']}: {found['message']} {found['locations'][:1]}" for found in messages]


@needs_epubcheck
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_issue_with_every_kind_of_block_is_valid(contents: dict[str, IssueContents], language: str, tmp_path):
    assert complaints(epub_of(contents[language]), tmp_path) == []


@needs_epubcheck
def test_an_issue_stays_valid_whatever_editors_put_in_it(tmp_path):
    issue = IssueFactory(title="R&D <b>: “Yes”\x08", summary="a & b", print_note="<i>")
    picture = {"image": PictureFactory(), "alt_text": "", "decorative": True}
    article = ArticleFactory(
        parent=issue,
        title="<One> & \x0b two",
        section="A & B",
        kind="REPRINT",
        source_name="Bell & Son",
        source_url="https://example.org/a?c=é&d=[1]",
        body=[
            ("prose", "<p>One[^1], again[^1], none[^7]. <a linktype='page' id='99999'>Gone</a><br/>\x0c&nbsp;</p>"),
            ("prose", '<ul><li>a<ul><li>b</li></ul></li></ul><p><a href="https://example.org/é [x]">x</a></p>'),
            ("picture", {"image": picture, "caption": "<", "credit": "&"}),
            ("picture", {"image": picture}),
            ("table", {"caption": "", "columns": [{"type": "text", "heading": ""}], "rows": [{"values": [""]}]}),
            ("footnotes", {"notes": ["<p>First.</p><p>More.</p>", "<p>Without a mark.</p>"]}),
        ],
    )
    Correction.objects.create(page=article, text="<b>& \x0b\n\nTwo.", locale=article.locale)
    ArticleFactory(parent=issue, body=[])
    assert complaints(epub_of(contents_to_export(issue.number)["en"]), tmp_path) == []


@needs_epubcheck
def test_an_issue_without_articles_cover_or_date_is_valid(tmp_path):
    issue = IssueFactory()
    assert complaints(epub_of(contents_to_export(issue.number)["en"]), tmp_path) == []


def test_the_type_comes_first_and_unpacked(full_issue: IssuePage):
    with ZipFile(BytesIO(epub_of(contents_to_export(full_issue.number)["en"]))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert archive.read(first) == b"application/epub+zip"


def test_every_file_is_well_formed_and_in_its_language(contents: dict[str, IssueContents]):
    for language, issue in contents.items():
        for name, content in files_of(epub_of(issue)).items():
            if name.endswith((".xhtml", ".opf", ".xml")):
                root = fromstring(content, forbid_dtd=False)
                if name.endswith(".xhtml"):
                    assert root.attrib["lang"] == language


def test_the_same_issue_is_the_same_bytes(full_issue: IssuePage):
    first, second = (epub_of(contents_to_export(full_issue.number)["fr"]) for _ in range(2))
    assert first == second


def test_the_book_says_what_it_is_and_keeps_its_name(full_issue: IssuePage):
    article = article_with_blocks(full_issue)
    before = fromstring(book_of(full_issue)["EPUB/package.opf"])
    article.save_revision().publish()
    after = fromstring(book_of(full_issue)["EPUB/package.opf"])
    french = fromstring(book_of(full_issue, "fr")["EPUB/package.opf"])

    def named(package: object, name: str) -> str:
        return package.find(f".//{DC}{name}").text

    assert named(before, "identifier") == named(after, "identifier") != named(french, "identifier")
    assert named(before, "title") == f"The Torch, No. {full_issue.number}: {full_issue.title}"
    assert (named(before, "language"), named(french, "language")) == ("en", "fr")
    assert named(before, "creator") == "Ada Vale"
    modified = [meta.text for meta in after.iter(f"{OPF}meta") if meta.get("property") == "dcterms:modified"]
    article.refresh_from_db()
    assert modified == [article.last_published_at.strftime("%Y-%m-%dT%H:%M:%SZ")]
    metas = {meta.get("property"): meta.text for meta in before.iter(f"{OPF}meta")}
    assert metas["schema:accessModeSufficient"] == "textual"
    assert metas["group-position"] == str(full_issue.number)


def test_contents_follow_the_sections_of_the_paper():
    issue = IssueFactory()
    for title, section in [("Gate", "Work"), ("Shift", "Work"), ("Letter", "")]:
        ArticleFactory(parent=issue, title=title, section=section)
    soup = BeautifulSoup(book_of(issue)["EPUB/nav.xhtml"], "html.parser")
    top = soup.select_one("nav#toc > ol").find_all("li", recursive=False)
    assert [item.find(["a", "span"]).get_text() for item in top] == [issue.title, "Work", "Letter"]
    assert [link["href"] for link in top[1].select("ol a")] == ["article-1.xhtml", "article-2.xhtml"]


def test_drafts_and_private_pieces_are_in_no_book(full_issue: IssuePage):
    ArticleFactory(parent=full_issue, title="Not yet", live=False)
    assert b"Not yet" not in book_of(full_issue)["EPUB/nav.xhtml"]


def test_corrections_stand_behind_the_piece(full_issue: IssuePage):
    article = article_with_blocks(full_issue)
    Correction.objects.create(page=article, text="Eleven, not <nine>.", date=date(2026, 11, 20), locale=article.locale)
    soup = BeautifulSoup(book_of(full_issue)["EPUB/article-2.xhtml"], "html.parser")
    section = soup.select_one("section.footnotes ~ section.corrections")
    assert section.get_text(" ", strip=True) == "Corrections November 20, 2026 Eleven, not <nine>."


def test_links_within_the_issue_stay_in_the_book_and_others_are_whole(full_issue: IssuePage):
    _before, article, after = ArticlePage.objects.child_of(full_issue).in_printed_order()
    after.body = [
        (
            "prose",
            f'<p><a linktype="page" id="{article.pk}">in</a> <a href="{article.full_url}#note-1">note</a> '
            f'<a linktype="page" id="{full_issue.pk}">issue</a> <a href="/en/privacy/">out</a></p>',
        )
    ]
    after.save()
    soup = BeautifulSoup(book_of(full_issue)["EPUB/article-3.xhtml"], "html.parser")
    assert [link["href"] for link in soup.select("p > a")][:4] == [
        "article-2.xhtml",
        "article-2.xhtml#note-1",
        "issue.xhtml",
        "http://testserver/en/privacy/",
    ]


def test_pictures_are_in_the_book_as_jpeg_with_their_words(full_issue: IssuePage):
    files = book_of(full_issue)
    picture = BeautifulSoup(files["EPUB/article-2.xhtml"], "html.parser").find("img")
    assert picture["alt"] == "Cranes over the harbour"
    assert files[f"EPUB/{picture['src']}"].startswith(b"\xff\xd8")
    assert files["EPUB/pictures/cover.jpg"].startswith(b"\xff\xd8")


def test_french_is_set_and_the_style_sheet_is_left_alone(full_issue: IssuePage):
    files = book_of(full_issue, "fr")
    assert "«\u00a0Oui\u00a0»; l’an 2026" in files["EPUB/nav.xhtml"].decode()
    assert "\u00a0" not in files["EPUB/paper.css"].decode()
    assert "Le Flambeau" in files["EPUB/package.opf"].decode()
