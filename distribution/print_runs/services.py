"""What happens to a print run. Each act is one transaction."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from distribution.ledger.enums import MoveKind, ReversalReason
from distribution.ledger.models import Location, StockMove
from distribution.ledger.services import post_move, reverse_move
from distribution.print_runs.enums import PrintRunState
from distribution.print_runs.errors import CopiesCameError, NoCopiesError, RunIsOverError, TakenBackError
from distribution.print_runs.models import PrintReceipt, PrintRun
from distribution.print_runs.prices import PriceStep, unit_price_for
from issues.models import Edition
from users.models import User


@transaction.atomic
def order_print_run(
    *,
    edition: Edition,
    printer: Location,
    depot: Location,
    copies: int,
    steps: Iterable[PriceStep],
    expected_on: date | None,
    submission_key: UUID,
    user: User,
    now: datetime,
) -> PrintRun:
    """Order copies at the price of the step that they reach. Sent twice under one key, they are ordered once.

    Raises NoCopiesError or NoPriceError.
    """
    if copies < 1:
        raise NoCopiesError
    facts = {
        "edition": edition,
        "printer": printer,
        "depot": depot,
        "ordered": copies,
        "unit_price": unit_price_for(copies, steps),
        "expected_on": expected_on,
        "ordered_at": now,
        "ordered_by": user,
    }
    run, is_new = PrintRun.objects.get_or_create(submission_key=submission_key, defaults=facts)
    if is_new:
        log(instance=run, action="print_runs.ordered", user=user, data={"copies": copies})
    return run


@transaction.atomic
def receive_print_run(
    *, run: PrintRun, copies: int, received_on: date, submission_key: UUID, user: User, now: datetime
) -> PrintReceipt:
    """Note that a part of a run came to its depot; sent twice under one key, it is noted once.

    The run is complete when all has come; more may come than was ordered, as printers deliver. Raises NoCopiesError,
    RunIsOverError, and what the ledger refuses.
    """
    if copies < 1:
        raise NoCopiesError
    # One receipt of a run after the other: what is counted below stays true until the end of the transaction.
    run = PrintRun.objects.select_for_update().get(pk=run.pk)
    key = f"receipt/{submission_key}"
    before = PrintReceipt.objects.filter(run=run, move__idempotency_key=key).first()
    if run.state != PrintRunState.ORDERED and before is None:
        raise RunIsOverError
    move = post_move(
        edition=run.edition,
        source=run.printer,
        destination=run.depot,
        quantity=copies,
        kind=MoveKind.RECEIVED,
        idempotency_key=key,
        occurred_on=received_on,
        now=now,
        user=user,
    )
    if before:
        return before
    receipt = PrintReceipt.objects.create(run=run, move=move)
    is_complete = run.received + copies >= run.ordered
    PrintRun.objects.filter(pk=run.pk).update(
        received=F("received") + copies, state=PrintRunState.COMPLETE if is_complete else PrintRunState.ORDERED
    )
    log(instance=run, action="print_runs.received", user=user, data={"copies": copies})
    return receipt


@transaction.atomic
def take_receipt_back(*, receipt: PrintReceipt, reason: ReversalReason, on: date, user: User, now: datetime) -> None:
    """Take a receipt back: the copies went back to the printer, or it was typed wrong. The run awaits them again.

    Raises TakenBackError, and what the ledger refuses, such as copies that have gone on.
    """
    run = PrintRun.objects.select_for_update().get(pk=receipt.run_id)
    # Asked under the lock of the run: of two clicks, the second finds what the first did.
    if StockMove.objects.filter(reverses=receipt.move_id).exists():
        raise TakenBackError
    back = reverse_move(
        move=receipt.move,
        reason=reason,
        idempotency_key=f"receipt-back/{receipt.pk}",
        occurred_on=on,
        now=now,
        user=user,
    )
    PrintRun.objects.filter(pk=run.pk).update(received=F("received") - back.quantity, state=PrintRunState.ORDERED)
    log(instance=run, action="print_runs.taken_back", user=user, data={"copies": back.quantity})


@transaction.atomic
def complete_run(*, run: PrintRun, user: User) -> None:
    """Await nothing more of a run, although copies are missing. Twice does no harm. Raises RunIsOverError."""
    if PrintRun.objects.filter(pk=run.pk, state=PrintRunState.ORDERED).update(state=PrintRunState.COMPLETE):
        log(instance=run, action="print_runs.completed", user=user)
    run.refresh_from_db()
    if run.state != PrintRunState.COMPLETE:
        raise RunIsOverError


@transaction.atomic
def cancel_run(*, run: PrintRun, user: User) -> None:
    """Cancel an order of which nothing has come. Twice does no harm. Raises CopiesCameError."""
    if PrintRun.objects.filter(pk=run.pk, state=PrintRunState.ORDERED, received=0).update(
        state=PrintRunState.CANCELLED
    ):
        log(instance=run, action="print_runs.cancelled", user=user)
    run.refresh_from_db()
    if run.state != PrintRunState.CANCELLED:
        raise CopiesCameError
