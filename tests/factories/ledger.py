from datetime import UTC, date, datetime
from itertools import count

import factory

from distribution.ledger.enums import LocationKind, MoveKind
from distribution.ledger.models import Location, StockMove
from distribution.ledger.services import post_move
from issues.models import Edition

DAY = date(2026, 5, 1)
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)

_keys = count(1)


class LocationFactory(factory.django.DjangoModelFactory):
    """A depot; `kind` makes it another place."""

    kind = LocationKind.DEPOT
    name = factory.Sequence("Place {}".format)

    class Meta:
        model = Location


def move_copies(
    *, edition: Edition, source: Location, destination: Location, quantity: int, kind: MoveKind, **facts: object
) -> StockMove:
    """Post a move on the first of May, under a key that nobody else has."""
    given = {"idempotency_key": f"test/{next(_keys)}", "occurred_on": DAY, "now": NOON, **facts}
    return post_move(edition=edition, source=source, destination=destination, quantity=quantity, kind=kind, **given)


def receive_copies(*, edition: Edition, depot: Location, quantity: int) -> StockMove:
    """Copies come from a printer to a depot."""
    printer = Location.objects.of_kind(LocationKind.PRINTER).first() or LocationFactory(kind=LocationKind.PRINTER)
    return move_copies(edition=edition, source=printer, destination=depot, quantity=quantity, kind=MoveKind.RECEIVED)
