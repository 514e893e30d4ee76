"""Which files readers may send (core/uploads.py)."""

import codecs

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.uploads import check_manuscript, read_plain_text
from tests.factories.files import PDF
from tests.home.contributions.documents import OFFICE, docx, macro_docx, odt, relation, word_file, zipped

VBA = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
ENTITIES = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def check(content: bytes, name: str) -> str:
    return check_manuscript(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (word_file(("Hello", "# Heading")), "text.docx", "DOCX"),
        (docx(relations=relation("https://example.org/")), "TEXT.DOCX", "DOCX"),
        (
            docx(relations=relation("file:///C:/Templates/Normal.dotm", kind=f"{OFFICE}/attachedTemplate")),
            "a.docx",
            "DOCX",
        ),
        (odt(), "text.odt", "ODT"),
        (odt('<text:p><text:a xlink:href="https://example.org/">Link</text:a></text:p>'), "text.odt", "ODT"),
        (PDF, "text.pdf", "PDF"),
        ("Grève à la crèche".encode(), "text.txt", "TXT"),
        (b"\xef\xbb\xbfHello", "text.txt", "TXT"),
        (codecs.BOM_UTF16_LE + "Hello".encode("utf-16-le"), "text.txt", "TXT"),
        ("Grève".encode("cp1252"), "text.txt", "TXT"),
        (b"<script>alert(1)</script>", "text.txt", "TXT"),
    ],
)
def test_texts_come_in(content: bytes, name: str, found: str):
    assert check(content, name) == found


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "text.txt", "empty"),
        (b"MZ\x90\0\x03", "text.txt", "not_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "text.doc", "not_manuscript"),
        (b"{\\rtf1 Hello}", "text.rtf", "not_manuscript"),
        (b"<p>Hello</p>", "text.html", "not_manuscript"),
        (b"<p>Hello</p>", "text", "not_manuscript"),
        (b"Hello", "text.docx", "not_manuscript"),
        (PDF, "text.docx", "not_manuscript"),
        (PDF[:-7], "text.pdf", "truncated"),
        (odt(), "text.docx", "not_manuscript"),
        (docx(), "text.odt", "not_manuscript"),
        (docx(), "text.docm", "not_manuscript"),
        (zipped({"a.txt": "Hello"}), "text.docx", "damaged"),
        (docx()[:-30], "text.docx", "damaged"),
        (docx()[:200], "text.docx", "damaged"),
        (macro_docx(), "text.docx", "macros"),
        (docx(parts=VBA), "text.docx", "macros"),
        (docx(parts={"word/activeX/activeX1.bin": b"x"}), "text.docx", "macros"),
        (docx(parts={"word/embeddings/oleObject1.bin": b"x"}), "text.docx", "macros"),
        (odt(parts={"Basic/Standard/Module1.xml": "<x/>"}), "text.odt", "macros"),
        (odt(parts={"Scripts/python/x.py": "print()"}), "text.odt", "macros"),
        (
            odt('<text:p xlink:href="vnd.sun.star.script:a?language=Basic">Hello</text:p>'),
            "text.odt",
            "macros",
        ),
        (
            docx(relations=relation("https://example.org/x.dotm", kind=f"{OFFICE}/attachedTemplate")),
            "a.docx",
            "fetches",
        ),
        (docx(relations=relation("https://example.org/x.png", kind=f"{OFFICE}/image")), "a.docx", "fetches"),
        (docx(relations=relation("\\\\host.example.org\\x", kind=f"{OFFICE}/image")), "a.docx", "fetches"),
        (odt('<draw:image xlink:href="http://example.org/x.png"/>'), "a.odt", "fetches"),
        (docx(parts={"word/styles.xml": ENTITIES}), "a.docx", "damaged"),
        (docx(parts={"word/styles.xml": "<open>"}), "a.docx", "damaged"),
        (docx(parts={"../../etc/passwd": "x"}), "a.docx", "damaged"),
        (docx(parts={"C:\\x": "x"}), "a.docx", "damaged"),
        (odt(parts={"META-INF/manifest.xml": "<encryption-data/>"}), "a.odt", "protected"),
        # A second file in the same bytes: before the first part, or behind the end.
        (docx() + b"<script>alert(1)</script>", "a.docx", "damaged"),
        (b"PK\x05\x06" + b"\0" * 18 + docx(), "a.docx", "damaged"),
        (docx(parts={f"word/{number}.xml": "<x/>" for number in range(2001)}), "a.docx", "damaged"),
    ],
)
def test_what_is_no_text_or_does_harm_is_refused_in_words(content: bytes, name: str, code: str):
    with pytest.raises(ValidationError) as refusal:
        check(content, name)
    assert refusal.value.code == code
    assert refusal.value.messages[0].endswith(".")


@pytest.mark.parametrize(
    ("name", "count", "size"), [("word/styles{}.xml", 1, 30_000_000), ("word/{}.png", 3, 37_000_000)]
)
def test_a_small_file_that_unpacks_to_far_too_much_is_refused(name: str, count: int, size: int):
    bomb = docx(parts={name.format(number): b" " * size for number in range(count)})
    assert len(bomb) < 150_000
    with pytest.raises(ValidationError) as refusal:
        check(bomb, "a.docx")
    assert refusal.value.code == "zip_bomb"


def test_a_small_file_that_would_take_a_minute_to_read_is_refused():
    busy = docx(parts={"word/styles.xml": "<x>" + "<a/>" * 500_000 + "</x>"})
    assert len(busy) < 10_000
    with pytest.raises(ValidationError) as refusal:
        check(busy, "a.docx")
    assert refusal.value.code == "zip_bomb"


def test_a_file_that_lies_about_its_size_unpacks_to_no_more_than_it_says():
    bomb = docx(parts={"word/styles.xml": b"<x>" + b" " * 30_000_000 + b"</x>"})
    lie = bomb.replace((30_000_007).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lie != bomb
    with pytest.raises(ValidationError) as refusal:
        check(lie, "a.docx")
    assert refusal.value.code == "damaged"


def test_a_large_file_is_refused(settings):
    settings.MANUSCRIPT_MAX_UPLOAD_SIZE = 100
    with pytest.raises(ValidationError) as refusal:
        check(b"x" * 101, "text.txt")
    assert refusal.value.code == "too_large"


@pytest.mark.parametrize("content", [b"a\0b", codecs.BOM_UTF16_LE + b"\0\xd8", b"\x81\x8d"])
def test_what_is_no_text_has_none(content: bytes):
    assert read_plain_text(content) is None


def test_the_zip_methods_that_nobody_needs_are_refused():
    content = bytearray(docx())
    start = content.rfind(b"PK\x01\x02")
    content[start + 10 : start + 12] = (14).to_bytes(2, "little")
    with pytest.raises(ValidationError) as refusal:
        check(bytes(content), "a.docx")
    assert refusal.value.code == "damaged"
