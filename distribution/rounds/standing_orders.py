"""Makes requests of standing orders when a round opens."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from distribution.distributors.models import StandingOrder
from distribution.rounds.enums import Origin, RoundState
from distribution.rounds.models import CopyRequest, Round
from distribution.rounds.totals import add_to_totals, amount_of, place_of
from issues.models import Edition

BATCH = 500


def orders_for(edition: Edition, *, now: datetime) -> QuerySet[StandingOrder]:
    """The standing orders for an edition that have not become requests, by key."""
    # One edition at a time: PostgreSQL then asks the unique index, and not all that a distributor ever took.
    answered = CopyRequest.objects.filter(distributor=OuterRef("distributor"), edition=edition)
    orders = StandingOrder.objects.for_issue(edition.issue_number, today=timezone.localdate(now))
    return orders.filter(language=edition.language).exclude(Exists(answered)).order_by("pk")


def take_orders(*, round_id: int, now: datetime, progress: Callable[[int, int], None]) -> int:
    """Make a request of each standing order that has none in this round. Returns how many were made.

    Run again, or killed in the middle, it makes what is missing: what a distributor asked for meanwhile, and what they
    cancelled, stays. A round that was closed meanwhile takes no more.
    """
    round_ = Round.objects.get(pk=round_id)
    editions = list(Edition.objects.filter(issue_number=round_.issue_number).order_by("language"))
    total = sum(orders_for(edition, now=now).count() for edition in editions)
    seen = made = 0
    for edition in editions:
        for batch in _batches(orders_for(edition, now=now)):
            made += _take_batch(round_, edition, batch, now)
            seen += len(batch)
            progress(seen, total)
    Round.objects.filter(pk=round_id).update(standing_orders_taken_at=now)
    return made


def _batches(orders: QuerySet[StandingOrder]) -> Iterator[tuple[StandingOrder, ...]]:
    """By key, so that no long transaction and no growing offset is needed."""
    last = 0
    while batch := tuple(orders.filter(pk__gt=last).select_related("distributor")[:BATCH]):
        yield batch
        last = batch[-1].pk


@transaction.atomic
def _take_batch(round_: Round, edition: Edition, orders: tuple[StandingOrder, ...], now: datetime) -> int:
    is_open = Round.objects.select_for_update(no_key=True).filter(pk=round_.pk, state=RoundState.OPEN).exists()
    if not is_open:
        return 0
    mark = uuid4()
    CopyRequest.objects.bulk_create(
        [
            CopyRequest(
                round=round_,
                distributor=order.distributor,
                edition=edition,
                region_id=order.distributor.region_id,
                drop_point_id=order.distributor.drop_point_id,
                origin=Origin.STANDING_ORDER,
                asked=order.copies,
                asked_at=now,
                written_under=mark,
            )
            for order in orders
        ],
        # Asked by the distributor in this very moment: theirs stands.
        ignore_conflicts=True,
    )
    made = CopyRequest.objects.filter(written_under=mark)
    amounts = [(place_of(request), amount_of(request)) for request in made]
    add_to_totals(amounts)
    return len(amounts)
