"""Reading a PDF that nobody has to trust: processes of their own do it, with limits."""

import json
import logging
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from core.limited_process import EndedError, Limits, TooSlowError, run_limited_into
from issues.enums import PDFFailure
from issues.pdf.words import readable

logger = logging.getLogger(__name__)

# Not imported: what they import belongs into their own processes.
CLEANING_WORKER = Path(__file__).with_name("cleaning_worker.py")
DRAWING_WORKER = Path(__file__).with_name("drawing_worker.py")
# Of addresses, so that no library gets past it.
MEMORY = 400 * 1024**2
CLEANING_LIMITS = Limits(seconds=60, memory=MEMORY, answer=200 * 1024**2)
DRAWING_LIMITS = Limits(seconds=60, memory=MEMORY, answer=64 * 1024**2)
# A process for each few pages: what one page took is given back, and editors see how far the reading is.
PAGES_AT_ONCE = 4


class UnreadablePDF(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """The PDF cannot be read, for a reason."""

    def __init__(self, failure: PDFFailure) -> None:
        super().__init__(failure)
        self.failure = failure


@dataclass(frozen=True)
class DrawnPage:
    """A page of a PDF: its words, and its pictures in the formats that were asked for."""

    number: int
    width: int
    height: int
    text: str
    pictures: dict[str, bytes]
    # A JPEG; the first page has one.
    cover: bytes = b""


def clean_pdf(pdf: BinaryIO, copy: BinaryIO, *, title: str, language: str) -> int:
    """Write the copy that readers get, and return the number of its pages. Raises UnreadablePDF."""
    with TemporaryFile() as answer:
        _run(CLEANING_WORKER, title, language, content=pdf, limits=CLEANING_LIMITS, answer=answer)
        word, *page_count = answer.readline(100).decode().split()
        if word != "OK":
            raise UnreadablePDF(PDFFailure(word))
        shutil.copyfileobj(answer, copy)
    return int(page_count[0])


def draw_pages(copy: BinaryIO, *, page_count: int, pictures: Sequence[str]) -> Iterator[DrawnPage]:
    """Each page of a copy, drawn in these formats and widths ("avif-800"). Raises UnreadablePDF."""
    for first in range(1, page_count + 1, PAGES_AT_ONCE):
        last = min(first + PAGES_AT_ONCE - 1, page_count)
        copy.seek(0)
        with TemporaryFile() as answer:
            numbers = (str(first), str(last))
            _run(DRAWING_WORKER, *numbers, *pictures, content=copy, limits=DRAWING_LIMITS, answer=answer)
            for number in range(first, last + 1):
                yield _read_page(answer, number, pictures)


def _read_page(answer: BinaryIO, number: int, pictures: Sequence[str]) -> DrawnPage:
    told = json.loads(answer.readline() or b'{"refused": "DAMAGED"}')
    if "refused" in told:
        raise UnreadablePDF(PDFFailure(told["refused"]))
    contents = [answer.read(size) for size in told["sizes"]]
    cover = contents.pop() if number == 1 else b""
    return DrawnPage(
        number=number,
        width=told["width"],
        height=told["height"],
        text=readable(told["text"]),
        pictures=dict(zip(pictures, contents, strict=True)),
        cover=cover,
    )


def _run(script: Path, *arguments: str, content: BinaryIO, limits: Limits, answer: BinaryIO) -> None:
    try:
        run_limited_into(answer, str(script), *arguments, content=content, limits=limits)
    except TooSlowError as error:
        raise UnreadablePDF(PDFFailure.TOO_HEAVY) from error
    except EndedError as end:
        # Out of memory or time, the libraries end the process by a signal instead of answering.
        if end.by_signal:
            raise UnreadablePDF(PDFFailure.TOO_HEAVY) from end
        logger.error("A PDF worker failed: %s", end.complaint)
        raise UnreadablePDF(PDFFailure.DAMAGED) from end
