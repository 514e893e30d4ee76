"""The texts of a page for paper: the source, and what stands beside it or lines to write on."""

import math
from dataclasses import dataclass

from wagtail_localize.models import Translation

from translation.desk.page_texts import DeskText, texts_of
from translation.inline_html import plain_text

# A column of A4 holds so many handwritten letters in a line, and French needs a sixth more of them than English.
LETTERS_A_LINE = 42
LONGER = 7 / 6


@dataclass(frozen=True)
class SheetText:
    # People who speak of a sheet on the telephone name its texts by number.
    number: int
    text: DeskText
    # One for each line to write on; none where the translation is printed.
    lines: range


@dataclass(frozen=True)
class Sheet:
    translation: Translation
    texts: list[SheetText]


def sheet_of(translation: Translation) -> Sheet:
    texts = texts_of(translation)
    return Sheet(translation, [SheetText(number, text, _lines(text)) for number, text in enumerate(texts, 1)])


def _lines(text: DeskText) -> range:
    if text.words:
        return range(0)
    return range(max(1, math.ceil(len(plain_text(text.source)) * LONGER / LETTERS_A_LINE)))
