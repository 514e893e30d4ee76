"""Reads one PDF in a limited process (core/limited_process.py). issues/pdf.py puts what it finds into words.

The PDF is its standard input. On its standard output it answers with one line, "OK <pages>" and then the cover as a
JPEG, or with a reason.
"""

import math
import sys
from io import BytesIO
from typing import BinaryIO

# A small newspaper has 4 pages, a thick one 80.
MAX_PAGES = 400
COVER_HEIGHT = 1400
# What is longer than this compared with its other side is a strip, not a page, and so would be its picture.
MAX_STRETCH = 4
JPEG_QUALITY = 85
# Viewers look for both within the first and the last kilobyte.
EDGE = 1024


class Refused(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """The file is not read; the message is the reason's code, which issues/pdf.py turns into a sentence."""


def check_edges(file: BinaryIO) -> None:
    """Refuse what does not begin and end as a PDF: pdfium mends a torn file in silence, and leaves pages out."""
    if b"%PDF-" not in file.read(EDGE):
        raise Refused("NOT_PDF")
    size = file.seek(0, 2)
    file.seek(max(0, size - EDGE))
    if b"%%EOF" not in file.read():
        raise Refused("TRUNCATED")


def read(file: BinaryIO) -> tuple[int, bytes]:
    """The number of pages, and the first page as a JPEG."""
    check_edges(file)
    # Only now, within the limits.
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_GetSecurityHandlerRevision

    try:
        document = PdfDocument(file)
        # -1 says "not encrypted". A file that opens without a password may still forbid printing and copying.
        if FPDF_GetSecurityHandlerRevision(document) != -1:
            raise Refused("ENCRYPTED")
        page_count = len(document)
        if page_count > MAX_PAGES:
            raise Refused("TOO_MANY_PAGES")
        page = document[0]
        width, height = page.get_size()
        if not is_shaped_like_a_page(width, height):
            raise Refused("NO_PAGE_SHAPE")
        picture = page.render(scale=COVER_HEIGHT / height).to_pil().convert("RGB")
    except PdfiumError as error:
        raise Refused("ENCRYPTED" if error.err_code == FPDF_ERR_PASSWORD else "DAMAGED") from error
    cover = BytesIO()
    picture.save(cover, format="JPEG", quality=JPEG_QUALITY, optimize=True)
    return page_count, cover.getvalue()


def is_shaped_like_a_page(width: float, height: float) -> bool:
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        return False
    return 1 / MAX_STRETCH <= width / height <= MAX_STRETCH


def main(file: BinaryIO, answer: BinaryIO) -> None:
    try:
        page_count, cover = read(file)
    except Refused as reason:
        answer.write(f"{reason}\n".encode())
    except MemoryError:
        answer.write(b"TOO_HEAVY\n")
    else:
        answer.write(b"OK %d\n" % page_count + cover)


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
