"""The name of the paper, drawn from its outlines."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from django.template.loader import render_to_string
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from home.demo.newspaper.lettering import INK, PAPER, RED

type Point = tuple[float, float]


class Wordmark:
    """The name of the paper in one language, from the same drawing as the site's."""

    def __init__(self, language: str) -> None:
        # It is our own file, not somebody's upload.
        self._svg = ElementTree.fromstring(render_to_string(f"components/wordmarks/{language}.html"))  # noqa: S314
        _left, _top, self._across, self._down = (float(number) for number in self._svg.attrib["viewBox"].split())

    def height(self, width: float) -> float:
        return width * self._down / self._across

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        scale = width / self._across
        canvas.saveState()
        canvas.translate(x, top)
        canvas.scale(scale, -scale)
        for shift, colour, outline in _outlines(self._svg):
            path = canvas.beginPath()
            _trace(path, outline, shift)
            canvas.setFillColor(colour)
            canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()


def _outlines(svg: ElementTree.Element) -> Iterator[tuple[float, Color, str]]:
    """Each outline with how far it is moved to the right, and its colour."""
    for element in svg.iter():
        if not element.tag.endswith("path"):
            continue
        kind = element.get("class", "")
        colour = PAPER if "core" in kind else INK if "letters" in kind else RED
        moved = re.fullmatch(r"translate\(([\d.]+) 0\)", element.get("transform", ""))
        yield float(moved[1]) if moved else 0, colour, element.attrib["d"]


def _trace(path: PDFPathObject, outline: str, shift: float) -> None:
    """Follow an SVG outline made of M, L, H, V, Q, C and Z."""
    x = y = 0.0
    for command, text in re.findall(r"([MLHVQCZ])([^MLHVQCZ]*)", outline):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        if command == "Z":
            path.close()
        elif command == "H":
            x = numbers[0] + shift
            path.lineTo(x, y)
        elif command == "V":
            y = numbers[0]
            path.lineTo(x, y)
        else:
            points = [(numbers[place] + shift, numbers[place + 1]) for place in range(0, len(numbers), 2)]
            x, y = _follow(path, command, points, (x, y))


def _follow(path: PDFPathObject, command: str, points: list[Point], here: Point) -> Point:
    """Go on from here by one command, which may be repeated; returns where it ends."""
    steps = {"M": 1, "L": 1, "Q": 2, "C": 3}[command]
    for place in range(0, len(points), steps):
        *controls, end = points[place : place + steps]
        if not controls:
            (path.moveTo if command == "M" and place == 0 else path.lineTo)(*end)
        elif len(controls) == 1:
            # PDF knows curves with two control points only.
            control = controls[0]
            path.curveTo(*_towards(here, control), *_towards(end, control), *end)
        else:
            path.curveTo(*controls[0], *controls[1], *end)
        here = end
    return here


def _towards(end: Point, control: Point) -> Point:
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3
