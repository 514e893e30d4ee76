"""The body of an article as plain HTML: no layout, no scripts, no sizes of pictures. Every export is made from it."""

import re
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from core.links import whole_address
from core.pages import BodyMixin
from translation.typography import typeset_html

# What RFC 3986 lets stand in an address; brackets only for hosts that are numbers, which no editor links to.
IN_ADDRESSES = "/#%=&?~:@!$'()*+,;-._"
STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
HOLDS_BLOCKS = {"[document]", "aside", "blockquote", "figure", "ol", "section", "table", "tbody", "thead", "tr", "ul"}


def plain_html(page: BodyMixin, *, language: str) -> BeautifulSoup:
    """The page's blocks (templates/exports/blocks/), typeset; addresses are absolute, and marks and notes agree."""
    with override(language):
        blocks = [
            render_to_string(f"exports/blocks/{block.block_type}.html", {"value": block.value}) for block in page.body
        ]
    soup = BeautifulSoup(
        typeset_html("\n".join(blocks), language=language), "html.parser", multi_valued_attributes=None
    )
    _drop_indentation(soup)
    _make_absolute(soup)
    _mend_footnotes(soup)
    return soup


def absolute(address: str) -> str:
    """The whole address, in the characters that addresses are made of; "" where it cannot be one."""
    whole = whole_address(address, base=f"{settings.PUBLIC_ADDRESS}/")
    place, hash_sign, fragment = STRAY_PERCENT.sub("%25", quote(whole, safe=IN_ADDRESSES)).partition("#")
    return f"{place}{hash_sign}{fragment.replace('#', '%23')}"


def attribute(element: Tag, name: str) -> str:
    """The value of an attribute, "" where there is none."""
    return str(element.get(name) or "")


def _drop_indentation(soup: BeautifulSoup) -> None:
    for text in soup.find_all(string=lambda text: not str(text).strip(" \n")):
        if text.parent and text.parent.name in HOLDS_BLOCKS:
            text.extract()


def _make_absolute(soup: BeautifulSoup) -> None:
    for link in soup.find_all("a"):
        address = attribute(link, "href")
        if address.startswith("#"):
            continue
        if address and (whole := absolute(address)):
            link["href"] = whole
        else:
            # It led to a page that is gone, or nowhere.
            link.unwrap()
    for picture in soup.find_all("img"):
        picture["src"] = absolute(attribute(picture, "src"))


def _mend_footnotes(soup: BeautifulSoup) -> None:
    """A mark used twice is an anchor once, and nothing leads to a mark or a note that does not exist."""
    seen: set[str] = set()
    for element in soup.find_all(id=True):
        if attribute(element, "id") in seen:
            del element["id"]
        else:
            seen.add(attribute(element, "id"))
    for link in soup.select('a[href^="#"]'):
        if attribute(link, "href")[1:] in seen:
            continue
        if attribute(link, "class") == "back":
            link.decompose()
        else:
            # As the editor typed it.
            mark = link.find_parent("sup") or link
            mark.replace_with(f"[^{link.get_text()}]")
