from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from distribution.distributors.locations import location_of
from distribution.distributors.models import Distributor
from distribution.ledger.audit import audit_the_ledger
from distribution.ledger.enums import LocationKind, MoveKind
from distribution.ledger.errors import AccountClosedError
from distribution.ledger.models import Location, StockMove
from distribution.ledger.selectors import balance_at
from distribution.ledger.services import close_account, sole_location
from distribution.settlements.errors import MoreLeftThanReceivedError, NothingReceivedError
from distribution.settlements.models import Settlement
from distribution.settlements.services import settle
from issues.models import Edition
from tests.core.threads import together
from tests.factories import DistributorFactory, EditionFactory
from tests.factories.ledger import NOON, LocationFactory, move_copies, receive_copies


@pytest.fixture
def edition(db: None) -> Edition:
    return EditionFactory(made_cover=None)


@pytest.fixture
def distributor(db: None) -> Distributor:
    return DistributorFactory()


@pytest.fixture
def depot(edition: Edition) -> Location:
    depot = LocationFactory()
    receive_copies(edition=edition, depot=depot, quantity=5_000)
    return depot


@pytest.fixture
def pick_up(edition: Edition, distributor: Distributor, depot: Location) -> Callable[[int], None]:
    def pick_up(copies: int) -> None:
        place = location_of(distributor)
        move_copies(edition=edition, source=depot, destination=place, quantity=copies, kind=MoveKind.PICKED_UP)

    return pick_up


@pytest.fixture
def say(edition: Edition, distributor: Distributor) -> Callable[..., Settlement]:
    def say(left_over: int, **facts: object) -> Settlement:
        return settle(distributor=distributor, edition=edition, left_over=left_over, **{"now": NOON, **facts})

    return say


def read_by_readers(edition: Edition) -> int:
    return balance_at(edition=edition, location=sole_location(kind=LocationKind.READERS)).on_hand


def test_all_gone_with_one_tap(pick_up: Callable, say: Callable, edition: Edition) -> None:
    pick_up(50)
    settlement = say(0)
    assert (settlement.received, settlement.distributed, settlement.all_gone) == (50, 50, True)
    assert read_by_readers(edition) == 50


def test_what_is_left_over_stays_with_the_distributor(
    pick_up: Callable, say: Callable, edition: Edition, distributor: Distributor
) -> None:
    pick_up(50)
    settlement = say(5)
    assert (settlement.distributed, settlement.left_over, settlement.all_gone) == (45, 5, False)
    assert balance_at(edition=edition, location=location_of(distributor)).on_hand == 5


def test_two_taps_settle_once(pick_up: Callable, say: Callable) -> None:
    pick_up(50)
    moves = {say(5).move_id for _tap in range(2)}
    assert len(moves) == 1
    assert StockMove.objects.filter(kind=MoveKind.DISTRIBUTED).count() == 1


def test_a_later_word_replaces_an_earlier_one(pick_up: Callable, say: Callable, edition: Edition) -> None:
    pick_up(50)
    for left_over in (5, 50, 20, 5):
        settlement = say(left_over, now=NOON + timedelta(days=1))
        assert (settlement.left_over, read_by_readers(edition)) == (left_over, 50 - left_over)
    assert Settlement.objects.count() == 1
    assert audit_the_ledger(now=NOON).is_ok


def test_copies_that_came_afterwards_count_too(pick_up: Callable, say: Callable, edition: Edition) -> None:
    pick_up(50)
    say(0)
    pick_up(30)
    settlement = say(0)
    assert (settlement.received, settlement.distributed) == (80, 80)
    assert read_by_readers(edition) == 80


def test_nobody_settles_what_has_not_come(say: Callable, depot: Location) -> None:
    with pytest.raises(NothingReceivedError):
        say(0)


@pytest.mark.parametrize("left_over", [51, -1])
def test_more_cannot_be_left_than_came(pick_up: Callable, say: Callable, left_over: int) -> None:
    pick_up(50)
    with pytest.raises(MoreLeftThanReceivedError):
        say(left_over)
    assert not Settlement.objects.exists()


def test_a_closed_account_takes_no_settlement(pick_up: Callable, say: Callable, edition: Edition) -> None:
    pick_up(50)
    close_account(edition=edition, now=NOON)
    with pytest.raises(AccountClosedError):
        say(0)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 60)), max_size=6))
def test_no_copy_is_lost_whatever_is_said(
    words: list[tuple[int, int]], pick_up: Callable, say: Callable, edition: Edition, distributor: Distributor
) -> None:
    for copies, left_over in words:
        if copies:
            pick_up(copies)
        try:
            settlement = say(left_over)
        except (NothingReceivedError, MoreLeftThanReceivedError):
            continue
        on_hand = balance_at(edition=edition, location=location_of(distributor)).on_hand
        assert (settlement.left_over, settlement.distributed) == (on_hand, read_by_readers(edition))
    assert audit_the_ledger(now=NOON).is_ok


@pytest.mark.django_db(transaction=True)
def test_eight_taps_at_once_settle_once(pick_up: Callable, say: Callable, edition: Edition) -> None:
    pick_up(50)
    together(8, lambda: say(5))
    assert StockMove.objects.filter(kind=MoveKind.DISTRIBUTED).count() == 1
    assert read_by_readers(edition) == 45


@pytest.mark.parametrize("facts", [{"distributed": 44}, {"all_gone": True}, {"move": None}])
def test_the_database_refuses_what_cannot_be(pick_up: Callable, say: Callable, facts: dict[str, object]) -> None:
    pick_up(50)
    settlement = say(5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Settlement.objects.filter(pk=settlement.pk).update(**facts)
