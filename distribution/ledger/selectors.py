from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Count, F, Sum, Value

from distribution.ledger.models import Location, StockBalance, StockMove
from issues.models import Edition


class Line(NamedTuple):
    """What moves or a balance say of one edition at one location."""

    edition_id: int
    location_id: int
    by_moves: int
    in_balance: int
    moves: int


def balance_at(*, edition: Edition, location: Location) -> StockBalance:
    """How many copies are there and promised; an unsaved row of zeroes where none ever was."""
    kept = StockBalance.objects.at(edition, location).first()
    return kept or StockBalance(edition=edition, location=location, is_boundary=location.is_boundary)


def lines() -> Iterator[Line]:
    """All moves as sums, and all balances, in the order of editions and locations; to be added up by both.

    One statement: it sees one moment, so that a move which is posted meanwhile is in all of it or in nothing. It is
    read piece by piece.
    """
    moves = StockMove.objects.order_by()
    out_of = moves.values("edition_id", place=F("source_id")).annotate(
        by_moves=-Sum("quantity"), in_balance=Value(0), moves=Count("pk")
    )
    into = moves.values("edition_id", place=F("destination_id")).annotate(
        # Each move is counted once, where it comes from.
        by_moves=Sum("quantity"),
        in_balance=Value(0),
        moves=Value(0),
    )
    balances = StockBalance.objects.order_by().values(
        "edition_id", place=F("location_id"), by_moves=Value(0), in_balance=F("on_hand"), moves=Value(0)
    )
    for row in out_of.union(into, balances, all=True).order_by("edition_id", "place").iterator(chunk_size=2000):
        yield Line(row["edition_id"], row["place"], row["by_moves"], row["in_balance"], row["moves"])
