"""Finds words in templates and modules that no catalogue knows, so that nobody can translate them."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parents[1]
APPS = ("site", "home", "issues", "platform_planks", "distribution")
WORD = re.compile(r"[^\W\d_]{2,}")
# Stands for what a template puts in. A letter and a digit may stand in a tag as well as in a text, and are no word.
FILLED_IN = "h0"
READ_BY_PEOPLE = {"alt", "aria-label", "aria-description", "content", "label", "placeholder", "title"}
NOT_READ = {"script", "style"}
ENTITY = re.compile(r"&\w+;|&#\w+;")
# A block of a template that holds a class for style sheets, or attributes.
NAME_OF_CLASS = re.compile(r"^block (\w+_class|body_type)$")
# "with heading='Our issues'": words that a template hands to a component. "sizes" are for browsers.
HANDED_ON = re.compile(r"""\b(?!sizes=)\w+=(?P<quote>["'])(?P<words>[^"']* [^"']*)(?P=quote)""")

SAID_TO_PEOPLE = {
    "description",
    "empty_label",
    "heading",
    "help_text",
    "label",
    "menu_label",
    "page_subtitle",
    "page_title",
    "verbose_name",
    "verbose_name_plural",
    "violation_error_message",
}
# Their first word is the other model.
RELATIONS = {"ForeignKey", "ManyToManyField", "OneToOneField"}
# Called while a module is read, these speak the language of whoever started the server.
AT_ONCE = {"gettext", "ngettext", "pgettext", "npgettext"}


class BareWords(HTMLParser):
    """Gathers the words between tags, and in the attributes that are read to people."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_READ:
            self._inside.append(tag)
        given = dict(attrs)
        for name, value in attrs:
            is_button = name == "value" and tag == "input" and given.get("type") in ("submit", "button")
            # What "content" says is read by people in descriptions only; elsewhere it is for programs.
            is_program_s = name == "content" and given.get("name") != "description"
            if value and (name in READ_BY_PEOPLE or is_button) and not is_program_s:
                self._note(value)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self._note(data)

    def _note(self, text: str) -> None:
        said = " ".join(text.replace(FILLED_IN, " ").split())
        if WORD.search(ENTITY.sub(" ", said)):
            self.found.append(said)


def in_template(path: Path) -> list[str]:
    """The words of a template that stand outside every translation tag."""
    outside: list[str] = []
    handed_on: list[str] = []
    until = ""
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        name = token.contents.split(maxsplit=1)[0] if token.token_type is TokenType.BLOCK and token.contents else ""
        if until:
            until = "" if name == until else until
        elif name in ("blocktranslate", "comment") or NAME_OF_CLASS.search(token.contents):
            until = f"end{name}"
            outside.append(FILLED_IN)
        elif token.token_type is TokenType.TEXT:
            outside.append(token.contents)
        else:
            outside.append(FILLED_IN if token.token_type is not TokenType.COMMENT else "")
            if name in ("include", "with"):
                handed_on += [found["words"] for found in HANDED_ON.finditer(token.contents)]
    parser = BareWords()
    parser.feed("".join(outside))
    parser.close()
    return [*parser.found, *handed_on]


def modules() -> Iterator[Path]:
    """Every module of ours but migrations, whose words only administrators of a database meet."""
    for app in APPS:
        yield from (path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts)


def in_module(path: Path) -> list[str]:
    """The words in a module that are said to people and not translated, or translated too early; with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{line}: {words}" for line, words in _said(tree)]
    return found + [f"{line}: translated when the module is read" for line in _translated_at_once(tree)]


def _said(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        values: list[ast.expr] = []
        match node:
            case ast.keyword(arg=str(name), value=value) if name in SAID_TO_PEOPLE:
                values = [value]
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in SAID_TO_PEOPLE:
                values = [value]
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name in SAID_TO_PEOPLE:
                values = [value]
            case ast.Call(func=ast.Attribute(value=ast.Name(id="messages")), args=args):
                values = args
            case ast.Call(func=ast.Attribute(value=ast.Name(id="models"), attr=kind), args=[named, *_]):
                values = [named] if kind.endswith("Field") and kind not in RELATIONS else []
            case ast.Call(func=ast.Name(id="ValidationError"), args=[said, *_]):
                values = [said]
        for value in values:
            if isinstance(value, ast.JoinedStr):
                yield value.lineno, ast.unparse(value)
            elif isinstance(value, ast.Constant) and isinstance(value.value, str) and WORD.search(value.value):
                yield value.lineno, value.value


def _translated_at_once(tree: ast.Module) -> Iterator[int]:
    """Lines where a function that translates at once is called outside every function."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in AT_ONCE
    }
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node.lineno
        waiting += ast.iter_child_nodes(node)
