from typing import Self

from django.db.models import F, QuerySet
from wagtail.models import PageManager

from core.open_pages import OpenPagesQuerySet


class PlankQuerySet(OpenPagesQuerySet):
    def by_number(self) -> Self:
        """The planks in the order of their numbers, those without one last."""
        return self.order_by(F("number").asc(nulls_last=True), "pk")

    def named_by(self, references: QuerySet, *, locale_id: int) -> Self:
        """The live planks, in one language, that rows of PlankReference name in any language."""
        # A preview's rows stand in memory alone, and can be asked for nothing further than their own columns.
        named = self.model._default_manager.filter(pk__in=references.values_list("plank_id", flat=True))
        keys = named.values("translation_key")
        return self.open_to_all().filter(locale_id=locale_id, translation_key__in=keys).by_number()


PlankManager = PageManager.from_queryset(PlankQuerySet)
