"""Many clients at the same moment, on a real database."""

import pytest

from distribution.distributors.models import Distributor
from distribution.rounds.models import CopyRequest, Round
from distribution.rounds.requests import approve_requests_as_asked, ask_for_copies
from distribution.rounds.services import open_round, plan_round
from distribution.rounds.standing_orders import take_orders
from distribution.rounds.totals import differences
from issues.models import Edition
from tests.core.threads import together
from tests.distribution.rounds.conftest import CLOSES, IN_TIME, OPENED
from tests.factories import DistributorFactory, EditionFactory, StandingOrderFactory, UserFactory
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator(transactional_db: None) -> User:
    return UserFactory()


@pytest.fixture
def edition(transactional_db: None) -> Edition:
    return EditionFactory(issue_number=7, language="en", made_cover=None)


@pytest.fixture
def round_(transactional_db: None, coordinator: User, edition: Edition) -> Round:
    planned = plan_round(issue_number=7, opens_at=OPENED, closes_at=CLOSES, user=coordinator)
    open_round(round_=planned, user=coordinator, now=OPENED)
    return planned


def test_the_same_request_sent_by_eight_clients_is_one(round_: Round, edition: Edition) -> None:
    distributor, sent = DistributorFactory(), []

    def send() -> None:
        request = ask_for_copies(round_=round_, distributor=distributor, edition=edition, copies=50, now=IN_TIME)
        sent.append((request.pk, request.version))

    together(8, send)
    assert sent == [(CopyRequest.objects.get().pk, 1)] * 8
    assert differences(round_) == {}


def test_totals_keep_up_with_many_who_ask_at_once(round_: Round, edition: Edition) -> None:
    first = DistributorFactory()
    place = {"region": first.region, "drop_point": first.drop_point}
    waiting: list[Distributor] = [first, *DistributorFactory.create_batch(11, **place)]

    def send() -> None:
        ask_for_copies(round_=round_, distributor=waiting.pop(), edition=edition, copies=10, now=IN_TIME)

    together(12, send)
    assert CopyRequest.objects.count() == 12
    assert differences(round_) == {}


def test_two_workers_take_the_standing_orders_once(round_: Round, edition: Edition) -> None:
    StandingOrderFactory.create_batch(20)
    made: list[int] = []
    together(4, lambda: made.append(take_orders(round_id=round_.pk, now=OPENED, progress=lambda _done, _of: None)))
    assert sum(made) == CopyRequest.objects.count() == 20
    assert differences(round_) == {}


def test_of_two_coordinators_one_approves_each_request(round_: Round, edition: Edition, coordinator: User) -> None:
    StandingOrderFactory.create_batch(10)
    take_orders(round_id=round_.pk, now=OPENED, progress=lambda _done, _of: None)
    seen, granted = list(CopyRequest.objects.all()), []

    def approve() -> None:
        granted.append(approve_requests_as_asked(requests=seen, user=coordinator, now=IN_TIME))

    together(4, approve)
    assert sorted(granted) == [0, 0, 0, 10]
    assert differences(round_) == {}
