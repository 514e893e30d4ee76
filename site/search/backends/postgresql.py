"""Full text on PostgreSQL: its own dictionaries, one configuration for each language (migration 0002)."""

from collections.abc import Iterable

from django.contrib.postgres.lookups import TrigramSimilar
from django.db import connection
from django.db.models import F, Q

from search.backends import MOST_RESULTS, WEIGHTS, Filters, columns_of, entry_conditions, page_conditions
from search.documents import SearchDocument
from search.query import Query
from search.words import spelled_for_stems, words_in

# Ranking reads the words of each entry, one by one: only of so many. A word that stands in most entries has answers
# enough among the newest, and those that have it in their title or lede.
MOST_RANKED = 1_000

# From D to A, the best of them 1.
RANKS = [weight / max(WEIGHTS) for weight in reversed(WEIGHTS)]

WRITE = """
    UPDATE search_searchentry
    SET head = setweight(to_tsvector(%(dictionary)s::regconfig, %(title)s), 'A')
            || setweight(to_tsvector(%(dictionary)s::regconfig, %(lede)s), 'B'),
        words = setweight(to_tsvector(%(dictionary)s::regconfig, %(title)s), 'A')
            || setweight(to_tsvector(%(dictionary)s::regconfig, %(lede)s), 'B')
            || setweight(to_tsvector(%(dictionary)s::regconfig, %(text)s), 'C')
            || setweight(to_tsvector(%(dictionary)s::regconfig, %(print)s), 'D')
    WHERE id = %(id)s
"""

# The question stands in a row of its own: a planner that knew how common its words are would read all entries in a row
# instead of using the index, and unpack the words of each.
FIND = """
    WITH question AS MATERIALIZED (SELECT websearch_to_tsquery(%s::regconfig, %s) AS query),
    hits AS MATERIALIZED (
        SELECT entry.id, entry.date
        FROM search_searchentry AS entry
        WHERE entry.words @@ (SELECT query FROM question) AND {of_entry}
    ),
    ranked AS (
        (SELECT id FROM hits ORDER BY date DESC NULLS LAST, id DESC LIMIT %s)
        UNION
        (
            SELECT hits.id
            FROM hits JOIN search_searchentry AS entry ON entry.id = hits.id
            WHERE entry.head @@ (SELECT query FROM question)
            ORDER BY hits.date DESC NULLS LAST, hits.id DESC LIMIT %s
        )
    )
    SELECT entry.id
    FROM ranked
    JOIN search_searchentry AS entry ON entry.id = ranked.id
    JOIN wagtailcore_page AS page ON page.id = entry.page_id
    WHERE {of_page}
    -- 1: long texts hold more words, not better ones.
    ORDER BY ts_rank(%s::real[], entry.words, (SELECT query FROM question), 1) DESC,
        entry.date DESC NULLS LAST, entry.id DESC
    LIMIT %s
"""


def write(entries: Iterable[tuple[int, SearchDocument]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(WRITE, [_row(entry_id, document) for entry_id, document in entries])


def find(query: Query, filters: Filters) -> list[int]:
    (of_entry, entry_values), (of_page, page_values) = entry_conditions(filters), page_conditions(filters)
    with connection.cursor() as cursor:
        cursor.execute(
            FIND.format(of_entry=of_entry, of_page=of_page),
            [
                dictionary_of(query.language),
                _question(query),
                *entry_values,
                MOST_RANKED,
                MOST_RANKED,
                *page_values,
                RANKS,
                MOST_RESULTS,
            ],
        )
        return [entry_id for (entry_id,) in cursor.fetchall()]


def looks_like(folded: str) -> Q:
    return Q(TrigramSimilar(F("folded"), folded))


def _row(entry_id: int, document: SearchDocument) -> dict[str, object]:
    texts = zip(("title", "lede", "text", "print"), columns_of(document), strict=True)
    prepared = {name: _prepared(words_in(text), document.language) for name, text in texts}
    return {"id": entry_id, "dictionary": dictionary_of(document.language), **prepared}


def _question(query: Query) -> str:
    """The question as websearch_to_tsquery reads it: each term in quotation marks, so that "or" is a word too."""
    return " ".join(
        f'{"-" if term.is_excluded else ""}"{_prepared(term.words, query.language)}"' for term in query.terms
    )


def dictionary_of(language: str) -> str:
    return f"torch_{language}"


def _prepared(words: Iterable[str], language: str) -> str:
    """Words that PostgreSQL takes for nothing else: it sees hosts and files where a dot or a slash stands."""
    return " ".join(spelled_for_stems(word, language) for word in words)
