"""Full text on PostgreSQL: its own dictionaries, one configuration for each language (migration 0002)."""

from collections.abc import Iterable

from django.contrib.postgres.lookups import TrigramSimilar
from django.db import connection
from django.db.models import F, Q

from search.backends import MOST_RESULTS, WEIGHTS, Filters, columns_of, entry_conditions, page_conditions
from search.documents import SearchDocument
from search.query import Query
from search.words import spelled_for_stems, words_in

# The words of an entry are unpacked entry by entry, to rank it or to see whether they stand beside each other: only of
# so many. First come those that have the words in their title or lede, then the newest. A word that stands in
# thousands of entries has answers enough among them.
MOST_RANKED = 500
MOST_READ_FOR_PHRASES = 1_000
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
# instead of using the index, and unpack the words of each. `coarse` needs the index alone.
FIND = """
    WITH question AS MATERIALIZED (
        SELECT
            websearch_to_tsquery(%(dictionary)s::regconfig, %(coarse)s) AS coarse,
            websearch_to_tsquery(%(dictionary)s::regconfig, %(exact)s) AS exact
    ),
    best AS MATERIALIZED (
        SELECT entry.id, entry.page_id
        FROM search_searchentry AS entry
        WHERE entry.words @@ (SELECT coarse FROM question) AND {of_entry}
        ORDER BY entry.head @@ (SELECT exact FROM question) DESC, entry.date DESC NULLS LAST, entry.id DESC
        LIMIT %(most_read)s
    )
    SELECT entry.id
    FROM best
    JOIN search_searchentry AS entry ON entry.id = best.id
    JOIN wagtailcore_page AS page ON page.id = best.page_id
    WHERE {of_page} AND {of_words}
    -- 1: long texts hold more words, not better ones.
    ORDER BY ts_rank(%(ranks)s::real[], entry.words, (SELECT exact FROM question), 1) DESC,
        entry.date DESC NULLS LAST, entry.id DESC
    LIMIT %(most_results)s
"""
IS_EXACT = "entry.words @@ (SELECT exact FROM question)"


def write(entries: Iterable[tuple[int, SearchDocument]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(WRITE, [_row(entry_id, document) for entry_id, document in entries])


def find(query: Query, filters: Filters) -> list[int]:
    (of_entry, entry_values), (of_page, page_values) = entry_conditions(filters), page_conditions(filters)
    has_phrases = any(len(term.words) > 1 for term in query.terms)
    values = {
        "dictionary": dictionary_of(query.language),
        "coarse": _coarse(query),
        "exact": _exact(query),
        "most_read": MOST_READ_FOR_PHRASES if has_phrases else MOST_RANKED,
        "ranks": RANKS,
        "most_results": MOST_RESULTS,
    }
    statement = FIND.format(of_entry=of_entry, of_page=of_page, of_words=IS_EXACT if has_phrases else "true")
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, **entry_values, **page_values})
        return [entry_id for (entry_id,) in cursor.fetchall()]


def looks_like(folded: str) -> Q:
    return Q(TrigramSimilar(F("folded"), folded))


def _row(entry_id: int, document: SearchDocument) -> dict[str, object]:
    texts = zip(("title", "lede", "text", "print"), columns_of(document), strict=True)
    prepared = {name: _prepared(words_in(text), document.language) for name, text in texts}
    return {"id": entry_id, "dictionary": dictionary_of(document.language), **prepared}


def _exact(query: Query) -> str:
    """The question as websearch_to_tsquery reads it: each term in quotation marks, so that "or" is a word too."""
    return " ".join(f"{'-' if term.is_excluded else ''}{_quoted(term.words, query.language)}" for term in query.terms)


def _coarse(query: Query) -> str:
    """The same, but phrases as their words, wherever they stand: with more answers, never with fewer."""
    terms: list[str] = []
    for term in query.terms:
        if not term.is_excluded:
            terms += [_quoted([word], query.language) for word in term.words]
        elif len(term.words) == 1:
            terms.append(f"-{_quoted(term.words, query.language)}")
    return " ".join(terms)


def _quoted(words: Iterable[str], language: str) -> str:
    return f'"{_prepared(words, language)}"'


def dictionary_of(language: str) -> str:
    return f"torch_{language}"


def _prepared(words: Iterable[str], language: str) -> str:
    """Words that PostgreSQL takes for nothing else: it sees hosts and files where a dot or a slash stands."""
    return " ".join(spelled_for_stems(word, language) for word in words)
