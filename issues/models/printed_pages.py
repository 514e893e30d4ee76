from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from issues.models.editions import Edition

# The widths of its pictures in pixels, for phones and for large screens, and the formats, the lighter one first.
WIDTHS = (800, 1600)
FORMATS = ("avif", "webp")


class PrintedPage(models.Model):
    """A page of an edition's PDF: its words, and what leads to its pictures. Made by a job, never edited."""

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="printed_pages"
    )
    number = models.PositiveSmallIntegerField(_("page"))
    text = models.TextField(_("text"), blank=True)
    # Of its largest picture, in pixels.
    width = models.PositiveSmallIntegerField(_("width"))
    height = models.PositiveSmallIntegerField(_("height"))
    # Of the PDF that its pictures were drawn from: a part of their address, which therefore never changes its content.
    digest = models.CharField(_("digest"), max_length=16)

    class Meta:
        verbose_name = _("printed page")
        verbose_name_plural = _("printed pages")
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="issues_printed_page_once")]

    def __str__(self) -> str:
        return gettext("Page %(page)s of %(edition)s") % {"page": self.number, "edition": self.edition}

    def get_url(self) -> str:
        """Where readers read it, in the language of its edition."""
        with override(self.edition.language):
            return reverse("printed_page", args=[self.edition.issue_number, self.number])
