"""Plain HTML as the strict XHTML of an EPUB."""

import copy
import re
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag

from issues.exports.plain_html import attribute

# What blocks are made of (templates/exports/blocks/), with the attributes that may stay.
KNOWN = (
    "a abbr aside b blockquote br caption cite code div em figcaption figure h2 h3 i img li ol p section small span "
    "strong sub sup table tbody td th thead tr ul"
)
ELEMENTS = frozenset(KNOWN.split())
EVERYWHERE = frozenset({"aria-label", "class", "id", "lang", "role", "title"})
ATTRIBUTES = {"a": {"href", "hreflang"}, "img": {"src", "alt"}, "th": {"scope"}}
# What XML cannot hold at all.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TYPES = {"doc-endnotes": "footnotes", "doc-noteref": "noteref", "doc-backlink": "backlink"}


def to_xhtml(soup: BeautifulSoup, *, links: Mapping[str, str], pictures: Mapping[int, str]) -> str:
    """The plain HTML (plain_html.py) as XHTML for a body.

    `links` are the addresses of what is in the same book, with the names of their files; `pictures` the files of the
    book's pictures by id. A picture that the book does not have leaves its words.
    """
    soup = copy.copy(soup)
    for picture in soup.find_all("img"):
        _bring_home(picture, pictures)
    for link in soup.select("sup.footnote-mark > a"):
        link["role"] = "doc-noteref"
    for element in soup.find_all(True):
        _make_strict(element, links)
    return UNWRITABLE.sub("", soup.decode(formatter="minimal"))


def writable(text: str) -> str:
    """The text without the characters that no XML file may have."""
    return UNWRITABLE.sub("", text)


def _bring_home(picture: Tag, pictures: Mapping[int, str]) -> None:
    name = pictures.get(int(attribute(picture, "data-picture")))
    if name is None:
        picture.replace_with(attribute(picture, "alt"))
    else:
        picture["src"] = name


def _make_strict(element: Tag, links: Mapping[str, str]) -> None:
    if element.name not in ELEMENTS:
        element.unwrap()
        return
    allowed = EVERYWHERE | ATTRIBUTES.get(element.name, set())
    element.attrs = {name: value for name, value in element.attrs.items() if name in allowed}
    if "lang" in element.attrs:
        element["xml:lang"] = element["lang"]
    if role := TYPES.get(attribute(element, "role")):
        element["epub:type"] = role
    if element.name == "a":
        address, hash_sign, fragment = attribute(element, "href").partition("#")
        if address in links:
            element["href"] = f"{links[address]}{hash_sign}{fragment}" if _is_note(fragment) else links[address]


def _is_note(fragment: str) -> bool:
    return fragment.startswith(("note-", "mark-"))
