"""Text in columns of one height, which may go on overleaf."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from home.demo.newspaper.elements import Element, rule_between
from home.demo.newspaper.lettering import HEAVY, NO_LIMIT, TEXT_ITALIC, in_markup, leading_of, text_style
from home.demo.newspaper.paper import Crosshead

GUTTER = 18
# So many words of a piece stand in capitals: the eye finds where it begins.
FIRST_WORDS = 3
# Heights are sums of leadings, and sums of fractions are never quite what they should be.
HAIR = 0.01


@dataclass(frozen=True)
class Setting:
    """How text is set: in so many columns, of such a size."""

    columns: int
    size: float

    @property
    def leading(self) -> float:
        return leading_of(self.size)

    def column_width(self, width: float) -> float:
        return (width - GUTTER * (self.columns - 1)) / self.columns


class Heading(Paragraph):
    """A crosshead: with a blank line above it, and never at the foot of a column."""


@dataclass(frozen=True)
class Placed:
    """A paragraph in its column, so far below the top of it."""

    paragraph: Paragraph
    below: float
    height: float


def set_text(paragraphs: Sequence[str | Crosshead], setting: Setting, *, ending: str = "") -> list[Paragraph]:
    """The paragraphs of a piece, ready for columns, with a last line in italics."""
    plain = text_style(setting.size)
    indented = text_style(setting.size, indent=setting.size)
    # The size may differ, the leading must not: the lines of neighbouring columns stand beside each other.
    heading = ParagraphStyle("heading", plain, fontName=HEAVY, fontSize=setting.size * 0.95)
    ready: list[Paragraph] = []
    for each in paragraphs:
        if isinstance(each, Crosshead):
            ready.append(Heading(in_markup(each.text), heading))
        elif not ready:
            ready.append(Paragraph(_begun(each, setting.size), plain))
        else:
            ready.append(Paragraph(in_markup(each), plain if isinstance(ready[-1], Heading) else indented))
    if ending:
        ready.append(Paragraph(in_markup(ending), ParagraphStyle("ending", plain, fontName=TEXT_ITALIC)))
    return ready


def _begun(text: str, size: float) -> str:
    words = text.split(" ")
    begin, rest = " ".join(words[:FIRST_WORDS]).upper(), " ".join(words[FIRST_WORDS:])
    return f'<font name="{HEAVY}" size="{size * 0.86:.1f}">{in_markup(begin)}</font> {in_markup(rest)}'


class Columns(Element):
    """Text in balanced columns. With a limit it is at most so high, and `rest` holds what found no room."""

    def __init__(
        self, text: Sequence[Paragraph], setting: Setting, width: float, *, limit: float | None = None
    ) -> None:
        self.setting, self._width = setting, width
        self._columns, self.rest = _balanced(text, setting, width, limit)
        self._text_height = max((placed[-1].below + placed[-1].height for placed in self._columns if placed), default=0)
        super().__init__(self._text_height + setting.leading if self._text_height else 0)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        step = self.setting.column_width(self._width) + GUTTER
        for place, column in enumerate(self._columns):
            left = x + place * step
            if place and column:
                rule_between(canvas, left - GUTTER / 2, top, self._text_height)
            for placed in column:
                placed.paragraph.drawOn(canvas, left, top - placed.below - placed.height)


type Filled = tuple[list[list[Placed]], list[Paragraph]]


def _balanced(text: Sequence[Paragraph], setting: Setting, width: float, limit: float | None) -> Filled:
    """The columns as low as they can be, and what is left over the limit."""
    column_width = setting.column_width(width)
    lines = sum(each.wrap(column_width, NO_LIMIT)[1] for each in text) / setting.leading
    for height in count(ceil(lines / setting.columns)):
        if limit is not None and height * setting.leading > limit + HAIR:
            return _filled(text, setting, column_width, int(limit / setting.leading) * setting.leading)
        columns, rest = _filled(text, setting, column_width, height * setting.leading)
        if not rest:
            return columns, rest
    raise AssertionError("Columns become higher until everything stands in them.")


def _filled(text: Sequence[Paragraph], setting: Setting, column_width: float, height: float) -> Filled:
    waiting = deque(text)
    columns = [_column(waiting, setting, column_width, height) for _ in range(setting.columns)]
    return columns, list(waiting)


def _column(waiting: deque[Paragraph], setting: Setting, width: float, height: float) -> list[Placed]:
    """One column of what is waiting; a paragraph that does not fit is cut, and its rest waits on."""
    column: list[Placed] = []
    below = 0.0
    while waiting:
        is_heading = isinstance(waiting[0], Heading)
        below += setting.leading if is_heading and column else 0
        needed = waiting[0].wrap(width, NO_LIMIT)[1]
        # Two lines of its text stand under a heading.
        if below + needed + (2 * setting.leading if is_heading else 0) <= height + HAIR:
            column.append(Placed(waiting.popleft(), below, needed))
            below += needed
            continue
        parts = [] if is_heading else waiting[0].split(width, height - below + HAIR)
        if len(parts) == 2:
            waiting[0] = parts[1]
            column.append(Placed(parts[0], below, parts[0].wrap(width, NO_LIMIT)[1]))
        break
    return column
