from io import BytesIO

import pikepdf
import pytest

from tests.issues.pdf.conftest import copy_of
from tests.issues.pdf.hostile import TRACES, pdf_full_of_traps


def unpacked(content: bytes) -> bytes:
    """Every byte of a PDF as it is before packing."""
    with pikepdf.open(BytesIO(content)) as document:
        plain = BytesIO()
        document.save(
            plain,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            qdf=True,
        )
    return plain.getvalue()


@pytest.fixture(scope="module")
def trapped() -> bytes:
    return pdf_full_of_traps()


@pytest.fixture(scope="module")
def clean(trapped) -> bytes:
    return copy_of(trapped)


def test_the_traps_are_there_to_begin_with(trapped):
    plain = unpacked(trapped)
    assert [trace for trace in TRACES if trace not in plain] == []


def test_nothing_acts_hides_or_names_somebody(clean):
    plain = unpacked(clean)
    assert [trace for trace in TRACES if trace in plain] == []
    for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/Filespec", b"/AcroForm", b"/OpenAction", b"/AA"):
        assert word not in plain


def test_pages_and_links_of_the_web_stay(clean):
    with pikepdf.open(BytesIO(clean)) as document:
        assert len(document.pages) == 2
        actions = [link.A for link in document.pages[0].Annots if "/A" in link]
        assert [bytes(action.URI) for action in actions if "/URI" in action] == [b"https://example.org/join"]
        assert not any("/Next" in action for action in actions)
        photograph = document.pages[0].Resources.XObject.Photo
        assert pikepdf.PdfImage(photograph).as_pil_image().getpixel((20, 20))[0] > 150
        assert document.check_pdf_syntax() == []


def test_the_copy_names_the_paper_and_its_language_and_begins_with_its_first_page(clean):
    with pikepdf.open(BytesIO(clean)) as document:
        assert dict(document.docinfo) == {"/Title": "The Torch 6"}
        assert document.Root.Lang == "en"
        assert document.is_linearized
