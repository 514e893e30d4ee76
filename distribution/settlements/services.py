"""What a distributor says afterwards."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from distribution.distributors.locations import location_of
from distribution.distributors.models import Distributor
from distribution.ledger.enums import LocationKind, MoveKind, ReversalReason
from distribution.ledger.models import StockMove
from distribution.ledger.selectors import balance_at
from distribution.ledger.services import post_move, reverse_move, sole_location
from distribution.settlements.errors import MoreLeftThanReceivedError, NothingReceivedError
from distribution.settlements.models import Settlement
from issues.models import Edition
from users.models import User


@transaction.atomic
def settle(
    *, distributor: Distributor, edition: Edition, left_over: int, user: User | None = None, now: datetime
) -> Settlement:
    """Note how many copies are left over; the others went to readers. Said twice, it is noted once.

    Said again with another number, the earlier word was wrong: its move is taken back, and another one posted. What
    came in between counts too. Raises NothingReceivedError, MoreLeftThanReceivedError, and what the ledger refuses,
    such as an account that is closed.
    """
    # One word of a distributor after the other.
    distributor = Distributor.objects.select_for_update().get(pk=distributor.pk)
    before = Settlement.objects.select_related("move").filter(distributor=distributor, edition=edition).first()
    place = location_of(distributor)
    earlier = before.distributed if before else 0
    received = balance_at(edition=edition, location=place).on_hand + earlier
    if not received:
        raise NothingReceivedError
    if not 0 <= left_over <= received:
        raise MoreLeftThanReceivedError
    if before and (before.received, before.left_over) == (received, left_over):
        return before
    settlement = before or Settlement(distributor=distributor, edition=edition)
    number = _next_number(distributor, edition)
    facts = {"occurred_on": timezone.localdate(now), "now": now, "user": user}
    if before and before.move:
        key = f"settlement-back/{before.move_id}"
        reverse_move(move=before.move, reason=ReversalReason.TYPED_WRONG, idempotency_key=key, **facts)
    settlement.move = None
    if received > left_over:
        settlement.move = post_move(
            edition=edition,
            source=place,
            destination=sole_location(kind=LocationKind.READERS),
            quantity=received - left_over,
            kind=MoveKind.DISTRIBUTED,
            idempotency_key=f"settlement/{distributor.pk}/{edition.pk}/{number}",
            **facts,
        )
    settlement.received, settlement.distributed = received, received - left_over
    settlement.left_over, settlement.all_gone = left_over, left_over == 0
    settlement.settled_at = now
    settlement.save()
    log(instance=settlement, action="settlements.settled", user=user, data={"left_over": left_over})
    return settlement


def _next_number(distributor: Distributor, edition: Edition) -> int:
    """So that each word of a distributor about an edition has a key of its own in the ledger."""
    words = StockMove.objects.filter(idempotency_key__startswith=f"settlement/{distributor.pk}/{edition.pk}/")
    return words.count() + 1
