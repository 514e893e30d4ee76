from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from distribution.ledger.enums import LocationKind

if TYPE_CHECKING:
    from distribution.ledger.models import Location
    from issues.models import Edition


class LocationQuerySet(QuerySet):
    """Questions about places."""

    def of_kind(self, kind: LocationKind) -> Self:
        return self.filter(kind=kind)


class StockMoveQuerySet(QuerySet):
    """Questions about moves. What was taken back counts as if it had not been."""

    def sent_under(self, idempotency_key: str) -> Self:
        """What was posted with one key: one row or none."""
        return self.filter(idempotency_key=idempotency_key)

    def of(self, edition: "Edition") -> Self:
        return self.filter(edition=edition)

    def standing(self) -> Self:
        """Moves that were not taken back; the rows that take back are left out too."""
        return self.filter(reverses=None, reversed_by=None)

    def newest_first(self) -> Self:
        """By the day on which it happened, not by the moment at which it was typed."""
        return self.order_by("-occurred_on", "-pk")

    def totals_by_kind(self) -> Self:
        """Dicts of `kind` and `copies`. A reversal has the kind of its move, so that it takes away from it."""
        signed = Case(When(reverses=None, then=F("quantity")), default=-F("quantity"), output_field=IntegerField())
        return self.values("kind").annotate(copies=Sum(signed)).order_by("kind")


class StockBalanceQuerySet(QuerySet):
    """Questions about what is where, and the conditions under which it may change."""

    def at(self, edition: "Edition", location: "Location") -> Self:
        return self.filter(edition=edition, location=location)

    def that_can_give(self, quantity: int, *, of_reserved: int = 0) -> Self:
        """Those with so many copies that nobody has reserved, besides the reserved ones that are taken."""
        has_copies = Q(on_hand__gte=F("reserved") + quantity - of_reserved)
        return self.filter(Q(is_boundary=True) | has_copies, reserved__gte=of_reserved)

    def total(self) -> int:
        """The copies that they hold together."""
        return self.aggregate(total=Coalesce(Sum("on_hand"), 0))["total"]
