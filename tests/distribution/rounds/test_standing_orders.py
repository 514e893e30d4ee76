from collections.abc import Callable

import pytest

from core.jobs import run_job
from core.models import Job
from distribution.distributors.models import StandingOrder
from distribution.rounds import standing_orders
from distribution.rounds.enums import Origin, RequestState
from distribution.rounds.models import CopyRequest, Round
from distribution.rounds.services import close_round
from distribution.rounds.standing_orders import take_orders
from distribution.rounds.totals import differences
from issues.models import Edition
from tests.distribution.rounds.conftest import IN_TIME, OPENED
from tests.factories import StandingOrderFactory
from users.models import User


class KilledError(BaseException):
    """The worker's process goes away."""


type Take = Callable[..., int]


@pytest.fixture
def take(round_: Round, english: Edition) -> Take:
    def take(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
        return take_orders(round_id=round_.pk, now=OPENED, progress=progress)

    return take


def test_orders_become_requests(take: Take, round_: Round) -> None:
    orders = [StandingOrderFactory(copies=copies) for copies in (50, 75)]
    assert take() == 2
    found = CopyRequest.objects.order_by("asked")
    assert [request.distributor for request in found] == [order.distributor for order in orders]
    assert {(request.origin, request.state) for request in found} == {(Origin.STANDING_ORDER, RequestState.WAITING)}
    assert differences(round_) == {}


def test_orders_are_taken_once(take: Take) -> None:
    StandingOrderFactory()
    assert [take(), take()] == [1, 0]


def test_what_a_distributor_asked_for_stands(take: Take, ask: Callable) -> None:
    asking, cancelling = StandingOrderFactory(copies=50), StandingOrderFactory(copies=50)
    ask(10, distributor=asking.distributor)
    ask(10, distributor=cancelling.distributor)
    ask(0, distributor=cancelling.distributor)
    assert take() == 0
    assert set(CopyRequest.objects.values_list("asked", "state")) == {(10, "WAITING"), (10, "CANCELLED")}


def test_what_is_asked_in_the_very_moment_stands(take: Take, ask: Callable, round_: Round, monkeypatch) -> None:
    order = StandingOrderFactory(copies=50)
    batches = standing_orders._batches

    def ask_in_between(orders: object) -> object:
        found = list(batches(orders))
        ask(10, distributor=order.distributor)
        return found

    monkeypatch.setattr(standing_orders, "_batches", ask_in_between)
    assert take() == 0
    assert CopyRequest.objects.get().asked == 10
    assert differences(round_) == {}


def test_a_killed_job_goes_on_where_it_was(take: Take, round_: Round, monkeypatch) -> None:
    StandingOrderFactory.create_batch(5)
    monkeypatch.setattr(standing_orders, "BATCH", 2)

    def die(done: int, total: int) -> None:
        if done == 4:
            raise KilledError

    with pytest.raises(KilledError):
        take(die)
    assert CopyRequest.objects.count() == 4
    seen: list[tuple[int, int]] = []
    assert take(lambda done, total: seen.append((done, total))) == 1
    assert seen == [(1, 1)]
    assert differences(round_) == {}


def test_a_language_that_is_not_printed_makes_no_request(take: Take) -> None:
    StandingOrderFactory(language="fr")
    assert take() == 0


def test_a_closed_round_takes_no_orders(take: Take, round_: Round, coordinator: User) -> None:
    StandingOrderFactory()
    close_round(round_=round_, user=coordinator, now=IN_TIME)
    assert take() == 0


def test_the_job_of_an_opened_round_takes_them(round_: Round, english: Edition) -> None:
    StandingOrderFactory()
    owed = Job.objects.get(function="rounds.take_standing_orders")
    run_job(owed.pk)
    owed.refresh_from_db()
    assert (owed.progress_done, owed.progress_total) == (1, 1)
    assert CopyRequest.objects.count() == 1
    round_.refresh_from_db()
    assert round_.standing_orders_taken_at is not None


@pytest.mark.parametrize("orders", [3, 40])
def test_queries_do_not_grow_with_the_orders(orders: int, take: Take, django_assert_max_num_queries: Callable) -> None:
    one = StandingOrderFactory()
    facts = {"region": one.distributor.region, "drop_point": one.distributor.drop_point}
    for _order in range(orders - 1):
        StandingOrderFactory(**{f"distributor__{name}": value for name, value in facts.items()})
    assert StandingOrder.objects.count() == orders
    with django_assert_max_num_queries(16):
        assert take() == orders
