"""Where the words are looked up: the database's own full text, behind one small interface."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from django.db import connection
from django.db.models import Q

from search.documents import SearchDocument
from search.enums import Kind
from search.query import Query

# A reader looks at two pages of results, not at twenty. Whoever needs more asks more precisely.
MOST_RESULTS = 500
# What a word counts in the title, the lede, the text, and on a printed page, whose article is the better find.
WEIGHTS = (8.0, 4.0, 1.0, 0.5)


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which entries are meant at all."""

    language: str
    private_paths: tuple[str, ...] = ()
    kind: str = ""
    issue: int | None = None
    plank: int | None = None

    @property
    def are_chosen(self) -> bool:
        """The reader asked for a part of all."""
        return bool(self.kind) or self.issue is not None or self.plank is not None


class Backend(Protocol):
    def write(self, entries: Iterable[tuple[int, SearchDocument]]) -> None:
        """Note the words of entries by their ids; what was noted before is forgotten."""
        ...

    def find(self, query: Query, filters: Filters) -> list[int]:
        """The ids of the live public entries that answer, the best first, MOST_RESULTS at most."""
        ...

    def looks_like(self, folded: str) -> Q:
        """What else, of the rows of Word, looks a little like this one."""
        ...


def backend() -> Backend:
    """The one for the database that is used."""
    return _load(connection.vendor)


@cache
def _load(vendor: str) -> Backend:
    return cast(Backend, import_module(f"search.backends.{vendor}"))


def columns_of(document: SearchDocument) -> tuple[str, str, str, str]:
    """The words of a document by their weights. A printed page has no title of its own."""
    if document.kind == Kind.PRINTED_PAGE:
        return "", "", "", document.text
    return document.title, document.lede, document.text, ""


def entry_conditions(filters: Filters) -> tuple[str, dict[str, object]]:
    """The filters as SQL on `entry`, in words that both databases know, and the values in it."""
    clauses = ["entry.language = %(language)s"]
    if filters.kind:
        clauses.append("entry.kind = %(kind)s")
    if filters.issue is not None:
        clauses.append("entry.issue_number = %(issue)s")
    if filters.plank is not None:
        clauses.append(
            "EXISTS (SELECT 1 FROM search_searchentryplank WHERE entry_id = entry.id AND number = %(plank)s)"
        )
    values = {"language": filters.language, "kind": filters.kind, "issue": filters.issue, "plank": filters.plank}
    return " AND ".join(clauses), values


def page_conditions(filters: Filters) -> tuple[str, dict[str, object]]:
    """That everybody may read the `page` now, whatever the jobs have not done yet."""
    paths = {f"path_{number}": f"{path}%" for number, path in enumerate(filters.private_paths)}
    return " AND ".join(["page.live", *(f"page.path NOT LIKE %({name})s" for name in paths)]), {**paths}
