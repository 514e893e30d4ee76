from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedPiece(models.Model):
    """A piece of the old page's text that was brought in, so that it is brought in once only.

    It remembers the page, wherever an editor moves it and whatever they call it. Without a page, an editor deleted it.
    """

    key = models.CharField(_("key"), max_length=255, unique=True)
    # Empty for the contact address, which is no page, as well as for a page that was deleted since.
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    # What the import saved last: a newer revision is an editor's.
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    digest = models.CharField(_("digest of the text"), max_length=64)

    # Editors must not read "used once" beside every page that was imported.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported piece")
        verbose_name_plural = _("imported pieces")

    def __str__(self) -> str:
        return self.key
