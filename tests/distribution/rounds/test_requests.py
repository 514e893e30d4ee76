from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from wagtail.models import ModelLogEntry

from distribution.distributors.limits import MOST_COPIES
from distribution.distributors.models import Distributor
from distribution.distributors.services import erase
from distribution.rounds.enums import Delivery, RequestState
from distribution.rounds.errors import (
    ChangedSinceError,
    NotADistributorError,
    OtherIssueError,
    ReasonMissingError,
    RoundNotOpenError,
    TooManyCopiesError,
)
from distribution.rounds.models import CopyRequest, Round
from distribution.rounds.requests import approve_request, approve_requests_as_asked
from distribution.rounds.services import close_round
from distribution.rounds.totals import differences
from issues.models import Edition
from tests.distribution.rounds.conftest import CLOSES, IN_TIME
from tests.factories import DistributorFactory, EditionFactory
from users.models import User

type Ask = Callable[..., CopyRequest]


@pytest.fixture
def distributor(db: None) -> Distributor:
    return DistributorFactory()


@pytest.fixture
def approve(coordinator: User) -> Callable[..., CopyRequest]:
    def approve(request: CopyRequest, copies: int, **facts: object) -> CopyRequest:
        facts = {"version": request.version, "now": IN_TIME, **facts}
        return approve_request(request=request, copies=copies, user=coordinator, **facts)

    return approve


def test_asking_twice_is_asking_once(ask: Ask, distributor: Distributor) -> None:
    first = ask(150, distributor=distributor)
    second = ask(150, distributor=distributor)
    assert (CopyRequest.objects.count(), first.version, second.version) == (1, 1, 1)


def test_a_request_is_changed_while_the_round_is_open(ask: Ask, distributor: Distributor, round_: Round) -> None:
    ask(150, distributor=distributor)
    changed = ask(50, distributor=distributor, delivery=Delivery.SHIPPING)
    assert (changed.asked, changed.delivery, changed.version) == (50, Delivery.SHIPPING, 2)
    assert differences(round_) == {}


def test_no_copies_cancel_a_request_and_copies_bring_it_back(ask: Ask, distributor: Distributor) -> None:
    assert ask(0, distributor=distributor) is None
    ask(150, distributor=distributor)
    assert ask(0, distributor=distributor).state == RequestState.CANCELLED
    assert ask(0, distributor=distributor).version == 2
    assert ask(30, distributor=distributor).state == RequestState.WAITING


@pytest.mark.parametrize("copies", [-1, MOST_COPIES + 1])
def test_a_number_out_of_bounds_is_refused(ask: Ask, copies: int) -> None:
    with pytest.raises(TooManyCopiesError):
        ask(copies)
    assert not CopyRequest.objects.exists()


def test_nobody_asks_after_the_round_has_closed(ask: Ask, round_: Round, coordinator: User) -> None:
    with pytest.raises(RoundNotOpenError):
        ask(now=CLOSES)
    close_round(round_=round_, user=coordinator, now=IN_TIME)
    with pytest.raises(RoundNotOpenError):
        ask(now=IN_TIME)


def test_only_active_distributors_ask(ask: Ask) -> None:
    with pytest.raises(NotADistributorError):
        ask(distributor=DistributorFactory(has_left=True))


def test_an_edition_of_another_issue_is_refused(ask: Ask) -> None:
    with pytest.raises(OtherIssueError):
        ask(edition=EditionFactory(issue_number=6, language="en"))


def test_a_coordinator_grants_what_was_asked(ask: Ask, approve: Callable, coordinator: User) -> None:
    granted = approve(ask(100), 100)
    assert (granted.state, granted.approved, granted.approved_by) == (RequestState.APPROVED, 100, coordinator)
    assert ModelLogEntry.objects.get(action="rounds.approved").data == {"copies": 100, "asked": 100}


def test_another_number_needs_a_reason(ask: Ask, approve: Callable) -> None:
    request = ask(100)
    with pytest.raises(ReasonMissingError):
        approve(request, 50, reason=" ")
    assert approve(request, 50, reason="The run is short.").approved == 50


def test_two_clicks_approve_once(ask: Ask, approve: Callable) -> None:
    request = ask(100)
    versions = {approve(request, 100).version for _click in range(2)}
    assert versions == {2}


def test_nobody_approves_a_number_they_have_not_seen(ask: Ask, approve: Callable, distributor: Distributor) -> None:
    seen = ask(100, distributor=distributor)
    ask(300, distributor=distributor)
    with pytest.raises(ChangedSinceError):
        approve(seen, 100, version=1)


def test_an_approved_request_that_changes_waits_anew(ask: Ask, approve: Callable, distributor: Distributor) -> None:
    approve(ask(100, distributor=distributor), 50, reason="The run is short.")
    changed = ask(200, distributor=distributor)
    assert (changed.state, changed.approved, changed.reason) == (RequestState.WAITING, None, "")


def test_many_are_approved_at_once_save_those_that_changed(
    ask: Ask, coordinator: User, distributor: Distributor, round_: Round
) -> None:
    seen = [ask(20), ask(30), ask(40, distributor=distributor)]
    ask(400, distributor=distributor)
    for _click, granted in enumerate([2, 0]):
        assert approve_requests_as_asked(requests=seen, user=coordinator, now=IN_TIME) == granted
    assert sorted(CopyRequest.objects.values_list("asked", "approved")) == [(20, 20), (30, 30), (400, None)]
    assert differences(round_) == {}


def test_a_note_is_kept_encrypted(ask: Ask) -> None:
    request = ask(note="Ring twice, ask for Wilhelmina.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM rounds_copyrequest")
        assert "Wilhelmina" not in cursor.fetchone()[0]
    request.refresh_from_db()
    assert request.note == "Ring twice, ask for Wilhelmina."


def test_the_note_of_an_erased_distributor_is_erased(ask: Ask, distributor: Distributor) -> None:
    request = ask(note="Ring twice, ask for Wilhelmina.", distributor=distributor)
    other = ask(note="In the morning.")
    erase(distributor=distributor, user=None, now=IN_TIME)
    request.refresh_from_db()
    other.refresh_from_db()
    assert (request.asked, request.note, other.note) == (100, "", "In the morning.")


@pytest.mark.parametrize(
    "facts",
    [{"asked": 0}, {"approved": 5}, {"state": "APPROVED"}, {"state": "LOST"}],
    ids=["no copies", "approved while waiting", "approved without a number", "unknown"],
)
def test_the_database_refuses_what_cannot_be(ask: Ask, facts: dict[str, object]) -> None:
    request = ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        CopyRequest.objects.filter(pk=request.pk).update(**facts)


def test_the_database_refuses_another_number_without_a_reason(ask: Ask, approve: Callable) -> None:
    request = approve(ask(100), 100)
    with pytest.raises(IntegrityError), transaction.atomic():
        CopyRequest.objects.filter(pk=request.pk).update(approved=50)


def test_the_database_refuses_a_second_request(ask: Ask, english: Edition, distributor: Distributor) -> None:
    request = ask(distributor=distributor)
    with pytest.raises(IntegrityError), transaction.atomic():
        CopyRequest.objects.create(
            round=request.round,
            distributor=distributor,
            edition=english,
            region_id=distributor.region_id,
            asked=1,
            asked_at=IN_TIME,
        )
