from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage

from core.storages import private_storage
from issues.enums import PDFFailure, PDFStatus
from issues.querysets import EditionQuerySet


def pdf_path(edition: "Edition", name: str) -> str:
    """Where an edition's PDF is kept: named by what it is, whatever the editor's file was called."""
    return f"editions/{edition.issue_number}-{edition.language}.pdf"


def published_path(edition: "Edition", name: str) -> str:
    """Where the copy for readers is kept: its name changes with its content, so that it is never half replaced."""
    return f"editions/published/{edition.issue_number}-{edition.language}-{edition.published_digest[:16]}.pdf"


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
    # What readers get: the PDF cleaned and ordered for the web (issues/pdf/). The file above stays as it came.
    published_pdf = models.FileField(
        _("PDF for readers"), storage=private_storage, upload_to=published_path, blank=True, editable=False
    )
    published_digest = models.CharField(_("SHA-256 of the PDF for readers"), max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    page_count = models.PositiveSmallIntegerField(_("pages"), default=0, editable=False)
    pdf_status = models.CharField(
        _("status of the PDF"), max_length=10, choices=PDFStatus, default=PDFStatus.NONE, editable=False
    )
    # The code of a PDFFailure, which has the words.
    pdf_failure = models.CharField(_("why the PDF was not read"), max_length=20, blank=True, editable=False)
    # While it is being read: so many of `page_count`.
    pages_read = models.PositiveSmallIntegerField(_("pages read"), default=0, editable=False)
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
    cover_text = models.TextField(
        _("what the cover shows"),
        blank=True,
        max_length=500,
        help_text=_(
            "For readers who do not see the cover, in the language of the edition. What stands here is a proposal "
            "until you confirm it."
        ),
    )
    cover_text_confirmed = models.BooleanField(
        _("I have looked at the cover: the text says what it shows"), default=False
    )

    objects = EditionQuerySet.as_manager()

    panels: ClassVar = [
        FieldPanel("issue_number"),
        FieldPanel("language"),
        FieldPanel("pdf"),
        FieldPanel("chosen_cover"),
        FieldPanel("cover_text"),
        FieldPanel("cover_text_confirmed"),
    ]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                fields=["issue_number", "language"],
                name="issues_edition_once",
                violation_error_message=_("This issue has an edition in this language already. Edit that one."),
            ),
            models.CheckConstraint(
                condition=models.Q(cover_text_confirmed=False) | ~models.Q(cover_text=""),
                name="issues_edition_confirmed_cover_text",
                violation_error_message=_("Write what the cover shows before you confirm it."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Issue %(number)s, %(language)s") % {
            "number": self.issue_number,
            "language": self.get_language_display(),
        }

    @property
    def cover(self) -> AbstractImage | None:
        """The editor's cover, or the one made from the PDF; read with both pictures selected (`with_covers`)."""
        return self.chosen_cover or self.made_cover

    @property
    def is_ready(self) -> bool:
        """Readers may have it, as soon as the issue is published."""
        return self.pdf_status == PDFStatus.READY

    @property
    def failure_words(self) -> str:
        """Why the PDF was not read, and what to do, in the active language; empty if nothing went wrong."""
        return str(PDFFailure(self.pdf_failure).label) if self.pdf_failure else ""

    @property
    def cover_words(self) -> str:
        """What the cover shows, for those who do not see it."""
        return self.cover_text or (self.cover.default_alt_text if self.cover else "")

    @property
    def paper_title(self) -> str:
        """What the paper is called, in its own language: “The Torch 6”."""
        with override(self.language):
            return f"{gettext('The Torch')} {self.issue_number}"

    @property
    def file_name(self) -> str:
        """The name under which readers keep the file, in the edition's own language."""
        with override(self.language):
            return f"{slugify(gettext('The Torch'))}-{self.issue_number}.pdf"

    def get_download_url(self) -> str:
        return reverse("edition_pdf", args=[self.issue_number, self.language, self.file_name])

    def get_reading_url(self) -> str:
        """Where its printed pages are shown, in its own language."""
        with override(self.language):
            return reverse("printed_pages", args=[self.issue_number])
