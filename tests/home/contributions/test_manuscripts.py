"""What becomes of the texts that people send."""

import pytest

from core import limited_process
from home.contributions import manuscript_worker, manuscripts
from home.contributions.enums import ManuscriptFormat
from home.contributions.manuscripts import Manuscript, read_manuscript, remark_in_words
from tests.factories import ContributionFactory
from tests.home.contributions.documents import docx, odt, relation, zipped
from tests.issues.pdfs import pdf

pytestmark = pytest.mark.django_db

DOCX, ODT, PDF, TXT = ManuscriptFormat


def read(content: bytes, file_format: ManuscriptFormat) -> Manuscript:
    return read_manuscript(ContributionFactory(manuscript=(content, file_format)))


def shape(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [
        (kind, value.source if kind == "prose" else f"{value['level']} {value['text']}")
        for kind, value in manuscript.blocks
    ]


def paragraph(runs: str, style: str = "") -> str:
    return f"<w:p><w:pPr>{f"<w:pStyle w:val='{style}'/>" if style else ''}</w:pPr>{runs}</w:p>"


def run(text: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_what_was_typed_becomes_paragraphs():
    contribution = ContributionFactory(text="One & <b>two</b>\nand a line.\n\nThree.")
    blocks = [("prose", "<p>One &amp; &lt;b&gt;two&lt;/b&gt;<br/>and a line.</p><p>Three.</p>")]
    assert shape(read_manuscript(contribution)) == blocks


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_plain_file_becomes_paragraphs(encoding: str):
    manuscript = read("Grève.\r\n\r\nÀ minuit.".encode(encoding), TXT)
    assert shape(manuscript) == [("prose", "<p>Grève.</p><p>À minuit.</p>")]


def test_a_word_file_keeps_headings_emphasis_and_links():
    body = (
        paragraph(run("At "), "")
        + paragraph(run("the gates ") + run("stayed", "<w:b/>") + run(" shut", "<w:i/>"))
        + paragraph(run("The night"), "Heading1")
        + paragraph(run("At six"), "Heading3")
        + paragraph(f'<w:hyperlink r:id="rId1">{run("terms")}</w:hyperlink>')
        + paragraph(f'<w:hyperlink r:id="rId2">{run("trap")}</w:hyperlink>')
        + paragraph(f'<w:hyperlink r:id="rId3">{run("mail")}</w:hyperlink>')
    )
    relations = (
        relation("https://example.org/?a=1&amp;b=2")
        + relation("javascript:alert(1)", number=2)
        + relation("mailto:ada@example.org", number=3)
    )
    assert shape(read(docx(body, relations=relations), DOCX)) == [
        ("prose", "<p>At </p><p>the gates <b>stayed</b><i> shut</i></p>"),
        ("heading", "2 The night"),
        ("heading", "3 At six"),
        (
            "prose",
            '<p><a href="https://example.org/?a=1&amp;b=2">terms</a></p><p>trap</p>'
            '<p><a href="mailto:ada@example.org">mail</a></p>',
        ),
    ]


def test_a_title_above_a_file_becomes_the_title_of_the_page():
    manuscript = read(docx(paragraph(run("Four cranes"), "Heading1") + paragraph(run("One."))), DOCX)
    assert manuscript.title == "Four cranes"
    assert shape(manuscript) == [("prose", "<p>One.</p>")]


def test_tables_of_a_word_file_become_lines():
    cell = f"<w:tc>{paragraph(run('Night'))}</w:tc><w:tc>{paragraph(run('44'))}</w:tc>"
    manuscript = read(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), DOCX)
    assert shape(manuscript) == [("prose", "<p>Night | 44</p>")]
    assert manuscript.remarks == ["TABLES"]


def test_an_opendocument_text_keeps_headings_emphasis_lists_and_links():
    body = (
        "<text:tracked-changes><text:p>Deleted</text:p></text:tracked-changes>"
        '<text:p>The <text:span text:style-name="T1">gates</text:span><text:s text:c="3"/>stayed'
        '<text:line-break/><text:span text:style-name="T2">shut</text:span>'
        '<text:span text:style-name="T3">2</text:span> &amp; so.</text:p>'
        '<text:h text:outline-level="2">The night</text:h>'
        "<text:section><text:p>Inside</text:p></text:section>"
        "<text:list><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Deep</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        '<text:list text:style-name="L1"><text:list-item><text:p>First</text:p></text:list-item></text:list>'
        '<text:p><text:a xlink:href="https://example.org/">terms</text:a> '
        '<text:a xlink:href="http://example.org/">plain</text:a></text:p>'
        "<text:p><draw:frame/><office:annotation><text:p>Remark</text:p></office:annotation>"
        "<text:note><text:p>Note</text:p></text:note></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Night</text:p></table:table-cell>"
        "<table:table-cell><text:p>44</text:p></table:table-cell></table:table-row></table:table>"
    )
    manuscript = read(odt(body), ODT)
    assert shape(manuscript) == [
        ("prose", "<p>The <b>gates</b> stayed<br/><i>shut</i><sup>2</sup> &amp; so.</p>"),
        ("heading", "2 The night"),
        (
            "prose",
            "<p>Inside</p><ul><li>One</li><li>Deep</li></ul><ol><li>First</li></ol>"
            '<p><a href="https://example.org/">terms</a> plain</p><p>Night | 44</p>',
        ),
    ]
    assert manuscript.remarks == ["NOTES", "PICTURES", "TABLES"]


def test_the_title_of_an_opendocument_text_becomes_that_of_the_page():
    manuscript = read(odt('<text:p text:style-name="Title">Four cranes</text:p><text:p>One.</text:p>'), ODT)
    assert (manuscript.title, shape(manuscript)) == ("Four cranes", [("prose", "<p>One.</p>")])


def test_a_pdf_brings_its_words_and_a_warning():
    manuscript = read(pdf(), PDF)
    assert manuscript.remarks == ["LAYOUT"]


def test_lines_of_a_pdf_are_put_together():
    lines = [
        "The gates stayed shut, and for once it was",
        "our doing.",
        "",
        "At six",
        "we went home to our children, all of us.",
    ]
    assert list(manuscript_worker.paragraphs_of(lines)) == [
        "The gates stayed shut, and for once it was our doing.",
        "At six we went home to our children, all of us.",
    ]


@pytest.mark.parametrize(
    ("content", "file_format"),
    [
        (b"PK\x03\x04rubbish", DOCX),
        (zipped({"content.xml": "<x/>"}), ODT),
        (odt("<text:section>" * 20_000 + "</text:section>" * 20_000), ODT),
        (docx("<w:p>" * 20_000 + "</w:p>" * 20_000), DOCX),
        (b"%PDF-1.7 rubbish", PDF),
    ],
)
def test_what_cannot_be_read_makes_an_empty_draft_and_a_remark(content: bytes, file_format: ManuscriptFormat):
    manuscript = read(content, file_format)
    assert manuscript.blocks == []
    (remark,) = manuscript.remarks
    assert "The draft is empty" in remark_in_words(remark)


def test_what_is_too_long_is_not_taken_over():
    manuscript = read(docx(paragraph(run("word " * 900_000))), DOCX)
    assert (manuscript.blocks, manuscript.remarks) == ([], ["TOO_LONG"])


def test_a_worker_that_hangs_is_given_up(monkeypatch):
    monkeypatch.setattr(limited_process, "PATIENCE", 0.001 - manuscripts.LIMITS.seconds)
    assert read(docx(), DOCX).remarks == ["TOO_SLOW"]


def test_a_worker_that_dies_is_written_down_without_what_it_read(monkeypatch, caplog, tmp_path):
    script = tmp_path / "worker.py"
    script.write_text("import os, sys; sys.stderr.write('Four degrees'); os.abort()")
    monkeypatch.setattr(manuscript_worker, "__file__", str(script))
    assert read(docx(), DOCX).remarks == ["TOO_HEAVY"]
    assert "ended with" in caplog.text
    assert "degrees" not in caplog.text


@pytest.mark.parametrize("remark", ["PICTURES", "NOTES", "LAYOUT", "TABLES", "TOO_LONG", "TOO_SLOW", "DAMAGED"])
def test_every_remark_is_a_sentence(remark: str):
    assert remark_in_words(remark).endswith(".")
