"""The picture that other sites show of an issue, a plank or a statement: paper, ink and one red."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from home.social_pictures.face import CAPITALS, PITCH, drawable, face, set_words
from home.social_pictures.torch import draw_torch

SIZE = (1200, 630)
# Drawn twice as large: the edges of the torch are smooth afterwards. Letters are smooth by themselves.
OVERSAMPLING = 2
PAPER, INK, SOFT_INK, RED = "#FFFDF8", "#16130F", "#5A5148", "#B3001B"
MARGIN, FOOT = 64, 18
MASTHEAD_TOP, MASTHEAD = 44, 84
RULE_TOP, RULE = 152, 8
BODY_TOP, BODY_BOTTOM = 204, 566
NUMERAL_WIDTH, NUMERAL_SIZES = 330, range(480, 120, -10)
KICKER, KICKER_GAP = 44, 30
HEADLINE_SIZES = range(190, 60, -2)
COLOURS = 64


@dataclass(frozen=True)
class Words:
    """What stands on the picture, typeset. A statement has no number."""

    paper: str
    kicker: str
    headline: str
    numeral: str = ""


def draw_social_picture(words: Words) -> bytes:
    """A PNG. The same words are the same bytes."""
    canvas = _Canvas()
    canvas.masthead(words.paper)
    left = canvas.numeral(words.numeral) if words.numeral else MARGIN
    canvas.headline(words.kicker, words.headline, left)
    return canvas.png()


class _Canvas:
    def __init__(self) -> None:
        self._picture = Image.new("RGB", (SIZE[0] * OVERSAMPLING, SIZE[1] * OVERSAMPLING), PAPER)
        self._draw = ImageDraw.Draw(self._picture)

    def masthead(self, paper: str) -> None:
        torch_height = MASTHEAD * OVERSAMPLING
        draw_torch(
            self._draw, (MARGIN - 7) * OVERSAMPLING, MASTHEAD_TOP * OVERSAMPLING, torch_height, colour=RED, core=PAPER
        )
        self._text(drawable(paper.upper()), MARGIN + 52, MASTHEAD_TOP + MASTHEAD, round(MASTHEAD / CAPITALS), INK)
        self._box(MARGIN, RULE_TOP, SIZE[0] - MARGIN, RULE_TOP + RULE, INK)
        self._box(0, SIZE[1] - FOOT, SIZE[0], SIZE[1], RED)

    def numeral(self, numeral: str) -> float:
        """The number, as large as its place; returns where the words begin."""
        box = {"width": NUMERAL_WIDTH, "height": BODY_BOTTOM - BODY_TOP}
        setting = set_words(numeral, **box, sizes=NUMERAL_SIZES)
        self._text(numeral, MARGIN - 6, BODY_TOP + setting.size * CAPITALS, setting.size, RED)
        return MARGIN + face(setting.size).getlength(numeral) + 48

    def headline(self, kicker: str, headline: str, left: float) -> None:
        width = int(SIZE[0] - MARGIN - left)
        line = set_words(kicker, width=width, height=KICKER, sizes=range(KICKER, KICKER - 1, -1)).lines[0]
        self._text(line, left, BODY_TOP + KICKER * CAPITALS, KICKER, SOFT_INK)
        top = BODY_TOP + KICKER * CAPITALS + KICKER_GAP
        setting = set_words(headline, width=width, height=int(BODY_BOTTOM - top), sizes=HEADLINE_SIZES)
        for place, text in enumerate(setting.lines):
            self._text(text, left, top + setting.size * (CAPITALS + PITCH * place), setting.size, INK)

    def png(self) -> bytes:
        picture = self._picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(COLOURS, dither=Image.Dither.NONE)
        content = BytesIO()
        picture.save(content, "PNG", optimize=True)
        return content.getvalue()

    def _text(self, text: str, x: float, baseline: float, size: int, colour: str) -> None:
        place = (x * OVERSAMPLING, baseline * OVERSAMPLING)
        self._draw.text(place, text, fill=colour, font=face(size * OVERSAMPLING), anchor="ls")

    def _box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        sides = [side * OVERSAMPLING for side in (left, top, right, bottom)]
        # Pillow counts the last row and column in.
        self._draw.rectangle((sides[0], sides[1], sides[2] - 1, sides[3] - 1), fill=colour)
