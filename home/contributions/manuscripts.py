"""What a contribution becomes as the body of a piece: blocks with headings, emphasis, lists and links, and no more."""

import logging
import tempfile
from dataclasses import dataclass, field
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from django.utils.html import escape, format_html, linebreaks
from django.utils.translation import gettext
from wagtail.rich_text import RichText

from core.limited_process import EndedError, Limits, TooSlowError, run_limited
from core.uploads import read_plain_text
from home.contributions import manuscript_worker
from home.contributions.enums import ManuscriptFormat
from home.contributions.models import Contribution

type Block = tuple[str, object]

HEADINGS = {"h1": "2", "h2": "2", "h3": "3", "h4": "3", "h5": "3", "h6": "3"}
LONGEST_HEADING = 200
LONGEST_TITLE = 255
MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
SAFE_LINKS = ("https://", "mailto:")
LIMITS = Limits(seconds=15, answer=manuscript_worker.ANSWER)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Manuscript:
    """A text as it goes into a draft. `remarks` are names of what the editor should know."""

    blocks: list[Block]
    title: str = ""
    remarks: list[str] = field(default_factory=list)


def read_manuscript(contribution: Contribution) -> Manuscript:
    """The attached file as blocks, or what was typed where there is none. From what cannot be read comes no block."""
    if not contribution.file:
        return Manuscript(blocks=_blocks_of(linebreaks(contribution.text, autoescape=True)))
    content = contribution.read_file()
    if contribution.file_format == ManuscriptFormat.TXT:
        return Manuscript(blocks=_blocks_of(linebreaks(read_plain_text(content) or "", autoescape=True)))
    verdict, _line_end, html = _ask_worker(content, contribution.file_format).partition("\n")
    word, *remarks = verdict.split(" ")
    if word != "OK":
        return Manuscript(blocks=[], remarks=[word])
    return _manuscript_of(html, remarks)


def remark_in_words(remark: str) -> str:
    match remark:
        case "PICTURES":
            return gettext("Its pictures were left out. Download the file to see them.")
        case "NOTES":
            return gettext("Its footnotes were left out. Download the file to see them.")
        case "LAYOUT":
            return gettext("The text was read from a PDF: check where its paragraphs and headings begin.")
        case "TABLES":
            return gettext("Its tables became lines of text. Download the file to see them.")
        case "TOO_LONG":
            return gettext("The file is too long to be taken over. The draft is empty: download the file.")
        case _:
            return gettext("The file could not be read here. The draft is empty: download the file and copy its text.")


def _ask_worker(content: bytes, file_format: str) -> str:
    # A file on the disk, because a process reads from one and not from memory; it has no name.
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        try:
            answer = run_limited(manuscript_worker.__file__, file_format, content=file, limits=LIMITS)
        except TooSlowError:
            return "TOO_SLOW\n"
        except EndedError as end:
            # Its complaint may quote the text, and stays unsaid.
            logger.warning("A manuscript could not be read: the worker %s.", end)
            return "TOO_HEAVY\n"
    return answer.decode(errors="replace")


def _manuscript_of(html: str, remarks: list[str]) -> Manuscript:
    try:
        blocks = _blocks_of(html)
    except RecursionError:
        return Manuscript(blocks=[], remarks=["DAMAGED"])
    if "<table>" in html:
        remarks = [*remarks, "TABLES"]
    # A text that begins with its title brings the page's own, and the page shows that already.
    if blocks and blocks[0][0] == "heading" and html.lstrip().startswith("<h1>"):
        return Manuscript(blocks=blocks[1:], title=blocks[0][1]["text"][:LONGEST_TITLE], remarks=remarks)  # ty: ignore[not-subscriptable]
    return Manuscript(blocks=blocks, remarks=remarks)


def _blocks_of(html: str) -> list[Block]:
    """Headings as blocks of their own; what stands between two of them as one block of text."""
    soup = BeautifulSoup(html, "html.parser")
    blocks: list[Block] = []
    for is_heading, run in groupby(soup.children, key=_is_heading):
        if is_heading:
            headings = [tag for tag in run if isinstance(tag, Tag) and _words(tag)]
            blocks += [("heading", {"text": _words(tag), "level": HEADINGS[tag.name]}) for tag in headings]
        elif prose := "".join(map(_prose, run)):
            blocks.append(("prose", RichText(prose)))
    return blocks


def _is_heading(element: PageElement) -> bool:
    return isinstance(element, Tag) and element.name in HEADINGS and len(_words(element)) <= LONGEST_HEADING


def _words(element: PageElement) -> str:
    return " ".join(element.get_text().split())


def _prose(element: PageElement) -> str:
    """A paragraph, a list or the rows of a table, as the editor's rich text has them."""
    if not isinstance(element, Tag):
        return format_html("<p>{}</p>", str(element).strip()) if str(element).strip() else ""
    if element.name in ("ul", "ol"):
        items = "".join(f"<li>{_inline(item)}</li>" for item in element.find_all("li") if _words(item))
        return f"<{element.name}>{items}</{element.name}>" if items else ""
    if element.name == "table":
        rows = (" | ".join(_words(cell) for cell in row.find_all(["td", "th"])) for row in element.find_all("tr"))
        return "".join(format_html("<p>{}</p>", row) for row in rows if row.strip(" |"))
    words = _inline(element)
    return f"<p>{words}</p>" if _words(element) else ""


def _inline(element: Tag) -> str:
    """Words with emphasis and links; everything else is only its words."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, NavigableString):
            parts.append(escape(str(child)))
        elif isinstance(child, Tag) and child.name == "br":
            parts.append("<br/>")
        elif isinstance(child, Tag) and child.name not in ("ul", "ol"):
            parts.append(_marked(child))
    return "".join(parts)


def _marked(tag: Tag) -> str:
    words = _inline(tag)
    if mark := MARKS.get(tag.name):
        return f"<{mark}>{words}</{mark}>"
    href = str(tag.get("href") or "").strip()
    if tag.name == "a" and href.lower().startswith(SAFE_LINKS):
        return f'<a href="{escape(href)}">{words}</a>'
    return words
