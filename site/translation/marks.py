"""The marks inside a text: bold, italic, superscript, links. The engine's inline HTML, and how people type it.

The engine takes attributes away and numbers the links (`<a id="a1">`), so a translator can name a link but never change
where it leads. People never see HTML: the desk shows marks as they look, and where no script runs as
`**bold**`, `_italic_`, `^superscript^`, `~subscript~` and `[a link](1)`.
"""

import re
from collections.abc import Container, Iterator
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail_localize.strings import extract_ids

# One tag for each mark: browsers and pasted texts bring the other.
SAME_MARK = {"strong": "b", "em": "i"}
KEPT = frozenset({"a", "b", "i", "sup", "sub", "s", "u", "code", "abbr"})
# What stands in a line of its own: its words must not run into those before it.
BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "td", "br"})
SPACES = re.compile(r"[ \t\n]+")
SIGNS = {"b": "**", "i": "_", "sup": "^", "sub": "~"}
SPECIAL = re.compile(r"([\\*_^~\[\]])")
TOKEN = re.compile(
    r"\\(?P<literal>.)|(?P<sign>\*\*|[_^~])|(?P<open>\[)|\](?:\((?P<link>\d+)\))?|(?P<line>\n)", re.DOTALL
)


def without_unknown_links(words: str, *, source: str) -> str:
    """The words without the links that the source does not have; the text of such a link stays."""
    unknown = extract_ids(words) - extract_ids(source)
    if not unknown:
        return words
    soup = BeautifulSoup(words, "html.parser")
    for link in soup.find_all("a", id=unknown):
        link.unwrap()
    return str(soup)


def cleaned(html: str, *, source: str, marks: Container[str] = KEPT) -> str:
    """What a browser's editable paragraph holds, as the engine's inline HTML: marks, links of the source, line breaks.

    Everything else loses its tag and keeps its words.
    """
    soup = BeautifulSoup(html.replace("\r", "").replace("\0", ""), "html.parser")
    links = extract_ids(source)
    for hidden in soup.find_all(string=True):
        # Comments and their like: a browser may end them elsewhere than this parser does.
        if type(hidden) is not NavigableString:
            hidden.extract()
    for hidden in soup.find_all(["script", "style", "template"]):
        hidden.decompose()
    for tag in soup.find_all(True):
        tag.name = SAME_MARK.get(tag.name, tag.name)
        if tag.name == "a" and tag.get("id") in links:
            tag.attrs = {"id": tag["id"]}
        elif tag.name == "br" or (tag.name != "a" and tag.name in marks and _marks_something(tag)):
            tag.attrs = {}
        else:
            if tag.name in BLOCKS:
                tag.insert_before(" ")
            tag.unwrap()
    return SPACES.sub(" ", str(soup)).strip()


def _marks_something(tag: Tag) -> bool:
    """It has words, and does not stand in a mark of its own kind."""
    return bool(tag.get_text()) and tag.find_parent(tag.name) is None


def to_typed(html: str) -> str:
    """The engine's inline HTML as people type it."""
    return "".join(_typed(BeautifulSoup(html, "html.parser")))


def _typed(parent: Tag) -> Iterator[str]:
    for child in parent.children:
        if not isinstance(child, Tag):
            yield SPECIAL.sub(r"\\\1", str(child))
        elif child.name == "br":
            yield "\n"
        else:
            inside = "".join(_typed(child))
            sign = SIGNS.get(SAME_MARK.get(child.name, child.name), "")
            link = str(child.get("id", "")) if child.name == "a" else ""
            yield f"[{inside}]({link[1:]})" if link else f"{sign}{inside}{sign}"


def from_typed(typed: str, *, source: str) -> str:
    """What somebody typed as the engine's inline HTML. A sign without its other half is a letter like any other."""
    pieces: list[str] = []
    # What is open: the sign or "[", and where in the pieces it stands.
    opened: list[tuple[str, int]] = []
    end = 0
    typed = typed.replace("\r\n", "\n").strip()
    for token in TOKEN.finditer(typed):
        pieces.append(escape(typed[end : token.start()], quote=False))
        end = token.end()
        _take(token, pieces, opened)
    pieces.append(escape(typed[end:], quote=False))
    return cleaned("".join(pieces), source=source)


def _take(token: re.Match[str], pieces: list[str], opened: list[tuple[str, int]]) -> None:
    pieces.append(escape(token[0], quote=False))
    if token["literal"]:
        pieces[-1] = escape(token["literal"], quote=False)
    elif token["line"]:
        pieces[-1] = "<br/>"
    elif token["open"]:
        opened.append(("[", len(pieces) - 1))
    elif token["link"]:
        _close("[", f'<a id="a{token["link"]}">', "</a>", pieces, opened)
    elif token["sign"]:
        tag = next(tag for tag, sign in SIGNS.items() if sign == token["sign"])
        if not _close(token["sign"], f"<{tag}>", f"</{tag}>", pieces, opened):
            opened.append((token["sign"], len(pieces) - 1))


def _close(sign: str, start: str, finish: str, pieces: list[str], opened: list[tuple[str, int]]) -> bool:
    """Make a mark of an open sign and this one. What was opened inside and never closed stays what it is."""
    place = next((index for index in reversed(range(len(opened))) if opened[index][0] == sign), None)
    if place is None:
        return False
    pieces[opened[place][1]], pieces[-1] = start, finish
    del opened[place:]
    return True


def shown(html: str) -> str:
    """A text for the desk: marks as they look, links as chips that lead nowhere, nothing else."""
    soup = BeautifulSoup(cleaned(html, source=html), "html.parser")
    for link in soup.find_all("a"):
        link.name = "span"
        link.attrs.clear()
        link["class"] = "desk-link"
    return str(soup)


def links_of(html: str) -> list[tuple[str, str]]:
    """The id and the words of each link."""
    links = BeautifulSoup(html, "html.parser").find_all("a", id=True)
    return [(str(link["id"]), link.get_text()) for link in links]
