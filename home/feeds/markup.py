"""Words and HTML as a feed may carry them: read elsewhere, by programs that take offence."""

import re

from bs4 import BeautifulSoup

from core.links import whole_address
from translation.typography import typeset_html, typeset_text

# What XML 1.0 forbids, even escaped: control characters, halves of surrogate pairs, and two that are no characters.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ADDRESSES = ("href", "src", "poster")


def clean_text(text: str, *, language: str) -> str:
    """A title or a name: typeset, and without characters that XML forbids."""
    return FORBIDDEN.sub("", typeset_text(text, language=language))


def clean_html(html: str, *, language: str, address: str) -> str:
    """A piece of HTML that stands on its own: typeset, and its addresses absolute, so those of its own notes too."""
    soup = BeautifulSoup(FORBIDDEN.sub("", html), "html.parser")
    for name in ADDRESSES:
        for element in soup.select(f"[{name}]"):
            if whole := whole_address(str(element[name]), base=address):
                element[name] = whole
            else:
                del element[name]
    for element in soup.select("[srcset]"):
        parts = (whole_address(part, base=address) for part in str(element["srcset"]).split(","))
        element["srcset"] = ", ".join(filter(None, parts))
    # Ours alone read these; some readers of feeds refuse a text that has them.
    for element in soup.find_all(True):
        for name in [name for name in element.attrs if name.startswith("data-") or name == "class"]:
            del element[name]
    return typeset_html(re.sub(r"\s*\n\s*", "\n", str(soup)).strip(), language=language)
