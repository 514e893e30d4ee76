from django.db import models
from django.utils.translation import gettext_lazy as _

from issues.models.editions import Edition
from issues.querysets import DownloadCountQuerySet


class DownloadCount(models.Model):
    """How often an edition was downloaded on one day. Of who downloaded it nothing is kept."""

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="download_counts"
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    objects = DownloadCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads by day")
        constraints = [models.UniqueConstraint(fields=["edition", "day"], name="issues_downloads_once_a_day")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.day.isoformat()}: {self.count}"
