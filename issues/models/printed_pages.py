from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from issues.models.editions import Edition

# Its pictures: for phones and for large screens, in the lighter format and in the one that every browser shows.
WIDTHS = (800, 1600)
PICTURES = tuple(f"{kind}-{width}" for kind in ("avif", "webp") for width in WIDTHS)


def pictures_folder(edition_id: int, digest: str) -> str:
    """Where the pictures of an edition's pages are kept in the private storage, by the digest of the pages."""
    return f"editions/pages/{edition_id}-{digest}"


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

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n") if self.text else []

    @property
    def avif_sources(self) -> str:
        """For a `srcset`, as is the next."""
        return self._sources("avif")

    @property
    def webp_sources(self) -> str:
        return self._sources("webp")

    def picture_name(self, picture: str) -> str:
        """Where one of PICTURES is kept in the private storage."""
        kind, _hyphen, width = picture.partition("-")
        return f"{pictures_folder(self.edition_id, self.digest)}/{self.number}-{width}.{kind}"

    def get_picture_url(self, picture: str = "webp-800") -> str:
        edition = self.edition
        return reverse("page_picture", args=[edition.issue_number, edition.language, self.digest, self.number, picture])

    def _sources(self, kind: str) -> str:
        return ", ".join(f"{self.get_picture_url(f'{kind}-{width}')} {width}w" for width in WIDTHS)

    def get_url(self) -> str:
        """Where readers read it, in the language of its edition."""
        with override(self.edition.language):
            return reverse("printed_page", args=[self.edition.issue_number, self.number])
