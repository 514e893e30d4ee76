"""Markdown as the newspaper uses it: into the HTML of a rich text, or into plain words."""

from collections.abc import Iterable
from html import escape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

BLOCKS = {"paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li"}
MARKS = {"strong": "b", "em": "i"}
READABLE_ADDRESSES = ("https://", "mailto:")

_markdown = MarkdownIt("commonmark", {"html": False})


class WrongMarkdown(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """Something that a body of the newspaper cannot hold; `line` counts from 0, None where it is not known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def parse(markdown: str) -> list[SyntaxTreeNode]:
    """The blocks of a Markdown text."""
    return SyntaxTreeNode(_markdown.parse(markdown)).children


def is_prose(node: SyntaxTreeNode) -> bool:
    return node.type in ("paragraph", "bullet_list", "ordered_list")


def to_html(nodes: Iterable[SyntaxTreeNode]) -> str:
    """The HTML of paragraphs and lists, as Wagtail's rich text writes it. Raises WrongMarkdown for anything else."""
    return "".join(_block(node) for node in nodes)


def markdown_to_html(markdown: str) -> str:
    """The HTML of a short text that stands inside a fact or a fence."""
    try:
        return to_html(parse(markdown))
    except WrongMarkdown as error:
        # A line of the short text says nothing about the line of the file.
        raise WrongMarkdown(str(error)) from error


def to_lines(node: SyntaxTreeNode) -> list[str]:
    """The plain words of a heading or a quotation, line by line. Raises WrongMarkdown where words are marked."""
    lines = [""]
    for child in _inline(node).children:
        if child.type == "softbreak":
            lines.append("")
        elif child.type == "text":
            lines[-1] += child.content
        else:
            raise WrongMarkdown("Bold, italic and links cannot stand here, only plain words.", _line(node))
    return lines


def _block(node: SyntaxTreeNode) -> str:
    if node.type not in BLOCKS:
        raise WrongMarkdown(f"The Markdown element “{node.type}” cannot stand here.", _line(node))
    tag = BLOCKS[node.type]
    if node.type == "paragraph":
        return f"<p>{_words(_inline(node))}</p>"
    if node.type == "list_item":
        if len(node.children) != 1 or node.children[0].type != "paragraph":
            raise WrongMarkdown("An item of a list is one paragraph.", _line(node))
        return f"<li>{_words(_inline(node.children[0]))}</li>"
    return f"<{tag}>{''.join(_block(child) for child in node.children)}</{tag}>"


def _words(node: SyntaxTreeNode) -> str:
    return "".join(_word(child, node) for child in node.children)


def _word(node: SyntaxTreeNode, parent: SyntaxTreeNode) -> str:
    if node.type == "text":
        return escape(node.content, quote=False)
    if node.type == "softbreak":
        return " "
    if node.type in MARKS:
        return f"<{MARKS[node.type]}>{_words(node)}</{MARKS[node.type]}>"
    if node.type == "link":
        address = str(node.attrs["href"])
        if not address.startswith(READABLE_ADDRESSES):
            raise WrongMarkdown(f"A link leads to https:// or mailto:, not to “{address}”.", _line(parent))
        return f'<a href="{escape(address)}">{_words(node)}</a>'
    raise WrongMarkdown(f"The Markdown element “{node.type}” cannot stand in a text.", _line(parent))


def _inline(node: SyntaxTreeNode) -> SyntaxTreeNode:
    return node.children[0]


def _line(node: SyntaxTreeNode) -> int | None:
    return node.map[0] if node.map else None
