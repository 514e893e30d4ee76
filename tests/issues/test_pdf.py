import os
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from core import limited_process
from issues import pdf_worker
from issues.pdf import LIMITS, UnreadablePDF, read_pdf
from tests.issues.pdfs import handmade_pdf, pdf, pdf_of_drawing


@pytest.fixture
def on_disk(tmp_path):
    def keep(content: bytes):
        path = tmp_path / "6-en.pdf"
        path.write_bytes(content)
        return path

    return keep


def refusal_of(path) -> str:
    with pytest.raises(UnreadablePDF) as refused:
        read_pdf(path)
    return str(refused.value)


def test_pages_are_counted_and_the_first_becomes_the_cover(on_disk):
    facts = read_pdf(on_disk(pdf(pages=4)))
    assert facts.page_count == 4
    cover = Image.open(BytesIO(facts.cover))
    assert (cover.format, cover.mode, cover.height) == ("JPEG", "RGB", 1400)
    assert cover.width == pytest.approx(1400 * 792 / 1224, abs=1)
    assert len(cover.convert("L").getcolors()) > 2, "The words of the first page are on it."


def test_the_same_pdf_gives_the_same_cover(on_disk):
    assert read_pdf(on_disk(pdf())) == read_pdf(on_disk(pdf()))


def test_a_page_of_a_kilometre_gives_a_cover_of_the_usual_height(on_disk):
    cover = Image.open(BytesIO(read_pdf(on_disk(pdf(pages=1, size=(2_000_000, 2_800_000)))).cover))
    assert cover.size == (1000, 1400)


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
        (pdf(pages=10_000), "more than 400 pages"),
        (pdf(pages=1, size=(14_400, 10)), "narrow strip"),
    ],
    ids=[
        "empty",
        "web page",
        "truncated",
        "torn",
        "hollow",
        "password",
        "restricted",
        "no pages",
        "10,000 pages",
        "strip",
    ],
)
def test_what_cannot_be_read_is_refused_in_words(on_disk, content, words):
    assert words in refusal_of(on_disk(content))


def test_a_small_file_that_asks_for_gigabytes_stops_only_its_worker(on_disk):
    content = pdf_of_drawing(b"q " * 8_000_000)
    assert len(content) < 20_000
    assert "too much memory" in refusal_of(on_disk(content))


def test_a_page_that_takes_too_long_is_refused(on_disk, monkeypatch):
    monkeypatch.setattr(limited_process, "PATIENCE", 0.01 - LIMITS.seconds)
    assert "takes too long" in refusal_of(on_disk(pdf()))


def test_a_file_that_is_not_there_is_not_the_fault_of_a_pdf(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_pdf(tmp_path / "missing.pdf")


def test_the_worker_knows_neither_the_site_nor_its_secrets(on_disk, monkeypatch):
    script = on_disk(b"").with_name("spy.py")
    script.write_text(
        "import os, runpy, sys\n"
        f"runpy.run_path({pdf_worker.__file__!r})\n"
        "known = {'django', 'issues', 'core', 'config'} & set(sys.modules) | {'SECRET_KEY'} & set(os.environ)\n"
        "sys.stdout.write(f'OK {len(known)}\\n')\n"
    )
    monkeypatch.setattr(pdf_worker, "__file__", str(script))
    assert "SECRET_KEY" in os.environ
    assert read_pdf(on_disk(b"")).page_count == 0


def test_the_worker_is_limited_before_it_reads(on_disk, monkeypatch):
    script = on_disk(b"").with_name("spy.py")
    script.write_text(
        "import resource, sys\n"
        "limits = [resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]\n"
        "sys.stdout.write(f'OK {int(limits == [1024**3, 30])}\\n')\n"
    )
    monkeypatch.setattr(pdf_worker, "__file__", str(script))
    assert read_pdf(on_disk(b"")).page_count == 1


def test_a_worker_that_fails_by_our_own_fault_is_logged(on_disk, monkeypatch, caplog):
    script = on_disk(b"").with_name("broken.py")
    script.write_text("raise RuntimeError('the worker is broken')")
    monkeypatch.setattr(pdf_worker, "__file__", str(script))
    assert "damaged" in refusal_of(on_disk(pdf()))
    assert "the worker is broken" in caplog.text
