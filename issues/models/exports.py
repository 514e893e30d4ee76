from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.storages import private_storage
from issues.enums import ExportKind

DIGEST_LENGTH = 64


def export_path(export: "IssueExport", name: str) -> str:
    """Where an export is kept: named by what it is and by its content, so that a new one never covers an old one."""
    parts = [str(export.issue_number), export.language, export.sha256[:16]]
    return f"exports/{'-'.join(part for part in parts if part)}.{export.kind.lower()}"


class IssueExport(models.Model):
    """One issue as a file to take away: an EPUB in one language, or a ZIP with everything in all of them."""

    issue_number = models.PositiveSmallIntegerField(_("issue number"))
    kind = models.CharField(_("kind"), max_length=4, choices=ExportKind)
    # A ZIP holds every language and has none itself.
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, blank=True, default="")
    file = models.FileField(_("file"), storage=private_storage, upload_to=export_path)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=DIGEST_LENGTH)
    # What the file was made from (issues/exports/sources.py).
    sources = models.CharField(max_length=DIGEST_LENGTH)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue_number", "kind", "language"], name="issues_export_once"),
            models.CheckConstraint(
                condition=models.Q(kind=ExportKind.ZIP, language="")
                | (models.Q(kind=ExportKind.EPUB) & ~models.Q(language="")),
                name="issues_export_zip_has_no_language",
            ),
        ]

    def __str__(self) -> str:
        return self.file.name
