from datetime import date
from typing import Self

from django.apps import apps
from django.db.models import Case, F, IntegerField, OuterRef, Subquery, Sum, Value, When
from django.db.models import QuerySet as DjangoQuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Page, PageManager

from core.open_pages import OpenPagesQuerySet
from issues.enums import PDFStatus


class EditionQuerySet(DjangoQuerySet):
    def ready(self) -> Self:
        """Those that readers may have once their issue is published."""
        return self.filter(pdf_status=PDFStatus.READY)

    def with_downloads(self) -> Self:
        """With `download_total`, over all days."""
        counts = apps.get_model("issues", "DownloadCount").objects.filter(edition=OuterRef("pk")).order_by()
        total = counts.values("edition").annotate(total=Sum("count")).values("total")
        return self.annotate(download_total=Coalesce(Subquery(total), 0, output_field=IntegerField()))

    def with_covers(self) -> Self:
        """With the pictures that `cover` reads, and their renditions: for a list of editions."""
        return self.select_related("chosen_cover", "made_cover").prefetch_related(
            "chosen_cover__renditions", "made_cover__renditions"
        )

    def own_language_first(self, language: str) -> Self:
        """The edition in this language first, then the others."""
        own = Case(When(language=language, then=Value(0)), default=Value(1), output_field=IntegerField())
        return self.order_by("issue_number", own, "language")


class DownloadCountQuerySet(DjangoQuerySet):
    def since(self, day: date) -> Self:
        """Those of this day and later, the newest first."""
        return self.filter(day__gte=day).order_by("-day", "pk")


class CorrectionQuerySet(DjangoQuerySet):
    def of_live_pieces(self) -> Self:
        """Those that some readers see, and that the printed paper owes to all."""
        return self.filter(page__live=True)

    def of_pieces_open_with_issue(self) -> Self:
        """Those that everybody sees who may read the issue."""
        return self.of_live_pieces().filter(page__view_restrictions=None)

    def in_issue(self, issue: Page) -> Self:
        """Those of the pieces that stand under one issue page, in their printed order."""
        pieces = self.filter(page__path__startswith=issue.path, page__depth=issue.depth + 1)
        return pieces.order_by("page__position", "sort_order", "pk")

    def to_print(self) -> Self:
        """Those that no printed number carries yet, by issue, the newest first."""
        return self.filter(printed_in_issue=None).order_by("-page__path", "sort_order", "pk")


class IssueQuerySet(OpenPagesQuerySet):
    def newest_first(self) -> Self:
        """By number, the highest first."""
        return self.order_by(F("number").desc(nulls_last=True), "-pk")


class ArticleQuerySet(OpenPagesQuerySet):
    def in_printed_order(self) -> Self:
        """As they stand in the issue."""
        return self.order_by("position", "pk")

    def with_authors(self) -> Self:
        return self.prefetch_related("authors")


IssueManager = PageManager.from_queryset(IssueQuerySet)
ArticleManager = PageManager.from_queryset(ArticleQuerySet)
