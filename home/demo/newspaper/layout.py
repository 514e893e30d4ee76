"""Makes up the pages of an issue: what stands where, how large the text is, what goes on overleaf."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, override
from PIL import Image
from reportlab.lib.colors import Color
from reportlab.platypus import Paragraph

from home.demo.newspaper.boxes import NoticeBox, PrintNote, QuoteAcross
from home.demo.newspaper.columns import Columns, Setting, set_text
from home.demo.newspaper.elements import Element, Headline, Label, Line, Words, total
from home.demo.newspaper.fillers import Fillers
from home.demo.newspaper.heads import Folio, Imprint, Inside, Masthead, facts_of
from home.demo.newspaper.illustrations import PictureAcross
from home.demo.newspaper.lettering import INK, RED, text_style
from home.demo.newspaper.paper import Illustration, PrintedIssue, PrintedPiece
from home.demo.newspaper.printing import Sheet, print_pages

# Where the demo's paper is made.
PLACE = "Port Alder"

# A tabloid page: 11 by 17 inches.
TABLOID = Sheet(width=792, height=1224, margin=40)
WIDTH, ROOM = TABLOID.room_across, TABLOID.room_down
PAGES = 4
LEDE = text_style(20, leading=1.22)
# A story that has room for fewer lines than these does not begin on the page.
LEAST_LINES = 3

# From the largest to the smallest: a page takes the first in which everything finds room.
FRONT_SETTINGS = (Setting(4, 13), Setting(4, 12.5), Setting(4, 12))
INNER_SETTINGS = (
    *(Setting(3, size) for size in (17, 16, 15)),
    *(Setting(4, size) for size in (14, 13.5, 13, 12.5, 12, 11.5, 11)),
)


def draw_newspaper(
    issue: PrintedIssue, pieces: Sequence[PrintedPiece], *, language: str, picture: Image.Image
) -> bytes:
    """A number of the paper as a PDF of four pages; the picture stands on the first.

    The same words and pictures give the same bytes. Text without room on its page goes on overleaf, if need be on a
    fifth page. A letter that the typefaces do not have raises ValueError.
    """
    with override(language):
        pages = MakeUp(issue, pieces, language, picture).pages()
        return print_pages(pages, TABLOID, title=f"{gettext('The Torch')} {issue.number}")


@dataclass(frozen=True)
class Story:
    """A piece as it stands on a page: its head, and beneath it its text. What goes on overleaf is set already."""

    piece: PrintedPiece
    head: list[Element]
    text: list[Paragraph] | None = None
    setting: Setting | None = None

    def columns(self, setting: Setting, *, limit: float | None = None) -> Columns:
        if self.text is not None and self.setting:
            return Columns(self.text, self.setting, WIDTH, limit=limit)
        ending = gettext("All of it is on our site.") if self.piece.is_longer_online else ""
        return Columns(set_text(self.piece.paragraphs, setting, ending=ending), setting, WIDTH, limit=limit)


class MakeUp:
    """The pages of one issue, made up in their order."""

    def __init__(
        self, issue: PrintedIssue, pieces: Sequence[PrintedPiece], language: str, picture: Image.Image
    ) -> None:
        self._issue, self._pieces, self._language, self._picture = issue, pieces, language, picture
        self._last = max([PAGES, *(piece.page for piece in pieces)])
        self._overleaf: list[Story] = []
        self._fillers = Fillers(issue.house, WIDTH)

    def pages(self) -> Iterator[list[Element]]:
        yield self._front()
        page = 2
        while page <= self._last or self._overleaf:
            yield self._inner(page)
            page += 1

    def _front(self) -> list[Element]:
        issue = self._issue
        here = sorted(self._on(1), key=lambda piece: piece.title != issue.title)
        lead = here[0] if here and here[0].title == issue.title else None
        shown = next((piece.illustration for piece in self._pieces if self._is_on_front(piece)), None)
        # A second headline on the page needs room for a beginning beneath it.
        least = 330 if lead or not here else 250
        top = [
            Masthead([*facts_of(issue), PLACE, gettext("Free. Pass it on.")], self._language, WIDTH),
            Headline(issue.title, WIDTH, largest=92),
            Words(lead.lede if lead else issue.summary, LEDE, WIDTH),
            Label(lead.byline if lead else ""),
            PictureAcross(shown or Illustration(self._picture), WIDTH, least=least, in_colour=True),
            *([Line(WIDTH)] if here and not lead else []),
        ]
        stories = [Story(piece, [] if piece is lead else self._head(piece, RED, largest=54)) for piece in here]
        elsewhere = [piece for piece in self._pieces if piece.page > 1]
        return self._made_up(1, FRONT_SETTINGS, top, stories, [Inside(elsewhere, WIDTH, with_ledes=not here)])

    def _inner(self, page: int) -> list[Element]:
        carried, self._overleaf = self._overleaf, []
        stories = [*carried, *(self._story(piece, page) for piece in self._on(page))]
        foot = self._foot() if page == self._last else []
        return self._made_up(page, INNER_SETTINGS, [Folio(page, self._issue, WIDTH)], stories, foot)

    def _on(self, page: int) -> list[PrintedPiece]:
        return [piece for piece in self._pieces if piece.page == page]

    def _is_on_front(self, piece: PrintedPiece) -> bool:
        """Its picture is the one of the first page."""
        return piece.illustration is not None and piece.illustration.picture is self._picture

    def _colour(self, page: int) -> Color:
        # The first and the last page are one side of the sheet. Only that side goes through the press twice.
        return RED if page in (1, self._last) else INK

    def _story(self, piece: PrintedPiece, page: int) -> Story:
        colour = self._colour(page)
        head = self._head(piece, colour, largest=84)
        if piece.illustration and not self._is_on_front(piece):
            head.append(PictureAcross(piece.illustration, WIDTH, least=300, in_colour=colour == RED))
        if piece.quote:
            head.append(QuoteAcross(piece.quote, WIDTH, colour=colour))
        return Story(piece, head)

    def _head(self, piece: PrintedPiece, colour: Color, *, largest: float) -> list[Element]:
        return [
            Label(piece.section, colour=colour),
            Headline(piece.title, WIDTH, largest=largest),
            Words(piece.lede, LEDE, WIDTH),
            Label(piece.byline),
        ]

    def _foot(self) -> list[Element]:
        """What stands at the foot of the last page."""
        return [
            *(NoticeBox(piece.notice, WIDTH) for piece in self._pieces if piece.notice),
            PrintNote(self._issue, self._pieces, WIDTH),
            Imprint(self._issue.house.about, WIDTH),
        ]

    def _made_up(
        self, page: int, settings: Sequence[Setting], top: list[Element], stories: list[Story], foot: list[Element]
    ) -> list[Element]:
        for setting in settings:
            body = told(stories, setting)
            if total([*top, *body, *foot]) <= ROOM:
                room = ROOM - sum(element.most for element in (*top, *body, *foot))
                is_last = page == self._last
                fillers = self._fillers.for_room(room, colour=self._colour(page), is_last_page=is_last)
                return [*top, *body, *fillers, *foot]
        return self._cut(page, settings[-1], top, stories, foot)

    def _cut(
        self, page: int, setting: Setting, top: list[Element], stories: list[Story], foot: list[Element]
    ) -> list[Element]:
        """A page on which not even the smallest letters make room for everything: its last story goes on overleaf."""
        *whole, cut = stories
        body = [*told(whole, setting), *([Line(WIDTH)] if whole else []), *cut.head]
        words = gettext("Continued on page %(page)s") % {"page": page + 1}
        forward = Label(words, size=9, at_right_of=WIDTH)
        limit = ROOM - total([*top, *body, forward, *foot]) - setting.leading
        if whole and limit < LEAST_LINES * setting.leading:
            self._overleaf.insert(0, cut)
            return self._made_up(page, [setting], top, whole, foot)
        columns = cut.columns(setting, limit=limit)
        self._overleaf.insert(0, self._carried(cut.piece, columns, page))
        return [*top, *body, columns, forward, *foot]

    def _carried(self, piece: PrintedPiece, columns: Columns, page: int) -> Story:
        words = gettext("%(title)s, continued from page %(page)s") % {"title": piece.title, "page": page}
        head: list[Element] = [Label(words)]
        if piece.quote and page == 1:
            head.append(QuoteAcross(piece.quote, WIDTH, colour=self._colour(page + 1)))
        return Story(piece, head, columns.rest, columns.setting)


def told(stories: Sequence[Story], setting: Setting) -> list[Element]:
    """Stories one under the other, with a rule between them."""
    elements: list[Element] = []
    for story in stories:
        elements += [Line(WIDTH)] if elements else []
        elements += [*story.head, story.columns(setting)]
    return elements
