"""Plain HTML as Markdown that reads back to the same text (CommonMark, with tables and footnotes)."""

import copy
import re

from bs4 import BeautifulSoup, NavigableString, Tag
from markdownify import ATX, BACKSLASH, MarkdownConverter

from issues.exports.plain_html import attribute

# Anywhere in a text these may begin markup; in front of punctuation, a backslash is always allowed.
ANYWHERE = re.compile(r"([\\`*_\[\]<>~|]|&(?=[#\w]))")
# At the beginning of a line these do: a heading, a list, a numbered list, a rule or an underlined heading.
AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]+(?=\s*$)|--)")
NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
ENDS_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"})
# Python counts no-break spaces as space; those of French must not be stripped or folded away.
BLANKS = re.compile(r"[ \t\r\n\f\v]+")
EMPHASIS = {"b", "i", "em", "strong"}


def to_markdown(soup: BeautifulSoup) -> str:
    """The plain HTML (plain_html.py) as Markdown, with one line feed at its end."""
    soup = copy.copy(soup)
    # "1" beside "." is the beginning of a numbered list only when both are one text.
    soup.smooth()
    text = _Converter(heading_style=ATX, newline_style=BACKSLASH, bullets="-", autolinks=False).convert_soup(soup)
    return f"{re.sub(r'\n{3,}', '\n\n', text).strip('\n')}\n"


def escape(text: str) -> str:
    """Words as Markdown that says exactly them, wherever they stand in a line."""
    text = ANYWHERE.sub(r"\\\1", BLANKS.sub(" ", text))
    return NUMBERED.sub(r"\1\\\2", AT_START.sub(r"\1\\\2", text))


class _Converter(MarkdownConverter):
    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape(text)

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        text = super().process_text(el, parent_tags)  # ty: ignore[missing-attribute]
        # Before a link or a footnote it would make a picture of it.
        return f"{text[:-1]}\\!" if text.endswith("!") and el.next_sibling else text

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasised(el, text, "**", "strong")

    convert_strong = convert_b

    def convert_i(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasised(el, text, "*", "em")

    convert_em = convert_i

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if attribute(el, "class") == "footnote-mark":
            return f"[^{el.get_text(strip=True)}]"
        return f"<sup>{text}</sup>"

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<sub>{text}</sub>"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if attribute(el, "class") == "back":
            return ""
        return f"[{text}]({_address(attribute(el, 'href'))})" if text.strip() else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"![{escape(attribute(el, 'alt'))}]({_address(attribute(el, 'src'))})"

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{_paragraph(text)}\n\n"

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_aside(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{_quoted(text)}\n\n"

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{_quoted(text)}\n\n"

    def convert_section(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if attribute(el, "class") != "footnotes":
            return f"\n\n{text.strip('\n')}\n\n"
        return f"\n\n{'\n\n'.join(self._notes(el))}\n\n"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        rows = [[self._cell(cell) for cell in row.find_all(["th", "td"])] for row in el.find_all("tr")]
        head, *body = rows
        lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in body)]
        caption = f"**{self._cell(el.caption)}**\n\n" if el.caption else ""
        return f"\n\n{caption}{'\n'.join(lines)}\n\n"

    def _notes(self, section: Tag) -> list[str]:
        notes = []
        for number, note in enumerate(section.find_all("li"), start=1):
            lines = re.sub(r"\n{3,}", "\n\n", self._inside(note).strip("\n ")).split("\n")
            notes.append(f"[^{number}]: {'\n'.join(f'    {line}' if line else '' for line in lines).strip()}")
        return notes

    def _cell(self, cell: Tag) -> str:
        return _paragraph(self._inside(cell))

    def _inside(self, element: Tag) -> str:
        convert = self.process_element  # ty: ignore[missing-attribute]
        return "".join(convert(child, parent_tags={element.name}) for child in element.children)


def _emphasised(element: Tag, text: str, sign: str, tag: str) -> str:
    """The text between signs; between tags where the signs would be read as asterisks.

    Signs open or close only where CommonMark sees an edge of a word: «**yes**» is strong, and a**«yes»**b is not.
    """
    words = text.strip(" ")
    if not words:
        return text
    if words != text or not (_is_edge(element, -1, words[0]) and _is_edge(element, 1, words[-1])):
        return f"<{tag}>{text}</{tag}>"
    return f"{sign}{text}{sign}"


def _is_edge(element: Tag, direction: int, inside: str) -> bool:
    neighbour = element.previous_sibling if direction < 0 else element.next_sibling
    if inside.isspace():
        return False
    if isinstance(neighbour, NavigableString) and neighbour:
        beyond = str(neighbour)[-1 if direction < 0 else 0]
        return inside.isalnum() or not beyond.isalnum()
    # Signs that touch other signs would be read as one.
    touching = element.parent if neighbour is None else neighbour
    return not isinstance(touching, Tag) or (touching.name not in EMPHASIS and inside not in "*")


def _address(address: str) -> str:
    return address.translate(ENDS_ADDRESS)


def _paragraph(text: str) -> str:
    return BLANKS.sub(" ", text).strip(" ")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in text.strip("\n").split("\n"))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
