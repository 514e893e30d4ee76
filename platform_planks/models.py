from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.pages import BasePage, BodyMixin, LedeMixin, NumberedMixin
from platform_planks.querysets import PlankManager, PlankQuerySet


class PlatformPage(LedeMixin, BodyMixin, BasePage):
    """Why a party, and the numbered demands: all of the platform on one page, printable as a leaflet."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["platform_planks.PlankPage"]
    max_count_per_parent = 1
    template = "pages/platform_page.html"

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("lede"), index.SearchField("body")]

    content_panels: ClassVar = [*BasePage.content_panels, *LedeMixin.lede_panels, *BodyMixin.body_panels]

    class Meta:
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")

    def pages_listed(self) -> PlankQuerySet:
        return PlankPage.objects.child_of(self).open_with_parent().by_number()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        return {**super().get_context(request, *args, **kwargs), "planks": self.pages_listed()}


class PlankPage(NumberedMixin, BodyMixin, BasePage):
    """A numbered demand and its argument. The title is the demand, the body the argument."""

    parent_page_types: ClassVar = ["platform_planks.PlatformPage"]
    subpage_types: ClassVar = []
    template = "pages/plank_page.html"

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("number")]

    content_panels: ClassVar = [
        *NumberedMixin.number_panels,
        FieldPanel("title", heading=_("Demand"), help_text=_("The plank's headline, as readers shout it.")),
        FieldPanel("body", heading=_("Argument")),
    ]

    objects = PlankManager()

    class Meta:
        verbose_name = _("plank")
        verbose_name_plural = _("planks")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        # Imported here because selectors read these models.
        from platform_planks.selectors import neighbours_of, pages_arguing_for

        previous_plank, next_plank = neighbours_of(self)
        return {
            **super().get_context(request, *args, **kwargs),
            "previous_plank": previous_plank,
            "next_plank": next_plank,
            "arguing_pages": pages_arguing_for(self),
        }


class PlankReference(Orderable):
    """A row that says: this page argues for that plank.

    Concrete rows stand beside the pages that argue (articles, statements), with a ParentalKey called `page`. They name
    the plank in any language; whoever reads them compares translation keys, so a French page leads to French planks.
    """

    plank = models.ForeignKey(PlankPage, verbose_name=_("plank"), on_delete=models.CASCADE, related_name="+")
    panels: ClassVar = [PageChooserPanel("plank")]

    class Meta(Orderable.Meta):
        abstract = True
