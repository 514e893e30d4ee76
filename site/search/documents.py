"""How pages become what is found: the registry that keeps search free of page types (docs/decisions/0017-search.md).

Each app says it in its own search_documents.py:

    @search_documents(StatementPage)
    def documents_of_statement(statement: StatementPage) -> Iterator[SearchDocument]: ...
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import Block, StreamValue
from wagtail.models import Page

from core.templatetags.footnotes import MARK
from search.enums import Kind

# A long article has 40,000. PostgreSQL refuses a text whose index would be larger than a megabyte.
LONGEST_TEXT = 300_000


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """What is found in one language: the words, where they lead, and the facts that a result shows."""

    key: str
    language: str
    kind: Kind
    url: str
    title: str = ""
    lede: str = ""
    text: str = ""
    date: datetime.date | None = None
    issue_number: int | None = None
    printed_page: int | None = None
    plank_numbers: frozenset[int] = frozenset()


type Documents = Callable[[Any], Iterable[SearchDocument]]
type Dependents = Callable[[Any], Iterable[int]]

_documents: dict[type[Page], Documents] = {}
_dependents: dict[type[Page], Dependents] = {}


def search_documents(page_type: type[Page]) -> Callable[[Documents], Documents]:
    """Let a function say what is found of a page of this type, while it is live and public."""

    def register(function: Documents) -> Documents:
        _documents[page_type] = function
        return function

    return register


def search_dependents(page_type: type[Page]) -> Callable[[Dependents], Dependents]:
    """Let a function name the other pages whose documents hold something of a page of this type."""

    def register(function: Dependents) -> Dependents:
        _dependents[page_type] = function
        return function

    return register


def searched_types() -> list[type[Page]]:
    return list(_documents)


def documents_of(page: Page) -> list[SearchDocument]:
    """What is found of a page; nothing of a type that nobody has registered."""
    function = _documents.get(type(page))
    return list(function(page)) if function else []


def dependents_of(page: Page) -> list[int]:
    """The ids of the pages that must be indexed again when this one has changed."""
    function = _dependents.get(type(page))
    return list(function(page)) if function else []


def page_document(page: Page, *, kind: Kind, **facts: Any) -> SearchDocument:
    """What is found of a page under its own title, in its own language."""
    language, title = page.locale.language_code, page.title
    return SearchDocument(key=page_key(page), language=language, kind=kind, url=page.get_url(), title=title, **facts)


def page_key(page: Page, language: str = "") -> str:
    """The key of a page's own document; one page may stand for several languages."""
    return f"page:{page.pk}:{language or page.locale.language_code}"


def text_of(body: StreamValue) -> str:
    """The words of a body as plain text without the marks of footnotes, a block a line."""
    return words_of(body.stream_block, body)


def words_of(block: Block, value: object) -> str:
    """The words of one block as plain text."""
    return "\n".join(MARK.sub("", text) for text in block.get_searchable_content(value))
