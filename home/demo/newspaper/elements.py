"""What stands on a page, one under the other: each knows how high it must and may be, and draws itself."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from home.demo.newspaper.lettering import INK, RULE, Passage, draw_label, label_width, narrow_lines


class Element:
    """Something on a page that is at least and at most so high. It is drawn downwards from its top."""

    def __init__(self, least: float, most: float | None = None) -> None:
        self.least = least
        self.most = least if most is None else most

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        raise NotImplementedError


class Line(Element):
    """A rule across the page, with space beneath."""

    def __init__(self, width: float) -> None:
        super().__init__(9)
        self._width = width

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        rule(canvas, x, top, self._width, weight=1, colour=INK)


class Words(Element):
    """A paragraph over the whole width."""

    def __init__(self, text: str, style: ParagraphStyle, width: float) -> None:
        self._passage = Passage(text, style, width)
        super().__init__(self._passage.height + 8 if text else 0)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        self._passage.draw(canvas, x, top)


class Label(Element):
    """A few small capitals: a section, an author. With a width, they stand at its right."""

    def __init__(self, text: str, *, size: float = 10, colour: Color = INK, at_right_of: float = 0) -> None:
        super().__init__(size + 9 if text else 0)
        self._text, self._size, self._colour = text, size, colour
        self._left = at_right_of - label_width(text, size) if at_right_of else 0

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        draw_label(canvas, x + self._left, top - self._size, self._text, size=self._size, colour=self._colour)


class Headline(Element):
    def __init__(self, text: str, width: float, *, largest: float, lines: int = 2) -> None:
        self._lines = narrow_lines(text, width, largest=largest, lines=lines)
        super().__init__(self._lines.height + 4)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        self._lines.draw(canvas, x, top)


def total(elements: Sequence[Element]) -> float:
    """The least height of all of them together."""
    return sum(element.least for element in elements)


def draw_stack(canvas: Canvas, elements: Sequence[Element], x: float, top: float, height: float) -> None:
    """Draw one under the other. What is left of the height goes to those that may be higher, the modest ones first."""
    left = height - total(elements)
    heights = {element: element.least for element in elements}
    for element in sorted(elements, key=lambda element: element.most - element.least):
        share = max(0, min(left, element.most - element.least))
        heights[element] += share
        left -= share
    for element in elements:
        element.draw(canvas, x, top, heights[element])
        top -= heights[element]


def rule(canvas: Canvas, x: float, y: float, width: float, *, weight: float = 0.6, colour: Color = RULE) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(weight)
    canvas.line(x, y, x + width, y)


def rule_between(canvas: Canvas, x: float, top: float, height: float) -> None:
    """A hairline between two columns."""
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(x, top, x, top - height)


def fill(canvas: Canvas, x: float, top: float, width: float, height: float, colour: Color) -> None:
    canvas.setFillColor(colour)
    canvas.rect(x, top - height, width, height, stroke=0, fill=1)


def frame(canvas: Canvas, x: float, top: float, width: float, height: float, *, weight: float = 1.5) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(weight)
    canvas.rect(x, top - height, width, height)
