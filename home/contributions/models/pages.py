from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.pages import BasePage, BodyMixin, LedeMixin
from home.contributions.querysets import ContributionPageManager


class ContributionPage(LedeMixin, BodyMixin, BasePage):
    """How to write for the paper, help, distribute it and give; and the form in which people say so."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = []
    max_count_per_parent = 1
    template = "pages/contribution_page.html"

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("lede"), index.SearchField("body")]

    content_panels: ClassVar = [*BasePage.content_panels, *LedeMixin.lede_panels, *BodyMixin.body_panels]

    objects = ContributionPageManager()

    class Meta:
        verbose_name = _("contribution page")
        verbose_name_plural = _("contribution pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from home.contributions.forms import ContributionForm

        return {**super().get_context(request, *args, **kwargs), "form": kwargs.get("form") or ContributionForm()}

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page with an empty form, or with the bound one that is given as `form`."""
        response = super().serve(request, *args, **kwargs)
        # The form's token belongs to one reader and one sending.
        response.headers["Cache-Control"] = "no-store"
        return response
