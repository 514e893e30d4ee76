import datetime
from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.query import PageQuerySet
from wagtail.search import index

from core.pages import BasePage, LedeMixin, NumberedMixin
from core.pagination import paginate
from issues.querysets import IssueManager, IssueQuerySet


class IssueIndexPage(LedeMixin, BasePage):
    """All numbers of the paper, the newest first."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["issues.IssuePage"]
    max_count_per_parent = 1
    template = "pages/issue_index_page.html"

    content_panels: ClassVar = [*BasePage.content_panels, *LedeMixin.lede_panels]

    class Meta:
        verbose_name = _("list of issues")
        verbose_name_plural = _("lists of issues")

    def pages_listed(self) -> IssueQuerySet:
        return IssuePage.objects.child_of(self).open_with_parent().newest_first()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from issues.selectors import with_editions

        issues = paginate(self.pages_listed().select_related("locale"), request)
        return {
            **super().get_context(request, *args, **kwargs),
            "issues": issues,
            "covers": with_editions(issues.object_list),
        }


class IssuePage(NumberedMixin, BasePage):
    """A numbered printed number of The Torch: what stood in it, and all of it in full."""

    parent_page_types: ClassVar = ["issues.IssueIndexPage"]
    subpage_types: ClassVar = ["issues.ArticlePage"]
    template = "pages/issue_page.html"

    date = models.DateField(_("date"), null=True, blank=True, help_text=_("As printed. Leave empty if it is unknown."))
    summary = models.TextField(
        _("summary"), blank=True, max_length=1000, help_text=_("What this number is about, in one or two sentences.")
    )
    print_note = models.TextField(
        _("print note"),
        blank=True,
        max_length=1000,
        help_text=_("What was left out of the printed paper or shortened, and why. Stands above the contents."),
    )

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("print_note"),
        index.FilterField("number"),
    ]

    content_panels: ClassVar = [
        *NumberedMixin.number_panels,
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("summary"),
        FieldPanel("print_note"),
    ]

    texts_above_body: ClassVar[tuple[str, ...]] = ("summary", "print_note")

    objects = IssueManager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")

    def pages_listed(self) -> PageQuerySet:
        from issues.selectors import pieces_of

        return pieces_of(self)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from issues.exports.selectors import formats_of_issue
        from issues.selectors import contents_of, corrections_of, editions_of

        return {
            **super().get_context(request, *args, **kwargs),
            "editions": editions_of(self),
            "contents": contents_of(self),
            "corrections": corrections_of(self),
            "formats": formats_of_issue(self),
        }

    def press_place(self) -> tuple[int | None, datetime.date | None]:
        return self.number, self.date
