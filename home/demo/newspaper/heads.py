"""The head and the foot of a page: the name of the paper, what is inside, the page's number, who makes it."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from home.demo.newspaper.elements import Element, fill, rule, rule_between
from home.demo.newspaper.lettering import (
    CAPITALS,
    HEAVY,
    INK,
    LABEL,
    RED,
    TEXT_BOLD,
    Passage,
    draw_label,
    draw_narrow,
    printable,
    text_style,
)
from home.demo.newspaper.paper import PrintedIssue, PrintedPiece
from home.demo.newspaper.wordmark import Wordmark


def facts_of(issue: PrintedIssue) -> list[str]:
    """The number and, where it is known, the date."""
    number = gettext("No. %(number)s") % {"number": issue.number}
    return [number, date_format(issue.date, "DATE_FORMAT")] if issue.date else [number]


class Masthead(Element):
    """The name of the paper over the width of the page, and beneath it a line of facts."""

    def __init__(self, facts: Sequence[str], language: str, width: float) -> None:
        self._facts, self._width = [printable(fact) for fact in facts], width
        self._wordmark = Wordmark(language)
        self._mark_height = self._wordmark.height(width)
        super().__init__(self._mark_height + 58)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        self._wordmark.draw(canvas, x, top, self._width)
        top -= self._mark_height + 12
        fill(canvas, x, top, self._width, 7, RED)
        self._spread(canvas, x, top - 22)
        rule(canvas, x, top - 30, self._width, weight=1, colour=INK)

    def _spread(self, canvas: Canvas, x: float, baseline: float) -> None:
        """The first fact stands at the left, the last at the right, the others between."""
        widths = [stringWidth(fact, HEAVY, 11) for fact in self._facts]
        gap = (self._width - sum(widths)) / max(1, len(widths) - 1)
        canvas.setFont(HEAVY, 11)
        canvas.setFillColor(INK)
        for fact, width in zip(self._facts, widths, strict=True):
            canvas.drawString(x, baseline, fact)
            x += width + gap


class Folio(Element):
    """The head of an inner page: its number, the paper, the issue."""

    def __init__(self, page: int, issue: PrintedIssue, width: float) -> None:
        super().__init__(48)
        self._page, self._width = str(page), width
        self._facts = printable(" · ".join(facts_of(issue)))

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        fill(canvas, x, top, self._width, 3, INK)
        draw_narrow(canvas, x, top - 27, self._page, 28)
        draw_label(canvas, x + 32, top - 24, gettext("The Torch"), size=11)
        canvas.setFont(LABEL, 10)
        canvas.setFillColor(INK)
        canvas.drawRightString(x + self._width, top - 24, self._facts)
        rule(canvas, x, top - 36, self._width)


class Inside(Element):
    """What stands on the other pages: their numbers, large, with a title beside each."""

    def __init__(self, pieces: Sequence[PrintedPiece], width: float, *, with_ledes: bool) -> None:
        self._width, self._step = width, width / max(1, len(pieces))
        text_width = self._step - 60
        self._entries = [
            (
                str(piece.page),
                piece.section,
                Passage(piece.title, text_style(14, font=TEXT_BOLD, leading=1.1), text_width),
                Passage(piece.lede if with_ledes else "", text_style(13), text_width),
            )
            for piece in pieces
        ]
        highest = max((title.height + lede.height for *_names, title, lede in self._entries), default=0)
        super().__init__(max(30, highest) + 32 if pieces else 0)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        if not self._entries:
            return
        fill(canvas, x, top, self._width, 3, INK)
        for place, (page, section, title, lede) in enumerate(self._entries):
            left = x + place * self._step
            if place:
                rule_between(canvas, left - 10, top - 12, height - 16)
            draw_narrow(canvas, left, top - 14 - 50 * CAPITALS, page, 50, RED)
            draw_label(canvas, left + 40, top - 20, section, size=8, colour=RED)
            title.draw(canvas, left + 40, top - 23)
            lede.draw(canvas, left + 40, top - 26 - title.height)


class Imprint(Element):
    """Who makes the paper, in small letters at the foot of the last page."""

    def __init__(self, about: str, width: float) -> None:
        self._width = width
        self._text = Passage(about, text_style(10.5, font=LABEL), width)
        super().__init__(self._text.height + 20 if about else 0)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        if self._text.height:
            rule(canvas, x, top - 10, self._width, weight=1, colour=INK)
            self._text.draw(canvas, x, top - 16)
