from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.query import PageQuerySet

from core.pages import BasePage, BodyMixin
from platform_planks.models import PlankPage


class HomePage(BodyMixin, BasePage):
    """The front page of one language. It gathers what is newest; an editor may add blocks, and need not."""

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "platform_planks.PlatformPage",
        "issues.IssueIndexPage",
        "home.StatementIndexPage",
        "home.InfoPage",
        "contributions.ContributionPage",
        "home.BilingualPage",
    ]
    template = "pages/home_page.html"

    call_title = models.CharField(
        _("title of the call"), max_length=120, blank=True, help_text=_("The call to take part, beside the issue.")
    )
    call_text = models.TextField(_("text of the call"), max_length=600, blank=True)
    call_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page of the call"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where the call leads."),
    )

    texts_above_body: ClassVar[tuple[str, ...]] = ("call_title", "call_text")

    content_panels: ClassVar = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("call_title"), FieldPanel("call_text"), PageChooserPanel("call_page")],
            heading=_("Call to take part"),
        ),
        FieldPanel("body", heading=_("More on the front page")),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def pages_listed(self) -> PageQuerySet:
        return PlankPage.objects.open_to_all().filter(locale_id=self.locale_id).by_number()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from home.selectors import front_page_of

        return {**super().get_context(request, *args, **kwargs), **front_page_of(self)}
