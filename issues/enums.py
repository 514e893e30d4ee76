from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What sort of piece stands in an issue."""

    ARTICLE = "ARTICLE", _("Article")
    LETTER = "LETTER", _("Letter")
    REPRINT = "REPRINT", _("Reprint")
    EDITORIAL = "EDITORIAL", _("Editorial")


class PrintStatus(TextChoices):
    """How a piece stands in the printed paper. The web always has the whole of it."""

    WHOLE = "WHOLE", _("Printed whole")
    SHORTENED = "SHORTENED", _("Shortened in print")
    LEFT_OUT = "LEFT_OUT", _("Left out of print")


class AuthorRole(TextChoices):
    """What an author did for a piece."""

    TEXT = "TEXT", _("Text")
    PHOTOGRAPH = "PHOTOGRAPH", _("Photograph")
    ILLUSTRATION = "ILLUSTRATION", _("Illustration")
    TRANSLATION = "TRANSLATION", _("Translation")
