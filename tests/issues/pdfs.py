"""PDFs for tests, made as they are needed: ordinary ones by ReportLab, hostile ones by hand."""

import zlib
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

TABLOID = (792, 1224)


def pdf(
    pages: int = 4,
    *,
    words: str = "The Torch",
    size: tuple[float, float] = TABLOID,
    encrypt: StandardEncryption | None = None,
) -> bytes:
    """An ordinary PDF; other words make another first page."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=size, invariant=1, encrypt=encrypt)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 60)
        canvas.drawString(60, size[1] / 2, f"{words} {page}")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def handmade_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects with a correct table; the first one is the catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return content + end % (len(objects) + 1, table, len(objects) + 1, len(content))


def pdf_of_drawing(drawing: bytes) -> bytes:
    """One page of these drawing commands, packed."""
    packed = zlib.compress(drawing, 9)
    return handmade_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 792 1224]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    )
