"""What stands apart from the text of a piece: quotations, announcements, slogans, a coupon."""

from collections.abc import Sequence

from django.utils.translation import gettext
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from home.demo.newspaper.elements import Element, fill, frame, rule
from home.demo.newspaper.lettering import (
    CAPITALS,
    PAPER,
    RED,
    TEXT_ITALIC,
    Passage,
    draw_label,
    draw_narrow,
    narrow_lines,
    narrow_width,
    printable,
    text_style,
)
from home.demo.newspaper.paper import Notice, PrintedIssue, PrintedPiece, Quote

INSET = 18
# From one written line to the next.
HANDWRITING = 27


class QuoteAcross(Element):
    """A sentence set large beside a bar."""

    def __init__(self, quote: Quote, width: float, *, colour: Color) -> None:
        self._colour, self._attribution = colour, quote.attribution
        self._words = Passage(quote.text, text_style(27, font=TEXT_ITALIC, leading=1.15), width - 28)
        self._beneath = 18 if quote.attribution else 0
        super().__init__(self._words.height + self._beneath + 24)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        fill(canvas, x, top - 4, 8, self._words.height + self._beneath, self._colour)
        self._words.draw(canvas, x + 28, top)
        if self._attribution:
            draw_label(canvas, x + 28, top - self._words.height - 16, self._attribution, size=9)


class NoticeBox(Element):
    """An announcement in a frame."""

    def __init__(self, notice: Notice, width: float) -> None:
        self._width = width
        self._title = narrow_lines(notice.title, width - 2 * INSET, largest=34)
        self._text = Passage(notice.text, text_style(15), width - 2 * INSET)
        super().__init__(self._title.height + self._text.height + 46)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        frame(canvas, x, top - 8, self._width, height - 8, weight=3)
        self._title.draw(canvas, x + INSET, top - 24)
        self._text.draw(canvas, x + INSET, top - 24 - self._title.height)


class Slogan(Element):
    """A band across the page with a few words as large as it holds."""

    def __init__(self, words: str, width: float, *, colour: Color) -> None:
        super().__init__(56, 200)
        self._words, self._width, self._colour = printable(words).upper(), width, colour

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        top, height = top - 8, height - 8
        fill(canvas, x, top, self._width, height, self._colour)
        size = min(height * 0.62, (self._width - 2 * INSET) / narrow_width(self._words, 1))
        left = x + (self._width - narrow_width(self._words, size)) / 2
        draw_narrow(canvas, left, top - (height + size * CAPITALS) / 2, self._words, size, PAPER)


class Coupon(Element):
    """Lines to write on, to be cut out and given to whoever brought the paper."""

    def __init__(self, invitation: str, width: float, *, most: float) -> None:
        super().__init__(150, most)
        self._width = width
        self._title = printable(gettext("Your letter"))
        self._invitation = Passage(invitation, text_style(14), width - 2 * INSET)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        canvas.saveState()
        canvas.setDash(5, 4)
        frame(canvas, x, top - 8, self._width, height - 8, weight=1)
        canvas.restoreState()
        draw_narrow(canvas, x + INSET, top - 48, self._title, 34)
        self._invitation.draw(canvas, x + INSET, top - 58)
        line = top - 58 - self._invitation.height - HANDWRITING
        while line > top - height + 14:
            rule(canvas, x + INSET, line, self._width - 2 * INSET)
            line -= HANDWRITING


class PrintNote(Element):
    """What the paper left out, and what of it is longer on the site."""

    def __init__(self, issue: PrintedIssue, pieces: Sequence[PrintedPiece], width: float) -> None:
        self._width = width
        self._title = narrow_lines(gettext("In print and on the web"), 160, largest=40, lines=3)
        longer = "; ".join(piece.title for piece in pieces if piece.is_longer_online)
        sentence = gettext("At full length on our site: %(titles)s.") % {"titles": longer} if longer else ""
        self._texts = [Passage(text, text_style(13), width - 160 - 3 * INSET) for text in (issue.print_note, sentence)]
        self._has_words = bool(issue.print_note or longer)
        highest = max(self._title.height, sum(text.height + 5 for text in self._texts))
        super().__init__(highest + 38 if self._has_words else 0)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        if not self._has_words:
            return
        frame(canvas, x, top - 8, self._width, height - 8)
        self._title.draw(canvas, x + INSET, top - 24, RED)
        below = top - 21
        for text in self._texts:
            text.draw(canvas, x + 160 + 2 * INSET, below)
            below -= text.height + 5
