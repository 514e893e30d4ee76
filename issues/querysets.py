from typing import Self

from django.db.models import Case, F, IntegerField, Value, When
from django.db.models import QuerySet as DjangoQuerySet
from wagtail.models import PageManager, PageQuerySet


class EditionQuerySet(DjangoQuerySet):
    def with_covers(self) -> Self:
        """With the pictures that `cover` reads, and their renditions: for a list of editions."""
        return self.select_related("chosen_cover", "made_cover").prefetch_related(
            "chosen_cover__renditions", "made_cover__renditions"
        )

    def own_language_first(self, language: str) -> Self:
        """The edition in this language first, then the others."""
        own = Case(When(language=language, then=Value(0)), default=Value(1), output_field=IntegerField())
        return self.order_by("issue_number", own, "language")


class IssueQuerySet(PageQuerySet):
    def newest_first(self) -> Self:
        """By number, the highest first."""
        return self.order_by(F("number").desc(nulls_last=True), "-pk")


class ArticleQuerySet(PageQuerySet):
    def in_printed_order(self) -> Self:
        """As they stand in the issue."""
        return self.order_by("position", "pk")

    def with_authors(self) -> Self:
        return self.prefetch_related("authors")


IssueManager = PageManager.from_queryset(IssueQuerySet)
ArticleManager = PageManager.from_queryset(ArticleQuerySet)
