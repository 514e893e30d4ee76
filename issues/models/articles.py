import datetime
from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, Revision
from wagtail.search import index

from core.pages import BasePage, BodyMixin, LedeMixin
from core.tree import path_above
from issues.enums import AuthorRole, Kind, PrintStatus
from issues.models.issues import IssuePage
from issues.querysets import ArticleManager
from platform_planks.models import PlankPage, PlankReference


class ArticlePage(LedeMixin, BodyMixin, BasePage):
    """A piece of an issue, in full, with what the printed paper has of it."""

    parent_page_types: ClassVar = ["issues.IssuePage"]
    subpage_types: ClassVar = []
    template = "pages/article_page.html"

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ARTICLE)
    section = models.CharField(
        _("section"), max_length=80, blank=True, help_text=_("The heading it stands under in the contents.")
    )
    # Set by dragging, the same in every language (issues/services.py); never typed, never part of a draft.
    position = models.PositiveSmallIntegerField(_("position"), default=0, editable=False)
    source_name = models.CharField(_("source"), max_length=200, blank=True, help_text=_("For a reprint: where from."))
    source_url = models.URLField(_("address of the source"), blank=True)
    print_status = models.CharField(_("print status"), max_length=10, choices=PrintStatus, default=PrintStatus.WHOLE)
    print_reason = models.CharField(
        _("what was left out, and why"),
        max_length=400,
        blank=True,
        help_text=_("For readers of the printed paper: “The table was too wide for the page.”"),
    )
    words_in_print = models.PositiveIntegerField(_("words in print"), null=True, blank=True)
    graphics_left_out = models.BooleanField(_("graphics were left out of print"), default=False)
    printed_page = models.PositiveSmallIntegerField(_("printed page"), null=True, blank=True)

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("lede"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("print_status"),
    ]

    content_panels: ClassVar = [
        *BasePage.content_panels,
        *LedeMixin.lede_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("section"), FieldPanel("source_name"), FieldPanel("source_url")],
            heading=_("Place in the issue"),
        ),
        InlinePanel("authors", heading=_("Authors"), label=_("Author")),
        *BodyMixin.body_panels,
        InlinePanel("corrections", heading=_("Corrections"), label=_("Correction")),
        MultiFieldPanel(
            [
                FieldPanel("print_status"),
                FieldPanel("print_reason"),
                FieldPanel("words_in_print"),
                FieldPanel("graphics_left_out"),
                FieldPanel("printed_page"),
            ],
            heading=_("In the printed paper"),
        ),
        MultipleChooserPanel(
            "plank_references", chooser_field_name="plank", heading=_("Planks it argues for"), label=_("Plank")
        ),
    ]

    objects = ArticleManager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(print_status=PrintStatus.LEFT_OUT) | models.Q(printed_page=None),
                name="issues_article_left_out_has_no_page",
                violation_error_message=_("A piece that was left out of print stands on no printed page."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.REPRINT) | ~models.Q(source_name=""),
                name="issues_article_reprint_has_source",
                violation_error_message=_("A reprint names its source."),
            ),
        ]
        indexes = [models.Index(fields=["position"])]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from issues.exports.selectors import formats_of_article
        from issues.selectors import editions_of, issue_of, neighbours_of, printed_page_of

        issue = issue_of(self)
        editions = editions_of(issue)
        previous_article, next_article = neighbours_of(self)
        return {
            **super().get_context(request, *args, **kwargs),
            "issue": issue,
            "editions": editions,
            "printed_page_url": printed_page_of(self, editions),
            "formats": formats_of_article(self),
            # Once: the byline and the data for search engines both tell of them.
            "authors": list(self.authors.all()),
            "previous_article": previous_article,
            "next_article": next_article,
            "corrections": list(self.corrections.all()),
            "planks": PlankPage.objects.named_by(self.plank_references.all(), locale_id=self.locale_id),
        }

    @property
    def is_longer_here(self) -> bool:
        """The printed paper has a shorter version."""
        return self.print_status == PrintStatus.SHORTENED

    @property
    def is_only_here(self) -> bool:
        """The printed paper does not have it."""
        return self.print_status == PrintStatus.LEFT_OUT

    def save(self, *args: object, **kwargs: object) -> None:
        if self.live and not self.is_issue_out():
            # Whatever door it came through: readers would find it under an issue that is not there.
            self._stay_draft()
        super().save(*args, **kwargs)

    def press_place(self) -> tuple[int | None, datetime.date | None]:
        issue = IssuePage.objects.filter(path=path_above(self)).first()
        return issue.press_place() if issue else (None, None)

    def is_issue_out(self) -> bool:
        """Readers have the issue that it stands in. A piece comes out with its issue, never before."""
        return IssuePage.objects.live().filter(path=path_above(self)).exists()

    def save_revision(self, *args: object, **kwargs: object) -> Revision:
        for correction in self.corrections.all():
            correction.tie_to_version(self)
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict) -> "ArticlePage":
        # A draft that was saved before somebody dragged the article keeps the place it was dragged to.
        page = super().with_content_json(content)
        page.position = self.position
        return page


class ArticleAuthor(Orderable):
    """Somebody who made a piece, and what they did. The same in every language."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=12, choices=AuthorRole, default=AuthorRole.TEXT)

    panels: ClassVar = [FieldPanel("name"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class ArticlePlank(PlankReference):
    """This article argues for that plank."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="plank_references")

    class Meta(PlankReference.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "plank"], name="issues_article_plank_once")]
