"""What a distributor always takes, until they say otherwise."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from distribution.distributors.errors import CopiesOutOfBoundsError, DayIsOverError, NotPossibleNowError
from distribution.distributors.limits import MOST_COPIES
from distribution.distributors.models import Distributor, StandingOrder


@transaction.atomic
def set_standing_order(
    *, distributor: Distributor, language: str, copies: int, paused_until: date | None = None, now: datetime
) -> StandingOrder | None:
    """Take so many copies of each issue in a language; none at all ends the order. Said twice, it is one order.

    It rests up to and including `paused_until`. Raises CopiesOutOfBoundsError, DayIsOverError.
    """
    if not 0 <= copies <= MOST_COPIES:
        raise CopiesOutOfBoundsError
    if paused_until and paused_until < timezone.localdate(now):
        raise DayIsOverError
    if not copies:
        StandingOrder.objects.filter(distributor=distributor, language=language).delete()
        return None
    order, _is_new = StandingOrder.objects.update_or_create(
        distributor=distributor, language=language, defaults={"copies": copies, "paused_until": paused_until}
    )
    return order


def skip_issue(*, distributor: Distributor, language: str, issue_number: int | None) -> None:
    """Leave one issue out, or none after all. Raises NotPossibleNowError where there is no order."""
    orders = StandingOrder.objects.filter(distributor=distributor, language=language)
    if not orders.update(skip_issue_number=issue_number):
        raise NotPossibleNowError
