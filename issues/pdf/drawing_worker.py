"""Draws some pages of a clean copy and reads their words, in a limited process.

Called with the numbers of the first and the last page, and the format and width of each picture ("avif-800"). The copy
is its standard input. For each page it answers with one line of JSON and then the bytes that the line announces; a
reason in place of a page ends the answer. The first page comes with the cover.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from ctypes import c_ushort
from io import BytesIO
from typing import BinaryIO

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2.raw import FPDFText_GetText

COVER_HEIGHT = 1400
COVER_QUALITY = 85
# What is longer than this compared with its other side is a strip, not a page, and so would be its picture.
MAX_STRETCH = 4
# A full page of the smallest type has 20,000.
MAX_LETTERS = 100_000
# Looked at and measured on a tabloid's page of type, 1600 pixels wide: the smallest type stays sharp, AVIF takes 180 kB
# and 0.3 s (at speed 8 30 kB less and 1.2 s), WebP 250 kB and 0.15 s (at method 4 as much and 0.4 s). One thread:
# each more takes memory for itself.
SAVING = {
    "avif": {"quality": 40, "speed": 9, "max_threads": 1},
    "webp": {"quality": 50, "method": 2},
}


class Refused(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """A page cannot be drawn; the message is the reason's code, a PDFFailure."""


def draw(page: PdfPage, pictures: Sequence[str]) -> tuple[dict[str, object], list[bytes]]:
    """What is told of a page, and its pictures in the order that was asked for."""
    width, height = page.get_size()
    if not is_shaped_like_a_page(width, height):
        raise Refused("NO_PAGE_SHAPE")
    sizes = [int(picture.partition("-")[2]) for picture in pictures]
    largest = page.render(scale=max(sizes) / width).to_pil().convert("RGB")
    drawn = []
    for picture, size in zip(pictures, sizes, strict=True):
        scaled = largest
        if size != largest.width:
            scaled = largest.resize((size, max(1, round(largest.height * size / largest.width))), Image.Resampling.BOX)
        kind = picture.partition("-")[0]
        drawn.append(encode(scaled, kind, **SAVING[kind]))
    return {"width": largest.width, "height": largest.height, "text": words_of(page)}, drawn


def words_of(page: PdfPage) -> str:
    # Past pypdfium2's own method, which calls itself once for each letter that has no meaning: a page of those ends it.
    words = page.get_textpage()
    count = min(words.count_chars(), MAX_LETTERS)
    # A letter takes two units at most, and there is a zero at the end.
    units = (c_ushort * (2 * count + 1))()
    written = FPDFText_GetText(words, 0, count, units)
    return bytes(units)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")


def draw_cover(page: PdfPage) -> bytes:
    picture = page.render(scale=COVER_HEIGHT / page.get_height()).to_pil().convert("RGB")
    return encode(picture, "jpeg", quality=COVER_QUALITY, optimize=True)


def encode(picture: Image.Image, kind: str, **options: object) -> bytes:
    content = BytesIO()
    picture.save(content, format=kind, **options)
    return content.getvalue()


def is_shaped_like_a_page(width: float, height: float) -> bool:
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        return False
    return 1 / MAX_STRETCH <= width / height <= MAX_STRETCH


def answers(file: BinaryIO, first: int, last: int, pictures: Sequence[str]) -> Iterator[bytes]:
    document = PdfDocument(file)
    for number in range(first, min(last, len(document)) + 1):
        page = document[number - 1]
        told, drawn = draw(page, pictures)
        if number == 1:
            drawn.append(draw_cover(page))
        yield json.dumps({**told, "number": number, "sizes": [len(content) for content in drawn]}).encode() + b"\n"
        yield from drawn
        # pdfium keeps what it has unpacked for a page as long as the page is open.
        page.close()


def main(file: BinaryIO, answer: BinaryIO, first: str, last: str, *pictures: str) -> None:
    try:
        for part in answers(file, int(first), int(last), pictures):
            answer.write(part)
    except Refused as reason:
        answer.write(json.dumps({"refused": str(reason)}).encode())
    except PdfiumError:
        answer.write(b'{"refused": "DAMAGED"}')
    except MemoryError:
        answer.write(b'{"refused": "TOO_HEAVY"}')


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, *sys.argv[1:])
