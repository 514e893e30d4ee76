from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    """What can be done to a whole issue at one moment."""

    RELEASE = "RELEASE", _("Release")
    WITHDRAW = "WITHDRAW", _("Take offline")


class Failure(TextChoices):
    """Why an order was not carried out. Nothing was changed then."""

    BLOCKED = "BLOCKED", _("Something stood in its way.")
    ERROR = "ERROR", _("A page could not be published or taken offline.")


class TranslationState(TextChoices):
    """How far a page's version in another language is."""

    READY = "READY", _("Ready")
    MISSING = "MISSING", _("Not translated")
    INCOMPLETE = "INCOMPLETE", _("Texts are missing")
    WAITING = "WAITING", _("Waits for a reviewer")
