"""Two of wagtail-localize's views: one in an order, and one that is closed."""

from typing import Never

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail_localize.views.report import TranslationsReportView


class OrderedReport(TranslationsReportView):
    """The report of all translations, in an order: without one, a row may be on two pages of it or on none."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().order_by("-pk")


def no_alias_pages(_request: HttpRequest, **_kwargs: object) -> Never:
    """A page that mirrors the English one would be English under a French address (decision 10)."""
    raise PermissionDenied
