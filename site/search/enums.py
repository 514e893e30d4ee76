from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a search finds, in the reader's words."""

    ARTICLE = "ARTICLE", _("Article")
    ISSUE = "ISSUE", _("Issue")
    PRINTED_PAGE = "PRINTED_PAGE", _("Printed page")
    STATEMENT = "STATEMENT", _("Statement")
    PLATFORM = "PLATFORM", _("Platform")
    PLANK = "PLANK", _("Plank")
    BILINGUAL = "BILINGUAL", _("Bilingual page")
    INFO = "INFO", _("Information")
