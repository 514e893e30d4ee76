"""A statement as a leaflet: letter paper, to be copied and handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, override

from home.demo.newspaper.columns import Columns, Setting, set_text
from home.demo.newspaper.elements import Element, Headline, Words, total
from home.demo.newspaper.heads import Imprint, Masthead
from home.demo.newspaper.lettering import text_style
from home.demo.newspaper.paper import Crosshead
from home.demo.newspaper.printing import Sheet, print_pages

LETTER = Sheet(width=612, height=792, margin=40)
SETTINGS = tuple(Setting(2, size) for size in (15, 14, 13, 12, 11, 10.5, 10))


@dataclass(frozen=True)
class PrintedStatement:
    """A statement as it is handed out."""

    title: str
    lede: str
    date: date | None
    paragraphs: Sequence[str | Crosshead]
    # Who publishes it, in small letters.
    about: str = ""


def draw_leaflet(statement: PrintedStatement, *, language: str) -> bytes:
    """The statement as a PDF of one page, in letters as large as it allows; a long one takes more pages."""
    with override(language):
        dated = [date_format(statement.date, "DATE_FORMAT")] if statement.date else []
        head: list[Element] = [
            Masthead([gettext("Statement"), *dated], language, LETTER.room_across),
            Headline(statement.title, LETTER.room_across, largest=64, lines=3),
            Words(statement.lede, text_style(16, leading=1.22), LETTER.room_across),
        ]
        foot = Imprint(statement.about, LETTER.room_across)
        return print_pages(_pages(statement, head, foot), LETTER, title=statement.title)


def _pages(statement: PrintedStatement, head: list[Element], foot: Element) -> list[list[Element]]:
    room = LETTER.room_down - total([*head, foot])
    for setting in SETTINGS:
        columns = Columns(set_text(statement.paragraphs, setting), setting, LETTER.room_across, limit=room)
        if not columns.rest:
            return [[*head, columns, foot]]
    pages: list[list[Element]] = [[*head, columns]]
    while columns.rest:
        columns = Columns(columns.rest, columns.setting, LETTER.room_across, limit=LETTER.room_down - foot.least)
        pages.append([columns])
    pages[-1].append(foot)
    return pages
