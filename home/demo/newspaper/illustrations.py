"""Pictures on a page, and posters made of them."""

from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageOps
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from home.demo.newspaper.elements import Element, fill
from home.demo.newspaper.lettering import (
    LABEL,
    NO_LIMIT,
    PAPER,
    RED,
    NarrowLines,
    Passage,
    narrow_lines,
    text_style,
)
from home.demo.newspaper.paper import Illustration
from home.demo.pictures import draw_picture

# A print has a rough edge of bare paper. In a column the frame is the edge, and so much is cut off.
ROUGH = 0.026
# Around the picture of a poster.
BORDER = 12
# Lower than this part of its width, a poster has its words beside the picture.
UPRIGHT = 0.75


@cache
def plate(name: str) -> Image.Image:
    """A picture of the demo as the press needs it, 120 pixels to the inch. Many pages show the same few."""
    return draw_picture(name, width=1200)


class PictureAcross(Element):
    """A picture over the whole width, as high as there is room: cut at its top and foot, never squeezed."""

    def __init__(self, illustration: Illustration, width: float, *, least: float, in_colour: bool) -> None:
        picture = illustration.picture
        self._picture = picture if in_colour else in_black(picture)
        self._width = width
        self._caption = Passage(illustration.caption, text_style(9.5, font=LABEL), width)
        self._beneath = self._caption.height + 12
        natural = width * picture.height / picture.width
        super().__init__(min(least, natural) + self._beneath, natural + self._beneath)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        shown = height - self._beneath
        place_picture(canvas, self._picture, x, top, self._width, shown)
        self._caption.draw(canvas, x, top - shown - 3)


@dataclass(frozen=True)
class HousePoster:
    """A picture of the demo by name, what of it must be seen (0 is its left edge, 1 its right), and the words."""

    picture: str
    focus: float
    words: str
    text: str = ""


class Poster(Element):
    """A picture and words to be cut out and pinned up. It takes all the room that there is."""

    def __init__(self, poster: HousePoster, width: float, *, colour: Color) -> None:
        super().__init__(200, NO_LIMIT)
        self._poster, self._width, self._colour = poster, width, colour
        picture = plate(poster.picture)
        self._picture = picture if colour == RED else in_black(picture)

    def draw(self, canvas: Canvas, x: float, top: float, height: float) -> None:
        top, height = top - BORDER, height - BORDER
        fill(canvas, x, top, self._width, height, self._colour)
        draw = self._draw_upright if height > self._width * UPRIGHT else self._draw_low
        draw(canvas, x + BORDER, top - BORDER, self._width - 2 * BORDER, height - 2 * BORDER)

    def _draw_upright(self, canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
        words, text = self._words(width - 2 * BORDER, height * 0.42)
        shown = height - words.height - text.height - 2.5 * BORDER
        place_picture(canvas, self._picture, x, top, width, shown, focus=self._poster.focus)
        self._draw_words(canvas, x + BORDER, top - shown - 2 * BORDER, words, text)

    def _draw_low(self, canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
        shown = width * 0.52
        place_picture(canvas, self._picture, x, top, shown, height, focus=self._poster.focus)
        words, text = self._words(width - shown - 3 * BORDER, height)
        middle = (height - words.height - text.height) / 2
        self._draw_words(canvas, x + shown + 2 * BORDER, top - middle, words, text)

    def _words(self, width: float, height: float) -> tuple[NarrowLines, Passage]:
        """The words as large as the room allows, and the text beneath them."""
        text = Passage(self._poster.text, text_style(15 if width < 400 else 20, colour=PAPER), width)
        room = height - text.height
        options = [narrow_lines(self._poster.words.upper(), width, largest=150, lines=lines) for lines in (1, 2, 3, 4)]
        return max(options, key=lambda lines: (lines.height <= room, lines.size)), text

    def _draw_words(self, canvas: Canvas, x: float, top: float, words: NarrowLines, text: Passage) -> None:
        words.draw(canvas, x, top, PAPER)
        text.draw(canvas, x, top - words.height)


def place_picture(
    canvas: Canvas, picture: Image.Image, x: float, top: float, width: float, height: float, *, focus: float = 0.5
) -> None:
    """As much of a picture as a frame of this shape holds: its middle, or what is so far to the right (0 to 1)."""
    rough = round(picture.width * ROUGH)
    across, down = picture.width - 2 * rough, picture.height - 2 * rough
    shown_across = min(across, round(down * width / height))
    shown_down = min(down, round(across * height / width))
    left = rough + round((across - shown_across) * focus)
    upper = rough + (down - shown_down) // 2
    cut = picture.crop((left, upper, left + shown_across, upper + shown_down))
    canvas.drawImage(ImageReader(cut), x, top - height, width, height)


def in_black(picture: Image.Image) -> Image.Image:
    """As a press prints it that has black ink only: red becomes a grey of its own, not another black."""
    red, green, _blue = picture.convert("RGB").split()
    return ImageOps.autocontrast(Image.blend(green, red, 0.55))
