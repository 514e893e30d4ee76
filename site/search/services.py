"""Keeping what is found in step with the pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from django.db import connection, transaction
from django.db.models import QuerySet
from wagtail.models import Page

from search.backends import backend
from search.documents import LONGEST_TEXT, SearchDocument, dependents_of, documents_of, searched_types
from search.models import SearchEntry, SearchEntryPlank, Word
from search.words import fold, vocabulary_of

FACTS = ("language", "kind", "url", "title", "lede", "text", "date", "issue_number", "printed_page")
WORDS_AT_ONCE = 200
COUNT_WORDS = """
    INSERT INTO search_word (language, word, folded, entries) VALUES {rows}
    ON CONFLICT (language, word) DO UPDATE SET entries = search_word.entries + excluded.entries
"""


def index_page(*, page_id: int) -> None:
    """Note what is found of a page if everybody may read it; forget it otherwise. Then the same for its dependents."""
    for dependent_id in (page_id, *_index_one(page_id)):
        if dependent_id != page_id:
            _index_one(dependent_id)


def rebuild(*, tell: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Make everything anew, page by page while readers search. Returns the number of entries."""
    page_ids = list(searched_pages().order_by("pk").values_list("pk", flat=True))
    SearchEntry.objects.exclude(page_id__in=searched_pages().values("pk")).delete()
    for done, page_id in enumerate(page_ids, start=1):
        _index_one(page_id)
        tell(done, len(page_ids))
    count_all_words()
    return SearchEntry.objects.count()


def searched_pages() -> QuerySet:
    """The pages of which something may be found."""
    return Page.objects.live().public().type(*searched_types())


@transaction.atomic
def count_all_words() -> None:
    """Count the vocabulary anew: a page that was deleted as a draft has left its words behind."""
    counts: Counter[tuple[str, str]] = Counter()
    for language, *texts in SearchEntry.objects.values_list("language", "title", "lede", "text").iterator():
        counts.update((language, word) for word in vocabulary_of(*texts))
    Word.objects.all().delete()
    _count(counts)


def write_documents(*, page_id: int, documents: Sequence[SearchDocument]) -> None:
    """Replace what is found of a page by these documents, in the caller's transaction."""
    standing = {entry.key: entry for entry in SearchEntry.objects.filter(page_id=page_id)}
    counts: Counter[tuple[str, str]] = Counter()
    for entry in standing.values():
        counts.subtract(_vocabulary(entry))
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in standing.values()]).exclude(
        key__in=[document.key for document in documents]
    ).delete()
    written: list[tuple[int, SearchDocument]] = []
    for document in map(_within_limits, documents):
        facts = {name: getattr(document, name) for name in FACTS}
        entry, _is_new = SearchEntry.objects.update_or_create(key=document.key, defaults={"page_id": page_id, **facts})
        _write_planks(entry, document)
        counts.update(_vocabulary(entry))
        written.append((entry.pk, document))
    backend().write(written)
    _count(counts)


def _index_one(page_id: int) -> list[int]:
    """Index one page; returns the ids of its dependents."""
    with transaction.atomic():
        # Of two jobs for one page, the second reads what the first has not seen.
        if not Page.objects.select_for_update(of=("self",)).filter(pk=page_id).exists():
            return []
        page = Page.objects.live().public().filter(pk=page_id).specific().first()
        write_documents(page_id=page_id, documents=documents_of(page) if page else [])
    return dependents_of(page) if page else []


def _within_limits(document: SearchDocument) -> SearchDocument:
    return replace(document, text=document.text.replace("\0", " ")[:LONGEST_TEXT])


def _write_planks(entry: SearchEntry, document: SearchDocument) -> None:
    entry.planks.exclude(number__in=document.plank_numbers).delete()
    SearchEntryPlank.objects.bulk_create(
        [SearchEntryPlank(entry=entry, number=number) for number in sorted(document.plank_numbers)],
        ignore_conflicts=True,
    )


def _vocabulary(entry: SearchEntry) -> Iterable[tuple[str, str]]:
    return ((entry.language, word) for word in vocabulary_of(entry.title, entry.lede, entry.text))


def _count(counts: Counter[tuple[str, str]]) -> None:
    """Add to the counts of words, and take away."""
    # In one order, so that no two jobs wait for each other.
    rows = sorted((language, word, fold(word), count) for (language, word), count in counts.items() if count)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), WORDS_AT_ONCE):
            some = rows[start : start + WORDS_AT_ONCE]
            places = ", ".join(["(%s, %s, %s, %s)"] * len(some))
            cursor.execute(COUNT_WORDS.format(rows=places), [value for row in some for value in row])
