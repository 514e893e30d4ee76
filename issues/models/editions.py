from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.storages import private_storage
from issues.querysets import EditionQuerySet


def pdf_path(edition: "Edition", name: str) -> str:
    """Where an edition's PDF is kept: named by what it is, whatever the editor's file was called."""
    return f"editions/{edition.issue_number}-{edition.language}.pdf"


class Edition(models.Model):
    """One issue in one printed language: its PDF, and what was made from it.

    A plain model, found by number and language, so that both language trees and the distribution reach the same row
    and a French page can never serve an English PDF as French (decision 3).
    """

    issue_number = models.PositiveSmallIntegerField(_("issue number"))
    language = models.CharField(_("printed language"), max_length=10, choices=settings.LANGUAGES)
    pdf = models.FileField(
        _("PDF"), storage=private_storage, upload_to=pdf_path, blank=True, help_text=_("The printed paper as one PDF.")
    )
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    page_count = models.PositiveSmallIntegerField(_("pages"), default=0, editable=False)
    made_cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover made from the PDF"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    chosen_cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty, the first page of the PDF is the cover."),
    )

    objects = EditionQuerySet.as_manager()

    panels: ClassVar = [
        FieldPanel("issue_number"),
        FieldPanel("language"),
        FieldPanel("pdf"),
        FieldPanel("chosen_cover"),
    ]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                fields=["issue_number", "language"],
                name="issues_edition_once",
                violation_error_message=_("This issue has an edition in this language already. Edit that one."),
            )
        ]

    def __str__(self) -> str:
        return gettext("Issue %(number)s, %(language)s") % {
            "number": self.issue_number,
            "language": self.get_language_display(),
        }

    @property
    def cover(self) -> object:
        """The editor's cover, or the one made from the PDF; read with both pictures selected (`with_covers`)."""
        return self.chosen_cover or self.made_cover

    @property
    def file_name(self) -> str:
        """The name under which readers keep the file, in the edition's own language."""
        with override(self.language):
            return f"{slugify(gettext('The Torch'))}-{self.issue_number}.pdf"

    def get_download_url(self) -> str:
        return reverse("edition_pdf", args=[self.issue_number, self.language, self.file_name])
