from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DistributorState(TextChoices):
    """Whether somebody takes copies."""

    APPLIED = "APPLIED", _("applied")
    ACTIVE = "ACTIVE", _("active")
    PAUSED = "PAUSED", _("paused")
    LEFT = "LEFT", _("has left")
