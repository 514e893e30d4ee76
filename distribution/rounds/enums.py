from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoundState(TextChoices):
    """Whether distributors may ask."""

    PLANNED = "PLANNED", _("planned")
    OPEN = "OPEN", _("open")
    CLOSED = "CLOSED", _("closed")


class RequestState(TextChoices):
    """What became of a request."""

    WAITING = "WAITING", _("waits for approval")
    APPROVED = "APPROVED", _("approved")
    CANCELLED = "CANCELLED", _("cancelled")


class Origin(TextChoices):
    """Where the number of a request comes from."""

    ASKED = "ASKED", _("asked by the distributor")
    STANDING_ORDER = "STANDING_ORDER", _("standing order")
    COORDINATOR = "COORDINATOR", _("entered by a coordinator")


class Delivery(TextChoices):
    """How the copies reach the distributor."""

    PICK_UP = "PICK_UP", _("picked up at the drop point")
    SHIPPING = "SHIPPING", _("shipped")
