"""What happens to a round as a whole."""

from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from core.jobs import start
from distribution.rounds.enums import RoundState
from distribution.rounds.errors import AnotherRoundError, RoundNotOpenError, TimesDisagreeError
from distribution.rounds.models import Round
from users.models import User


def plan_round(*, issue_number: int, opens_at: datetime, closes_at: datetime, user: User) -> Round:
    """Plan the round of an issue. Raises AnotherRoundError where it has one, TimesDisagreeError."""
    if closes_at <= opens_at:
        raise TimesDisagreeError
    try:
        with transaction.atomic():
            planned = Round.objects.create(issue_number=issue_number, opens_at=opens_at, closes_at=closes_at)
            log(instance=planned, action="rounds.planned", user=user)
    except IntegrityError as error:
        raise AnotherRoundError from error
    return planned


def open_round(*, round_: Round, user: User | None, now: datetime) -> None:
    """Let distributors ask, and let a job make requests of the standing orders. An open round stays open.

    Raises AnotherRoundError where another round is open, RoundNotOpenError where this one is over.
    """
    # Jobs call services, so that this service can only look for its job when it runs.
    from distribution.rounds.jobs import take_standing_orders

    if now >= round_.closes_at:
        raise RoundNotOpenError
    try:
        with transaction.atomic():
            planned = Round.objects.filter(pk=round_.pk, state=RoundState.PLANNED)
            is_ours = planned.update(state=RoundState.OPEN, opens_at=now)
            if is_ours:
                start(take_standing_orders, unique_key=f"rounds/standing/{round_.pk}", round_id=round_.pk)
                log(instance=round_, action="rounds.opened", user=user)
    except IntegrityError as error:
        raise AnotherRoundError from error
    round_.refresh_from_db()
    if round_.state == RoundState.CLOSED:
        raise RoundNotOpenError


@transaction.atomic
def close_round(*, round_: Round, user: User | None, now: datetime) -> None:
    """Let nobody ask any more. Closed twice, it is closed once; a round that never opened is not closed."""
    if Round.objects.open().filter(pk=round_.pk).update(state=RoundState.CLOSED, closed_at=now):
        log(instance=round_, action="rounds.closed", user=user)
    round_.refresh_from_db()
    if round_.state == RoundState.PLANNED:
        raise RoundNotOpenError


@transaction.atomic
def move_end(*, round_: Round, closes_at: datetime, user: User, now: datetime) -> None:
    """Let the round close at another time. Raises RoundNotOpenError, TimesDisagreeError."""
    if closes_at <= now:
        raise TimesDisagreeError
    if (
        not Round.objects.exclude(state=RoundState.CLOSED)
        .filter(pk=round_.pk, opens_at__lt=closes_at)
        .update(closes_at=closes_at)
    ):
        raise RoundNotOpenError
    round_.refresh_from_db()
    log(instance=round_, action="rounds.end_moved", user=user)


def close_rounds_that_are_due(*, now: datetime) -> int:
    """Close what is over. Returns how many rounds."""
    due = list(Round.objects.due_to_close(now).order_by("pk"))
    for round_ in due:
        close_round(round_=round_, user=None, now=now)
    return len(due)
