"""The display face of the paper, and words set in it."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from django.contrib.staticfiles import finders
from PIL import ImageFont

type Face = ImageFont.FreeTypeFont

# Pillow's FreeType reads the file that browsers get.
FILE = "fonts/league-gothic.woff2"
# In parts of the size: from one line to the next, and how high capitals are.
PITCH, CAPITALS = 1.06, 0.73
NOBODYS = "\ue000"
ELLIPSIS = "…"


@dataclass(frozen=True)
class Setting:
    """Words on lines of one size."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        return self.size * (PITCH * (len(self.lines) - 1) + CAPITALS)


@cache
def face(size: int) -> Face:
    # The basic layout draws the same on every machine; the other one depends on what is installed.
    return ImageFont.truetype(str(finders.find(FILE)), size, layout_engine=ImageFont.Layout.BASIC)


def drawable(text: str) -> str:
    """The text in characters that the face has; for another, its letter without marks, or nothing."""
    return "".join(_drawable(character) for character in " ".join(text.split(" ")))


def set_words(text: str, *, width: int, height: int, sizes: range) -> Setting:
    """The words as large as fit into a box; at the smallest size, as many as fit, and an ellipsis."""
    words = drawable(text).split(" ")
    for size in sizes:
        setting = Setting(tuple(_broken(words, size, width)), size)
        if setting.height <= height and all(face(size).getlength(line) <= width for line in setting.lines):
            return setting
    return _shortened(words, width=width, height=height, size=sizes[-1])


def _shortened(words: list[str], *, width: int, height: int, size: int) -> Setting:
    lines = [_cut(line, size, width) for line in _broken(words, size, width)]
    count = 1 + int((height - size * CAPITALS) // (size * PITCH))
    if len(lines) > count:
        lines = lines[:count]
        lines[-1] = _cut(f"{lines[-1]}{ELLIPSIS}", size, width)
    return Setting(tuple(lines), size)


def _broken(words: list[str], size: int, width: int) -> list[str]:
    """The words on lines; broken at spaces only, never at those that belong to a sign."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if face(size).getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, size: int, width: int) -> str:
    """The line, or as much of it as fits before an ellipsis."""
    if face(size).getlength(line) <= width:
        return line
    words = line.removesuffix(ELLIPSIS)
    while words and face(size).getlength(f"{words}{ELLIPSIS}") > width:
        words = words[:-1].rstrip(" \u00a0,;:–—")
    return f"{words}{ELLIPSIS}"


@cache
def _drawable(character: str) -> str:
    if _is_in_face(character):
        return character
    if character.isspace():
        # The narrow one is not in the face.
        return "\u00a0"
    return "".join(part for part in unicodedata.normalize("NFKD", character) if _is_in_face(part))


def _is_in_face(character: str) -> bool:
    return character.isprintable() and _drawn(character) != _drawn(NOBODYS)


def _drawn(character: str) -> tuple[float, bytes]:
    """How wide a character is and how it looks: all that the face lacks looks the same."""
    small = face(40)
    return small.getlength(character), bytes(small.getmask(character))  # ty: ignore[invalid-argument-type]
