from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PrintRunState(TextChoices):
    """Whether copies are still to come."""

    ORDERED = "ORDERED", _("ordered")
    COMPLETE = "COMPLETE", _("complete")
    CANCELLED = "CANCELLED", _("cancelled order")
