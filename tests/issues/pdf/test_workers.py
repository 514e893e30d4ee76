from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from core import limited_process
from issues.pdf import workers
from tests.issues.pdf.conftest import copy_of, drawn
from tests.issues.pdf.hostile import pdf_of_picture, pdf_of_unpacked_picture, polyglot
from tests.issues.pdfs import handmade_pdf, pdf, pdf_of_drawing


def test_a_page_becomes_pictures_words_and_a_cover():
    [page] = drawn(copy_of(pdf(pages=1)))
    pictures = {name: Image.open(BytesIO(content)) for name, content in page.pictures.items()}
    assert {name: (picture.format, picture.width) for name, picture in pictures.items()} == {
        "avif-800": ("AVIF", 800),
        "avif-1600": ("AVIF", 1600),
        "webp-800": ("WEBP", 800),
        "webp-1600": ("WEBP", 1600),
    }
    assert (page.width, page.height) == pictures["webp-1600"].size
    assert page.text == "The Torch 1"
    cover = Image.open(BytesIO(page.cover))
    assert (cover.format, cover.mode, cover.height) == ("JPEG", "RGB", 1400)
    assert len(cover.convert("L").getcolors()) > 2, "The words of the first page are on it."


def test_pages_are_drawn_a_few_at_a_time_and_in_order(monkeypatch, tmp_path):
    monkeypatch.setattr(workers, "PAGES_AT_ONCE", 2)
    path = tmp_path / "copy.pdf"
    path.write_bytes(copy_of(pdf(pages=3)))
    with path.open("rb") as copy:
        pages = list(workers.draw_pages(copy, page_count=3, pictures=["webp-80"]))
    assert [(page.number, page.text, bool(page.cover)) for page in pages] == [
        (1, "The Torch 1", True),
        (2, "The Torch 2", False),
        (3, "The Torch 3", False),
    ]


def test_the_same_pdf_gives_the_same_copy_and_the_same_pictures():
    copy = copy_of(pdf(pages=1))
    assert copy == copy_of(pdf(pages=1))
    assert drawn(copy) == drawn(copy)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a PDF"),
        (b"<html><script>alert(1)</script></html>", "not a PDF"),
        (pdf()[:-200], "breaks off"),
        (pdf(pages=40)[:4000] + b"\n%%EOF\n", "damaged"),
        (b"%PDF-1.7\n" + b"nothing at all" + b"\n%%EOF\n", "damaged"),
        (pdf(encrypt=StandardEncryption("a secret")), "protected"),
        (pdf(encrypt=StandardEncryption("", ownerPassword="a secret", canCopy=0)), "protected"),
        (handmade_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"), "has no pages"),
        (handmade_pdf(b"<</Type/Catalog>>"), "damaged"),
        (pdf(pages=10_000), "more than 400 pages"),
        (pdf(pages=1, size=(14_400, 10)), "narrow strip"),
        (pdf_of_picture(20_000, 7_000), "too many pixels"),
        (pdf_of_unpacked_picture(12_000, 10_500), "too many pixels"),
    ],
    ids=[
        *("empty", "web page", "truncated", "torn", "hollow", "password", "restricted", "no pages", "no page tree"),
        *("10,000 pages", "strip", "140 megapixels", "126 megapixels of JPEG 2000"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(refusal_of, content, words):
    assert words in refusal_of(content)


def test_a_small_file_that_asks_for_gigabytes_stops_only_its_worker(refusal_of):
    content = pdf_of_drawing(b"q " * 8_000_000)
    assert len(content) < 20_000
    assert "too much memory" in refusal_of(content)


def test_a_page_of_a_kilometre_gives_pictures_of_the_usual_size():
    [page] = drawn(copy_of(pdf(pages=1, size=(2_000_000, 2_800_000))))
    assert (page.width, page.height) == (1600, 2240)


def test_a_picture_of_126_megapixels_is_drawn():
    [page] = drawn(copy_of(pdf_of_picture(12_000, 10_500)))
    picture = Image.open(BytesIO(page.pictures["webp-800"])).convert("RGB")
    red, green, blue = picture.getpixel((400, 600))
    assert red > green
    assert red < 0x80, "It is drawn, not left out."
    assert blue < 0x80


def test_a_web_page_in_front_of_a_pdf_is_cut_off():
    copy = copy_of(polyglot())
    assert copy.startswith(b"%PDF-")
    assert b"<html>" not in copy


def test_a_page_that_takes_too_long_is_refused(refusal_of, monkeypatch):
    monkeypatch.setattr(limited_process, "PATIENCE", 0.01 - workers.CLEANING_LIMITS.seconds)
    assert "takes too long" in refusal_of(pdf())


def test_the_worker_knows_neither_the_site_nor_its_secrets(tmp_path, monkeypatch):
    script = tmp_path / "spy.py"
    script.write_text(
        "import os, runpy, sys\n"
        f"runpy.run_path({str(workers.CLEANING_WORKER)!r})\n"
        f"runpy.run_path({str(workers.DRAWING_WORKER)!r})\n"
        "known = {'django', 'issues', 'core', 'config'} & set(sys.modules) | {'SECRET_KEY'} & set(os.environ)\n"
        "sys.stdout.write(f'OK {len(known)}\\n')\n"
    )
    monkeypatch.setattr(workers, "CLEANING_WORKER", script)
    assert _page_count() == 0


def test_the_worker_is_limited_before_it_reads(tmp_path, monkeypatch):
    script = tmp_path / "spy.py"
    script.write_text(
        "import resource, sys\n"
        "limits = [resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]\n"
        "sys.stdout.write(f'OK {int(limits == [400 * 1024**2, 60])}\\n')\n"
    )
    monkeypatch.setattr(workers, "CLEANING_WORKER", script)
    assert _page_count() == 1


def test_a_worker_that_fails_by_our_own_fault_is_logged(refusal_of, tmp_path, monkeypatch, caplog):
    script = tmp_path / "broken.py"
    script.write_text("raise RuntimeError('the worker is broken')")
    monkeypatch.setattr(workers, "CLEANING_WORKER", script)
    assert "damaged" in refusal_of(pdf())
    assert "the worker is broken" in caplog.text


def _page_count() -> int:
    with open(workers.__file__, "rb") as anything:
        return workers.clean_pdf(anything, BytesIO(), title="", language="en")
