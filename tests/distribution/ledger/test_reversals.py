from datetime import date, timedelta

import pytest
from wagtail.models import ModelLogEntry

from distribution.ledger.enums import MoveKind, ReversalReason
from distribution.ledger.errors import (
    AccountClosedError,
    AlreadyReversedError,
    KeyReusedError,
    NotEnoughCopiesError,
)
from distribution.ledger.models import Location, StockBalance, StockMove
from distribution.ledger.selectors import balance_at
from distribution.ledger.services import close_account, reverse_move
from issues.models import Edition
from tests.factories import UserFactory
from tests.factories.ledger import DAY, NOON, move_copies

LATER = date(2026, 5, 20)


@pytest.fixture
def move(hundred: Edition, depot: Location, distributor: Location) -> StockMove:
    return move_copies(edition=hundred, source=depot, destination=distributor, quantity=30, kind=MoveKind.PICKED_UP)


def take_back(move: StockMove, key: str = "reverse/1", reason=ReversalReason.TYPED_WRONG, **facts) -> StockMove:
    return reverse_move(move=move, reason=reason, idempotency_key=key, occurred_on=LATER, now=NOON, **facts)


def test_a_move_that_is_taken_back_leaves_nothing_behind(move, depot, distributor):
    back = take_back(move)
    assert (back.source, back.destination, back.quantity, back.kind) == (distributor, depot, 30, MoveKind.PICKED_UP)
    assert move.reversed_by == back
    assert balance_at(edition=move.edition, location=depot).on_hand == 100
    assert balance_at(edition=move.edition, location=distributor).on_hand == 0
    assert StockBalance.objects.total() == 0


@pytest.mark.parametrize(("reason", "day"), [(ReversalReason.TYPED_WRONG, DAY), (ReversalReason.MOVED_BACK, LATER)])
def test_what_was_typed_wrong_never_happened_and_what_moved_back_did(move, reason, day):
    assert take_back(move, reason=reason).occurred_on == day


def test_totals_and_standing_moves_know_nothing_of_what_was_taken_back(move, depot, distributor):
    facts = {"edition": move.edition, "source": depot, "destination": distributor, "kind": MoveKind.PICKED_UP}
    kept = move_copies(quantity=12, **facts)
    take_back(move)
    moves = StockMove.objects.of(move.edition)
    assert {total["kind"]: total["copies"] for total in moves.totals_by_kind()} == {"PICKED_UP": 12, "RECEIVED": 100}
    assert kept in moves.standing()
    assert moves.standing().count() == 2
    assert moves.newest_first().first().reverses == move


def test_two_clicks_take_back_once_and_log_once(move):
    user = UserFactory()
    assert take_back(move, user=user) == take_back(move, user=user)
    assert balance_at(edition=move.edition, location=move.source).on_hand == 100
    entries = ModelLogEntry.objects.for_instance(move).filter(action="ledger.reverse")
    assert [entry.user for entry in entries] == [user]


def test_two_people_take_back_once(move):
    take_back(move)
    with pytest.raises(AlreadyReversedError):
        take_back(move, key="reverse/2")


def test_what_takes_back_is_not_taken_back_itself(move):
    back = take_back(move)
    with pytest.raises(AlreadyReversedError):
        take_back(back, key="reverse/2")


def test_a_key_of_a_move_does_not_take_it_back(move):
    with pytest.raises(KeyReusedError):
        take_back(move, key=move.idempotency_key)


def test_copies_that_have_gone_on_cannot_come_back(move, depot, distributor):
    move_copies(edition=move.edition, source=distributor, destination=depot, quantity=10, kind=MoveKind.RETURNED)
    with pytest.raises(NotEnoughCopiesError) as refused:
        take_back(move)
    assert refused.value.free == 20
    assert not StockMove.objects.filter(reverses=move).exists()


def test_a_closed_account_takes_nothing_back(move):
    close_account(edition=move.edition, now=NOON + timedelta(days=1))
    with pytest.raises(AccountClosedError):
        take_back(move)
