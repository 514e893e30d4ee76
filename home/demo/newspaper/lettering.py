"""Letters: the typefaces, headlines set narrow, and words set to a width."""

from dataclasses import dataclass
from html import escape
from itertools import combinations

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from home.demo.pictures import drawing

PAPER, INK, RED = HexColor(drawing.PAPER), HexColor(drawing.INK), HexColor(drawing.RED)
# The site's hairlines are too pale for a press.
RULE = HexColor("#8C8477")

# Faces that every viewer has: nothing needs to be embedded.
TEXT, TEXT_BOLD, TEXT_ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
LABEL, HEAVY = "Helvetica", "Helvetica-Bold"
# Helvetica is no poster face until it is set narrow.
NARROW = 0.7
# In parts of the size: from one line of text to the next.
LEADING = 1.27
# In parts of the size: from one line of a headline to the next, its capitals, and what hangs below the line.
PITCH, CAPITALS, TAILS = 0.95, 0.72, 0.26
# Two lines are better than one if they make the words so much larger.
WORTH_A_LINE = 1.25

NO_LIMIT = 10_000

# What the encoding of these faces (WinAnsi) lacks, and what takes its place.
REPLACED = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2011": "-", "\u2212": "\u2013"})


def printable(text: str) -> str:
    """The text in characters that the typefaces have. One that they lack raises ValueError."""
    replaced = text.translate(REPLACED)
    try:
        replaced.encode("cp1252")
    except UnicodeEncodeError as error:
        raise ValueError(f"The press has no letter for {error.object[error.start]!r} in “{text[:60]}”.") from error
    return replaced


def in_markup(text: str) -> str:
    """Plain words for a paragraph of ReportLab, which reads tags."""
    return escape(printable(text), quote=False)


def leading_of(size: float, leading: float = LEADING) -> float:
    """From one line of text to the next, in points."""
    return round(size * leading, 1)


def text_style(
    size: float, *, font: str = TEXT, leading: float = LEADING, colour: Color = INK, indent: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        font,
        fontName=font,
        fontSize=size,
        leading=leading_of(size, leading),
        textColor=colour,
        firstLineIndent=indent,
        # No line of a paragraph stands alone at the foot or head of a column.
        allowWidows=0,
        allowOrphans=0,
    )


class Passage:
    """Plain words set to a width. No words take no room."""

    def __init__(self, text: str, style: ParagraphStyle, width: float) -> None:
        self._paragraph = Paragraph(in_markup(text), style)
        self.height = self._paragraph.wrap(width, NO_LIMIT)[1] if text else 0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        if self.height:
            self._paragraph.drawOn(canvas, x, top - self.height)


@dataclass(frozen=True)
class NarrowLines:
    """Words in the headline face, on as many lines as they need to be large."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return self.size * (CAPITALS + PITCH * (len(self.lines) - 1) + TAILS)

    def draw(self, canvas: Canvas, x: float, top: float, colour: Color = INK) -> None:
        for place, line in enumerate(self.lines):
            draw_narrow(canvas, x, top - self.size * (CAPITALS + PITCH * place), line, self.size, colour)


def narrow_lines(text: str, width: float, *, largest: float, lines: int = 2) -> NarrowLines:
    """The words as large as the width allows; on one line, unless another line makes them much larger."""
    words = printable(text).split(" ")
    best = NarrowLines((), 0)
    for count in range(1, min(lines, len(words)) + 1):
        broken = _broken(words, count)
        size = min(largest, width / max(narrow_width(line, 1) for line in broken))
        if size > best.size * WORTH_A_LINE:
            best = NarrowLines(broken, size)
    return best


def _broken(words: list[str], count: int) -> tuple[str, ...]:
    """The words on so many lines: the widest as narrow as possible, but rather broken after a comma or a full stop."""
    options = []
    for breaks in combinations(range(1, len(words)), count - 1):
        places = zip((0, *breaks), (*breaks, len(words)), strict=True)
        options.append(tuple(" ".join(words[start:end]) for start, end in places))
    return min(options, key=_awkwardness)


def _awkwardness(lines: tuple[str, ...]) -> float:
    widest = max(narrow_width(line, 1) for line in lines)
    return widest if all(line.endswith((",", ".", ":", ";")) for line in lines[:-1]) else widest * WORTH_A_LINE


def narrow_width(text: str, size: float) -> float:
    return stringWidth(text, HEAVY, size) * NARROW


def draw_narrow(canvas: Canvas, x: float, baseline: float, text: str, size: float, colour: Color = INK) -> None:
    """One line of the headline face."""
    line = canvas.beginText(x, baseline)
    line.setFont(HEAVY, size)
    line.setHorizScale(NARROW * 100)
    line.setFillColor(colour)
    line.textOut(text)
    _draw_alone(canvas, line)


def draw_label(canvas: Canvas, x: float, baseline: float, text: str, *, size: float, colour: Color = INK) -> None:
    """A few small capitals, spaced."""
    line = canvas.beginText(x, baseline)
    line.setFont(HEAVY, size)
    line.setCharSpace(label_spacing(size))
    line.setFillColor(colour)
    line.textOut(printable(text).upper())
    _draw_alone(canvas, line)


def label_width(text: str, size: float) -> float:
    capitals = printable(text).upper()
    return stringWidth(capitals, HEAVY, size) + label_spacing(size) * len(capitals)


def label_spacing(size: float) -> float:
    return size * 0.06


def _draw_alone(canvas: Canvas, line: PDFTextObject) -> None:
    # Its scale and spacing would otherwise stay for all text that follows.
    canvas.saveState()
    canvas.drawText(line)
    canvas.restoreState()
