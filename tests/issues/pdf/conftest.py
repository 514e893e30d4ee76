from collections.abc import Callable
from io import BytesIO
from tempfile import TemporaryFile

import pytest

from issues.models.printed_pages import PICTURES
from issues.pdf.workers import DrawnPage, UnreadablePDF, clean_pdf, draw_pages


def copy_of(content: bytes) -> bytes:
    """The copy that readers would get."""
    copy = BytesIO()
    with TemporaryFile() as pdf:
        pdf.write(content)
        pdf.seek(0)
        clean_pdf(pdf, copy, title="The Torch 6", language="en")
    return copy.getvalue()


def drawn(content: bytes) -> list[DrawnPage]:
    """The pages of a copy."""
    with TemporaryFile() as pdf:
        pdf.write(content)
        return list(draw_pages(pdf, page_count=1, pictures=PICTURES))


@pytest.fixture
def refusal_of() -> Callable[[bytes], str]:
    """Why a PDF is refused, in words, whichever worker finds it out."""

    def read(content: bytes) -> str:
        with pytest.raises(UnreadablePDF) as refused:
            drawn(copy_of(content))
        return str(refused.value.failure.label)

    return read
