from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LocationKind(TextChoices):
    """Where copies are."""

    PRINTER = "PRINTER", _("Printer")
    DEPOT = "DEPOT", _("Depot")
    IN_TRANSIT = "IN_TRANSIT", _("In transit")
    DISTRIBUTOR = "DISTRIBUTOR", _("Distributor")
    READERS = "READERS", _("Readers")
    LOSS = "LOSS", _("Loss")
    RECYCLED = "RECYCLED", _("Recycled")


# Where copies come from or end, as the ledger sees it: these may go below zero, no other.
BOUNDARY_KINDS = (LocationKind.PRINTER, LocationKind.READERS, LocationKind.LOSS, LocationKind.RECYCLED)
STOCK_KINDS = (LocationKind.DEPOT, LocationKind.IN_TRANSIT, LocationKind.DISTRIBUTOR)
# There is one location of each of these. It has no name: its kind says all, in either language.
SOLE_KINDS = (LocationKind.IN_TRANSIT, LocationKind.READERS, LocationKind.LOSS, LocationKind.RECYCLED)


class MoveKind(TextChoices):
    """What happened to copies."""

    RECEIVED = "RECEIVED", _("Received from the printer")
    DISPATCHED = "DISPATCHED", _("Dispatched")
    HANDED_OVER = "HANDED_OVER", _("Handed over")
    PICKED_UP = "PICKED_UP", _("Picked up at the depot")
    DISTRIBUTED = "DISTRIBUTED", _("Distributed to readers")
    RETURNED = "RETURNED", _("Returned to the depot")
    TRANSFERRED = "TRANSFERRED", _("Passed on")
    LOST = "LOST", _("Lost")
    FOUND = "FOUND", _("Found again")
    RECYCLED = "RECYCLED", _("Taken to recycling")


class ReversalReason(TextChoices):
    """Why a move is taken back: the coordinator's two buttons."""

    MOVED_BACK = "MOVED_BACK", _("The copies really moved back")
    TYPED_WRONG = "TYPED_WRONG", _("It was typed wrong")


# Which kinds of move lead from where to where. A reversal goes such a way backwards.
ROUTES: dict[MoveKind, frozenset[tuple[LocationKind, LocationKind]]] = {
    MoveKind.RECEIVED: frozenset({(LocationKind.PRINTER, LocationKind.DEPOT)}),
    MoveKind.DISPATCHED: frozenset({(LocationKind.DEPOT, LocationKind.IN_TRANSIT)}),
    MoveKind.HANDED_OVER: frozenset({(LocationKind.IN_TRANSIT, LocationKind.DISTRIBUTOR)}),
    MoveKind.PICKED_UP: frozenset({(LocationKind.DEPOT, LocationKind.DISTRIBUTOR)}),
    MoveKind.DISTRIBUTED: frozenset({(LocationKind.DISTRIBUTOR, LocationKind.READERS)}),
    # From in transit: nobody was there to take the bundle.
    MoveKind.RETURNED: frozenset(
        {(LocationKind.DISTRIBUTOR, LocationKind.DEPOT), (LocationKind.IN_TRANSIT, LocationKind.DEPOT)}
    ),
    # One depot supplies another, one distributor helps out another.
    MoveKind.TRANSFERRED: frozenset(
        {(LocationKind.DEPOT, LocationKind.DEPOT), (LocationKind.DISTRIBUTOR, LocationKind.DISTRIBUTOR)}
    ),
    MoveKind.LOST: frozenset((stock, LocationKind.LOSS) for stock in STOCK_KINDS),
    MoveKind.FOUND: frozenset((LocationKind.LOSS, stock) for stock in STOCK_KINDS),
    MoveKind.RECYCLED: frozenset((stock, LocationKind.RECYCLED) for stock in STOCK_KINDS),
}
