from collections.abc import Iterable
from typing import Self

from django.db import connection
from django.db.models import Q, QuerySet

from search.enums import Kind

# Looks each kind up in the index. Asked for what is distinct, both databases would read every entry.
KINDS = f"""
    SELECT column1 FROM (VALUES {", ".join(["(%s)"] * len(Kind))}) AS kinds
    WHERE EXISTS (SELECT 1 FROM search_searchentry WHERE language = %s AND kind = column1)
"""  # noqa: S608


def kinds_in(language: str) -> tuple[Kind, ...]:
    """The kinds of which there is something in a language, in the order in which they are declared."""
    with connection.cursor() as cursor:
        cursor.execute(KINDS, [*Kind.values, language])
        found = {kind for (kind,) in cursor.fetchall()}
    return tuple(kind for kind in Kind if kind in found)


class SearchEntryQuerySet(QuerySet):
    def visible(self, *, language: str, private_paths: Iterable[str]) -> Self:
        """What everybody may read now, whatever the jobs have not done yet (search/selectors.py: private_paths)."""
        hidden = Q(page__live=False)
        for path in private_paths:
            hidden |= Q(page__path__startswith=path)
        return self.filter(language=language).exclude(hidden)

    def on_printed_pages(self, pages: Iterable[tuple[int, int]]) -> Self:
        """The entries of pieces that stand on these printed pages, given as numbers of issue and page."""
        wanted = Q(pk__in=[])
        for issue_number, printed_page in pages:
            wanted |= Q(issue_number=issue_number, printed_page=printed_page)
        return self.filter(wanted)
