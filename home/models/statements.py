from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultipleChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.pages import BasePage, BodyMixin, LedeMixin
from core.pagination import paginate
from home.querysets import StatementManager, StatementQuerySet
from platform_planks.models import PlankPage, PlankReference


class StatementIndexPage(LedeMixin, BasePage):
    """All statements, the newest first."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["home.StatementPage"]
    max_count_per_parent = 1
    template = "pages/statement_index_page.html"

    content_panels: ClassVar = [*BasePage.content_panels, *LedeMixin.lede_panels]

    class Meta:
        verbose_name = _("list of statements")
        verbose_name_plural = _("lists of statements")

    def pages_listed(self) -> StatementQuerySet:
        return StatementPage.objects.child_of(self).open_with_parent().newest_first()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        statements = paginate(self.pages_listed(), request)
        return {**super().get_context(request, *args, **kwargs), "statements": statements}


class StatementPage(LedeMixin, BodyMixin, BasePage):
    """A dated position on an event, apart from issues."""

    parent_page_types: ClassVar = ["home.StatementIndexPage"]
    subpage_types: ClassVar = []
    template = "pages/statement_page.html"

    date = models.DateField(_("date"), null=True, blank=True, help_text=_("Leave empty if it is unknown."))
    on_top_until_date = models.DateField(
        _("on top of every page until"),
        null=True,
        blank=True,
        help_text=_("Readers see its title above every page up to and including this day."),
    )

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("lede"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("date"),
        *LedeMixin.lede_panels,
        *BodyMixin.body_panels,
        InlinePanel("leaflets", heading=_("Leaflets"), label=_("Leaflet")),
        MultipleChooserPanel(
            "plank_references", chooser_field_name="plank", heading=_("Planks it argues for"), label=_("Plank")
        ),
        FieldPanel("on_top_until_date"),
    ]

    objects = StatementManager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        indexes = [models.Index(fields=["-date"]), models.Index(fields=["on_top_until_date"])]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        return {
            **super().get_context(request, *args, **kwargs),
            "leaflets": self.leaflets.select_related("document"),
            "planks": PlankPage.objects.named_by(self.plank_references.all(), locale_id=self.locale_id),
        }


class StatementLeaflet(Orderable):
    """A statement as a PDF in one printed language. Every language of the page shows all, each with its language."""

    page = ParentalKey(StatementPage, on_delete=models.CASCADE, related_name="leaflets")
    language = models.CharField(
        _("printed language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("PDF"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar = [FieldPanel("language"), FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("leaflet")
        verbose_name_plural = _("leaflets")
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="home_statement_leaflet_once")]


class StatementPlank(PlankReference):
    """This statement argues for that plank."""

    page = ParentalKey(StatementPage, on_delete=models.CASCADE, related_name="plank_references")

    class Meta(PlankReference.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "plank"], name="home_statement_plank_once")]
