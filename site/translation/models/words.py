from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

DIGEST_LENGTH = 64


class RevisionWords(models.Model):
    """What the words of one version of a page are, so that it costs nothing to ask whether they have changed.

    A translation keeps beside them the words of the source that it was made from.
    """

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="words")
    digest = models.CharField(_("digest of the words"), max_length=DIGEST_LENGTH)
    translated_from = models.CharField(
        _("digest of the words that were translated"), max_length=DIGEST_LENGTH, blank=True
    )

    class Meta:
        verbose_name = _("words of a version")
        verbose_name_plural = _("words of versions")

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.digest[:12]}"
