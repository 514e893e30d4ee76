"""Reads a file of the demo into its facts and its blocks; README.md describes the form."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from home.demo.blocks import FENCES, Block, CallOut, Footnotes, Heading, Prose, Quote, Table
from home.demo.prose import WrongMarkdown, is_prose, markdown_to_html, parse, to_html, to_lines
from home.demo.typed_toml import WrongTable, read_table

FENCE_OF_FACTS = "+++"
HEADINGS = {"h2": 2, "h3": 3}
ATTRIBUTION = "— "


class ContentError(Exception):
    """A file of the demo cannot be read; the message names the file and the line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}")
        self.path = path
        self.line = line


@dataclass(frozen=True)
class Document:
    """A file: its facts as they stand there, and the blocks of its body."""

    path: Path
    facts: Mapping[str, object]
    blocks: tuple[Block, ...]

    def error(self, message: str, key: str = "") -> ContentError:
        """The error that something is wrong with a fact; without a key, with the facts as a whole."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        return ContentError(self.path, _line_of(key, lines), message)


def read_document(path: Path) -> Document:
    """The document in a file. Raises ContentError where the file is not in the form that README.md describes."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0] != FENCE_OF_FACTS or FENCE_OF_FACTS not in lines[1:]:
        raise ContentError(path, 1, f"The facts must stand first, between two lines {FENCE_OF_FACTS}.")
    end = lines.index(FENCE_OF_FACTS, 1)
    facts = _read_toml("\n".join(lines[1:end]), path, before=1)
    return Document(path, facts, tuple(_read_body("\n".join(lines[end + 1 :]), path, before=end + 1)))


def _read_toml(text: str, path: Path, *, before: int) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = before + (int(found[1]) if found else text.count("\n") + 1)
        raise ContentError(path, line, f"This is not TOML: {error}.") from error


def _read_body(text: str, path: Path, *, before: int) -> Iterator[Block]:
    """The blocks of a body; `before` says how many lines of the file stand above it."""
    for is_text, neighbours in groupby(parse(text), key=is_prose):
        nodes = list(neighbours)
        for group in [nodes] if is_text else [[node] for node in nodes]:
            try:
                yield Prose(to_html(group)) if is_text else _read_block(group[0], path, before)
            except WrongMarkdown as error:
                line = _start(group[0]) if error.line is None else error.line
                raise ContentError(path, before + line + 1, str(error)) from error


def _read_block(node: SyntaxTreeNode, path: Path, before: int) -> Block:
    if node.type == "heading":
        if node.tag not in HEADINGS:
            raise WrongMarkdown("Headings begin with ## or ###: the title of the page stands above them.")
        return Heading("".join(to_lines(node)), HEADINGS[node.tag])
    if node.type == "blockquote":
        return _read_quote(node)
    if node.type == "fence":
        return _read_fence(node, path, before)
    raise WrongMarkdown(f"The Markdown element “{node.type}” cannot stand in a body.")


def _read_quote(node: SyntaxTreeNode) -> Quote:
    if [child.type for child in node.children] != ["paragraph"]:
        raise WrongMarkdown("A quotation is one paragraph.")
    lines = to_lines(node.children[0])
    attribution = lines.pop().removeprefix(ATTRIBUTION) if lines[-1].startswith(ATTRIBUTION) else ""
    return Quote(" ".join(lines), attribution)


def _read_fence(node: SyntaxTreeNode, path: Path, before: int) -> Block:
    name, start = node.info.strip(), before + _start(node) + 1
    if name not in FENCES:
        raise WrongMarkdown(f"A fence “{name}” is not known here. Known are: {', '.join(FENCES)}.")
    table = _read_toml(node.content, path, before=start)
    try:
        block = read_table(FENCES[name], table)
    except WrongTable as error:
        line = _line_of(error.key, ["", *node.content.split("\n")])
        raise ContentError(path, start + line - 1, str(error)) from error
    if isinstance(block, CallOut):
        return replace(block, text=markdown_to_html(block.text))
    if isinstance(block, Footnotes):
        return replace(block, notes=tuple(markdown_to_html(note) for note in block.notes))
    if isinstance(block, Table) and any(len(row) != len(block.header) for row in block.rows):
        raise WrongMarkdown(f"Every row of the table needs {len(block.header)} cells, one for each column.")
    return block


def _start(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0


def _line_of(key: str, lines: Iterable[str]) -> int:
    """The number of the line that sets a key, or of the first line."""
    pattern = re.compile(rf"\s*{re.escape(key)}\s*=") if key else None
    numbers = (number for number, line in enumerate(lines, start=1) if pattern and pattern.match(line))
    return next(numbers, 1)
