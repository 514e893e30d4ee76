"""Pages of elements, printed as a PDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from home.demo.newspaper.elements import Element, draw_stack, fill
from home.demo.newspaper.lettering import PAPER


@dataclass(frozen=True)
class Sheet:
    """The size of a page and its margin, in points."""

    width: float
    height: float
    margin: float

    @property
    def room_across(self) -> float:
        return self.width - 2 * self.margin

    @property
    def room_down(self) -> float:
        return self.height - 2 * self.margin


def print_pages(pages: Iterable[list[Element]], sheet: Sheet, *, title: str) -> bytes:
    """A PDF of these pages: the same bytes for the same pages."""
    content = BytesIO()
    # "Invariant": without the time and a random id.
    canvas = Canvas(content, pagesize=(sheet.width, sheet.height), invariant=1)
    canvas.setTitle(title)
    for elements in pages:
        fill(canvas, 0, sheet.height, sheet.width, sheet.height, PAPER)
        draw_stack(canvas, elements, sheet.margin, sheet.height - sheet.margin, sheet.room_down)
        canvas.showPage()
    canvas.save()
    return content.getvalue()
