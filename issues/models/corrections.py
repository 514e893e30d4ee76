from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Revision, TranslatableMixin

from issues.models.articles import ArticlePage
from issues.querysets import CorrectionQuerySet


class Correction(TranslatableMixin, Orderable):
    """A dated note that says what was wrong in a piece, and what is right.

    It is part of the piece's draft and comes out with the mended text; the translators write it in their language.
    """

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="corrections")
    date = models.DateField(_("date"), default=timezone.localdate)
    text = models.TextField(
        _("what was wrong, and what is right"),
        max_length=1000,
        help_text=_("In full sentences: readers see it under the piece, and in the list of corrections."),
    )
    printed_in_issue = models.PositiveSmallIntegerField(
        _("printed in issue"),
        null=True,
        blank=True,
        help_text=_(
            "The number whose printed paper carries the correction. Until then it stands on the list to print."
        ),
    )
    # What readers had when it was written. Old versions are deleted after a time; the moment stays.
    corrected_version = models.ForeignKey(
        Revision, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    corrected_version_at = models.DateTimeField(_("corrects the version of"), null=True, blank=True, editable=False)

    objects = CorrectionQuerySet.as_manager()

    panels: ClassVar = [FieldPanel("date"), FieldPanel("text"), FieldPanel("printed_in_issue")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        indexes = [models.Index(fields=["-date"])]

    def __str__(self) -> str:
        return self.text

    def tie_to_version(self, article: ArticlePage) -> None:
        """Note which version it corrects: the one that readers have when the correction is first saved."""
        if self.corrected_version_at is None and article.live_revision is not None:
            self.corrected_version = article.live_revision
            self.corrected_version_at = article.live_revision.created_at
