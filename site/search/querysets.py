from collections.abc import Iterable
from typing import Self

from django.db.models import Q, QuerySet


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
