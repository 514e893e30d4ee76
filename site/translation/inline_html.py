"""Words as the translation engine keeps them: inline HTML with few tags and hardly an attribute."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

TAGS = frozenset({"a", "abbr", "acronym", "b", "br", "code", "em", "i", "s", "span", "strong", "sub", "sup", "u"})
TAG = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""",
    re.DOTALL,
)
LINK_ID = re.compile(r"""(?:^|\s)id\s*=\s*["']?([\w-]+)["']?(?=[\s/]|$)""", re.IGNORECASE)


@dataclass(frozen=True)
class Tag:
    markup: str
    # "" for a comment.
    name: str
    is_end: bool
    attributes: str

    @property
    def link_id(self) -> str:
        found = LINK_ID.search(self.attributes)
        return found[1] if found else ""


def pieces_of(html: str) -> Iterator[str | Tag]:
    """The text (still escaped) and the tags of a piece of HTML, in order. Joined, they are what it was."""
    end = 0
    for found in TAG.finditer(html):
        if found.start() > end:
            yield html[end : found.start()]
        yield Tag(found[0], (found["name"] or "").lower(), bool(found["end"]), found["attributes"] or "")
        end = found.end()
    if end < len(html):
        yield html[end:]


def plain_text(html: str) -> str:
    """What a reader sees of it. A line break is one character, as in a field."""
    return "".join(
        unescape(piece) if isinstance(piece, str) else "\n" if piece.name == "br" else "" for piece in pieces_of(html)
    )


def link_ids(html: str) -> list[str]:
    """The ids of the links in it, in order; "" for a link that has none."""
    return [
        piece.link_id for piece in pieces_of(html) if isinstance(piece, Tag) and piece.name == "a" and not piece.is_end
    ]


def mended(html: str, *, allowed: frozenset[str] = TAGS) -> str:
    """The HTML with nothing but allowed tags, each closed in its place, without attributes but for the id of a link."""
    out: list[str] = []
    opened: list[str] = []
    for piece in pieces_of(html):
        if isinstance(piece, str):
            out.append(piece.replace("<", "&lt;").replace(">", "&gt;"))
        elif piece.name == "br" and "br" in allowed:
            out.append("" if piece.is_end else "<br/>")
        elif piece.name in allowed:
            _pass_tag(piece, out, opened)
    return "".join(out) + "".join(f"</{name}>" for name in reversed(opened))


def _pass_tag(tag: Tag, out: list[str], opened: list[str]) -> None:
    if not tag.is_end:
        # A link without an id leads nowhere, and a link in a link is none.
        if tag.name == "a" and (not tag.link_id or "a" in opened):
            return
        opened.append(tag.name)
        out.append(f'<a id="{tag.link_id}">' if tag.name == "a" else f"<{tag.name}>")
    elif tag.name in opened:
        while True:
            name = opened.pop()
            out.append(f"</{name}>")
            if name == tag.name:
                return
