from datetime import date
from typing import Self

from django.db.models import F, Manager, QuerySet
from wagtail.models import PageManager

from core.open_pages import OpenPagesQuerySet


class StatementQuerySet(OpenPagesQuerySet):
    def newest_first(self) -> Self:
        """By date, those without a date by when they were published here."""
        return self.order_by(F("date").desc(nulls_last=True), "-first_published_at", "-pk")

    def on_top(self, today: date) -> Self:
        """Those that stand on top of every page today."""
        return self.open_to_all().filter(on_top_until_date__gte=today)


class BilingualQuerySet(OpenPagesQuerySet):
    def coming(self, today: date) -> Self:
        """Live events from today on, the nearest first."""
        return self.open_to_all().filter(event_date__gte=today).order_by("event_date", "start_time", "pk")

    def past_first(self) -> Self:
        return self.open_to_all().order_by(F("event_date").desc(nulls_last=True), "-first_published_at", "-pk")


StatementManager = PageManager.from_queryset(StatementQuerySet)
BilingualManager = PageManager.from_queryset(BilingualQuerySet)


class SurroundingsQuerySet(QuerySet):
    def live_in(self, language: str) -> Self:
        return self.filter(live=True, locale__language_code=language)


SurroundingsManager = Manager.from_queryset(SurroundingsQuerySet)
