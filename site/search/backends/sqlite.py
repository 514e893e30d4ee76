"""Full text on SQLite: an FTS5 table over the stems that Python makes."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q

from search.backends import MOST_RESULTS, WEIGHTS, Filters, columns_of, entry_conditions, page_conditions
from search.documents import SearchDocument
from search.query import Query, Term
from search.words import stem, words_in

FIND = """
    SELECT entry.id
    FROM search_stems
    JOIN search_searchentry AS entry ON entry.id = search_stems.rowid
    JOIN wagtailcore_page AS page ON page.id = entry.page_id
    WHERE search_stems MATCH %(question)s AND {of_entry} AND {of_page}
    ORDER BY bm25(search_stems, {weights}), entry.date DESC, entry.id DESC
    LIMIT %(most_results)s
"""


def write(entries: Iterable[tuple[int, SearchDocument]]) -> None:
    rows = [
        (entry_id, *(_stems(words_in(text), document.language) for text in columns_of(document)))
        for entry_id, document in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_stems WHERE rowid = %s", [row[:1] for row in rows])
        cursor.executemany(
            "INSERT INTO search_stems (rowid, title, lede, text, print) VALUES (%s, %s, %s, %s, %s)", rows
        )


def find(query: Query, filters: Filters) -> list[int]:
    (of_entry, entry_values), (of_page, page_values) = entry_conditions(filters), page_conditions(filters)
    weights = ", ".join(str(weight) for weight in WEIGHTS)
    statement = FIND.format(of_entry=of_entry, of_page=of_page, weights=weights)
    values = {"question": _match(query), "most_results": MOST_RESULTS}
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, **entry_values, **page_values})
        return [entry_id for (entry_id,) in cursor.fetchall()]


def looks_like(folded: str) -> Q:
    return Q(pk__in=[])


def _match(query: Query) -> str:
    """The question in the language of FTS5. Stems hold letters and digits only, so nothing in it can be an operator."""
    wanted = " AND ".join(_phrase(term, query.language) for term in query.terms if not term.is_excluded)
    unwanted = " OR ".join(_phrase(term, query.language) for term in query.terms if term.is_excluded)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _phrase(term: Term, language: str) -> str:
    return f'"{_stems(term.words, language)}"'


def _stems(words: Iterable[str], language: str) -> str:
    return " ".join(stem(word, language) for word in words)
