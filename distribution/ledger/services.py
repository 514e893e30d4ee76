"""The only doors to the ledger (docs/decisions/0023-ledger.md)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from wagtail.log_actions import log

from distribution.ledger.enums import ROUTES, SOLE_KINDS, LocationKind, MoveKind, ReversalReason
from distribution.ledger.errors import (
    AccountClosedError,
    AlreadyReversedError,
    KeyReusedError,
    NotEnoughCopiesError,
    NotReservedError,
    WrongRouteError,
)
from distribution.ledger.models import EditionAccount, Location, StockBalance, StockMove
from distribution.ledger.selectors import balance_at
from issues.models import Edition
from users.models import User

WHAT_IS_COMPARED = (
    "edition_id",
    "source_id",
    "destination_id",
    "quantity",
    "kind",
    "occurred_on",
    "reverses_id",
    "reversal_reason",
)


def sole_location(*, kind: LocationKind) -> Location:
    """The one location of its kind: in transit, readers, loss, recycled. Made when it is first asked for."""
    if kind not in SOLE_KINDS:
        raise ValueError(f"There are many locations of the kind {kind}.")
    return Location.objects.get_or_create(kind=kind, name="")[0]


@transaction.atomic
def post_move(
    *,
    edition: Edition,
    source: Location,
    destination: Location,
    quantity: int,
    kind: MoveKind,
    idempotency_key: str,
    occurred_on: date,
    now: datetime,
    user: User | None = None,
    of_reserved: int = 0,
) -> StockMove:
    """Note that copies went from one location to another; sent twice under one key, it is noted once.

    `of_reserved` of them were reserved before and are so no longer; the others must be free.
    Raises WrongRouteError, NotEnoughCopiesError, AccountClosedError, or KeyReusedError where the key belongs to a move
    with other facts. Whoever posts several moves in one transaction does so in the order of editions and locations, or
    two of them may wait for each other.
    """
    if quantity < 1 or not 0 <= of_reserved <= quantity:
        raise ValueError("A move has at least one copy, and reserved are none to all of them.")
    if (source.kind, destination.kind) not in ROUTES[kind] or source.pk == destination.pk:
        raise WrongRouteError(f"{kind} does not lead from {source.kind} to {destination.kind}.")
    move = StockMove(
        edition=edition,
        source=source,
        destination=destination,
        quantity=quantity,
        kind=kind,
        idempotency_key=idempotency_key,
        occurred_on=occurred_on,
        posted_at=now,
        posted_by=user,
    )
    return _post_once(move, of_reserved=of_reserved)[0]


@transaction.atomic
def reverse_move(
    *,
    move: StockMove,
    reason: ReversalReason,
    idempotency_key: str,
    occurred_on: date,
    now: datetime,
    user: User | None = None,
) -> StockMove:
    """Take a move back as a whole, once, by a move that goes the opposite way.

    What was typed wrong never happened: it is taken back on its own day, whatever day is given.
    Raises AlreadyReversedError, NotEnoughCopiesError where the copies have gone on, AccountClosedError, KeyReusedError.
    """
    back = StockMove(
        edition=move.edition,
        source=move.destination,
        destination=move.source,
        quantity=move.quantity,
        kind=move.kind,
        idempotency_key=idempotency_key,
        reverses=move,
        reversal_reason=reason,
        occurred_on=move.occurred_on if reason == ReversalReason.TYPED_WRONG else occurred_on,
        posted_at=now,
        posted_by=user,
    )
    # Moves are not logged one by one, for they are a log themselves; somebody's correction is.
    back, is_new = _post_once(back, of_reserved=0)
    if is_new:
        log(instance=move, action="ledger.reverse", user=user)
    return back


@transaction.atomic
def reserve(*, edition: Edition, location: Location, quantity: int) -> None:
    """Promise free copies to somebody. Raises NotEnoughCopiesError or AccountClosedError.

    Reservations have no key: the caller changes its own row in the same transaction, and that row says if it was done.
    """
    _check_quantity(quantity)
    if EditionAccount.objects.filter(edition=edition, closed_at__isnull=False).exists():
        raise AccountClosedError
    balances = StockBalance.objects.at(edition, location).filter(is_boundary=False)
    if not balances.that_can_give(quantity).update(reserved=F("reserved") + quantity):
        raise _not_enough(edition, location, quantity)


@transaction.atomic
def release(*, edition: Edition, location: Location, quantity: int) -> None:
    """Make reserved copies free again. Raises NotReservedError."""
    _check_quantity(quantity)
    reserved = StockBalance.objects.at(edition, location).filter(reserved__gte=quantity)
    if not reserved.update(reserved=F("reserved") - quantity):
        raise NotReservedError


@transaction.atomic
def open_account(*, edition: Edition, now: datetime, user: User | None = None) -> EditionAccount:
    """Accept moves of an edition, for the first time or again. Nothing happens to an account that is open."""
    account, _is_new = EditionAccount.objects.get_or_create(edition=edition, defaults={"opened_at": now})
    closed = EditionAccount.objects.filter(pk=account.pk, closed_at__isnull=False)
    if closed.update(opened_at=now, closed_at=None, closed_by=None):
        log(instance=account, action="ledger.open", user=user)
        account.refresh_from_db()
    return account


@transaction.atomic
def close_account(*, edition: Edition, now: datetime, user: User | None = None) -> EditionAccount:
    """Accept no more moves of an edition. Twice does no harm.

    Waits for the moves that are being posted. Called in a transaction that has posted one itself, two of them would
    wait for each other.
    """
    account, _is_new = EditionAccount.objects.get_or_create(edition=edition, defaults={"opened_at": now})
    if EditionAccount.objects.filter(pk=account.pk, closed_at=None).update(closed_at=now, closed_by=user):
        log(instance=account, action="ledger.close", user=user)
    account.refresh_from_db()
    return account


def _check_quantity(quantity: int) -> None:
    if quantity < 1:
        raise ValueError("At least one copy.")


def _post_once(move: StockMove, *, of_reserved: int) -> tuple[StockMove, bool]:
    """The move, and whether it is new. Its row is written first: of two with one key, the second waits for it."""
    before = StockMove.objects.sent_under(move.idempotency_key).first()
    if before:
        return _the_same(before, move), False
    _check_account(move)
    _check_reversal(move)
    try:
        with transaction.atomic():
            move.save(force_insert=True)
    except IntegrityError:
        # Somebody was faster: posted it, took the same move back, or closed the account.
        before = StockMove.objects.sent_under(move.idempotency_key).first()
        if before:
            return _the_same(before, move), False
        _check_account(move)
        _check_reversal(move)
        raise
    _change_balances(move, of_reserved)
    return move, True


def _the_same(before: StockMove, sent: StockMove) -> StockMove:
    if any(getattr(before, name) != getattr(sent, name) for name in WHAT_IS_COMPARED):
        raise KeyReusedError
    return before


def _check_account(move: StockMove) -> None:
    account, _is_new = EditionAccount.objects.get_or_create(
        edition=move.edition, defaults={"opened_at": move.posted_at}
    )
    if account.is_closed:
        raise AccountClosedError


def _check_reversal(move: StockMove) -> None:
    reversed_move = move.reverses
    if reversed_move is None:
        return
    if reversed_move.reverses_id or StockMove.objects.filter(reverses=reversed_move).exists():
        raise AlreadyReversedError


def _change_balances(move: StockMove, of_reserved: int) -> None:
    """Two conditional UPDATEs, always in the order of locations, so that no two moves wait for each other."""
    changes = {
        move.source: {"on_hand": F("on_hand") - move.quantity, "reserved": F("reserved") - of_reserved},
        move.destination: {"on_hand": F("on_hand") + move.quantity},
    }
    in_order = sorted(changes, key=lambda location: location.pk)
    _make_balances(move.edition, in_order)
    for location in in_order:
        balances = StockBalance.objects.at(move.edition, location)
        if location == move.source:
            balances = balances.that_can_give(move.quantity, of_reserved=of_reserved)
        if not balances.update(**changes[location]):
            raise _not_enough(move.edition, location, move.quantity)


def _make_balances(edition: Edition, locations: list[Location]) -> None:
    """The rows that are missing. Of two who make the same one, the second waits for the first and makes none."""
    kept = StockBalance.objects.filter(edition=edition, location__in=locations)
    are_there = set(kept.values_list("location_id", flat=True))
    missing = [
        StockBalance(edition=edition, location=location, is_boundary=location.is_boundary)
        for location in locations
        if location.pk not in are_there
    ]
    StockBalance.objects.bulk_create(missing, ignore_conflicts=True)


def _not_enough(edition: Edition, location: Location, asked: int) -> NotEnoughCopiesError:
    balance = balance_at(edition=edition, location=location)
    return NotEnoughCopiesError(asked=asked, on_hand=balance.on_hand, reserved=balance.reserved)
