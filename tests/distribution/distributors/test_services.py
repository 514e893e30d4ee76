from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from distribution.distributors.enums import DistributorState
from distribution.distributors.errors import DayIsOverError, NotPossibleNowError, ReasonNeededError
from distribution.distributors.models import ContactLook, Distributor, DistributorContact, StandingOrder
from distribution.distributors.services import (
    approve_application,
    decline_application,
    erase,
    look_at_contact,
    pause,
    resume,
    resume_whose_pause_is_over,
)
from tests.factories import DistributorContactFactory, DistributorFactory, StandingOrderFactory, UserFactory
from users.models import User

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
TODAY = date(2026, 11, 2)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def coordinator(db: None) -> User:
    return UserFactory()


@pytest.fixture
def distributor(db: None) -> Distributor:
    return DistributorFactory()


def test_an_application_is_approved_once(coordinator: User) -> None:
    applicant = DistributorFactory(has_applied=True)
    approve_application(distributor=applicant, user=coordinator, now=NOW)
    assert (applicant.state, applicant.approved_at) == (DistributorState.ACTIVE, NOW)
    with pytest.raises(NotPossibleNowError):
        approve_application(distributor=applicant, user=coordinator, now=NOW)
    assert ModelLogEntry.objects.get().action == "distributors.approved"


def test_nobody_is_approved_who_has_not_confirmed_their_address(coordinator: User) -> None:
    applicant = DistributorFactory(has_applied=True, confirmed_at=None)
    with pytest.raises(NotPossibleNowError):
        approve_application(distributor=applicant, user=coordinator, now=NOW)


def test_a_declined_applicant_is_forgotten(coordinator: User) -> None:
    contact = DistributorContactFactory(distributor__has_applied=True)
    decline_application(distributor=contact.distributor, user=coordinator, now=NOW)
    assert contact.distributor.state == DistributorState.LEFT
    assert not DistributorContact.objects.exists()


def test_a_pause_lasts_to_its_last_day(distributor: Distributor, coordinator: User) -> None:
    pause(distributor=distributor, until=TOMORROW, user=coordinator, now=NOW)
    assert (distributor.state, distributor.paused_until) == (DistributorState.PAUSED, TOMORROW)
    assert resume_whose_pause_is_over(now=NOW + timedelta(days=1)) == 0
    assert resume_whose_pause_is_over(now=NOW + timedelta(days=2)) == 1
    distributor.refresh_from_db()
    assert (distributor.state, distributor.paused_until) == (DistributorState.ACTIVE, None)


def test_a_pause_ends_in_days_to_come(distributor: Distributor, coordinator: User) -> None:
    with pytest.raises(DayIsOverError):
        pause(distributor=distributor, until=TODAY - timedelta(days=1), user=coordinator, now=NOW)


def test_a_pause_that_ends_twice_ends_once(distributor: Distributor, coordinator: User) -> None:
    pause(distributor=distributor, until=TOMORROW, user=coordinator, now=NOW)
    for _click in range(2):
        resume(distributor=distributor, user=coordinator)
    assert ModelLogEntry.objects.filter(action="distributors.resumed").count() == 1


@pytest.mark.parametrize("facts", [{"has_applied": True}, {"has_left": True}], ids=["applied", "left"])
def test_only_those_who_take_copies_rest(facts: dict[str, bool], coordinator: User) -> None:
    other = DistributorFactory(**facts)
    with pytest.raises(NotPossibleNowError):
        pause(distributor=other, until=TOMORROW, user=coordinator, now=NOW)
    with pytest.raises(NotPossibleNowError):
        resume(distributor=other, user=coordinator)


def test_who_is_erased_leaves_an_alias(distributor: Distributor) -> None:
    DistributorContactFactory(distributor=distributor)
    StandingOrderFactory(distributor=distributor)
    pause(distributor=distributor, until=TOMORROW, user=None, now=NOW)
    alias = distributor.alias
    for _click in range(2):
        erase(distributor=distributor, user=None, now=NOW)
    distributor.refresh_from_db()
    assert (distributor.alias, distributor.state, distributor.left_at) == (alias, DistributorState.LEFT, NOW)
    assert not DistributorContact.objects.exists()
    assert not StandingOrder.objects.exists()
    assert ModelLogEntry.objects.filter(action="distributors.erased").count() == 1


def test_each_look_at_a_contact_is_noted_with_its_reason(distributor: Distributor, coordinator: User) -> None:
    contact = DistributorContactFactory(distributor=distributor, email="wilhelmina@example.org")
    with pytest.raises(ReasonNeededError):
        look_at_contact(distributor=distributor, reason=" ", user=coordinator, now=NOW)
    found = look_at_contact(distributor=distributor, reason="The parcel came back.", user=coordinator, now=NOW)
    assert found == contact
    assert found.email == "wilhelmina@example.org"
    look = ContactLook.objects.get()
    assert (look.user, look.looked_at, look.reason) == (coordinator, NOW, "The parcel came back.")
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.label) == ("distributors.looked_at", distributor.alias)
    assert "parcel" not in str(entry.data)


def test_nobody_looks_at_an_erased_contact(distributor: Distributor, coordinator: User) -> None:
    with pytest.raises(NotPossibleNowError):
        look_at_contact(distributor=distributor, reason="The parcel came back.", user=coordinator, now=NOW)


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "ACTIVE", "confirmed_at": None},
        {"state": "PAUSED"},
        {"paused_until": TODAY},
        {"state": "LEFT"},
        {"state": "APPLIED"},
        {"state": "UNKNOWN"},
    ],
    ids=["unconfirmed", "paused for ever", "paused and active", "left at no time", "applied and approved", "unknown"],
)
def test_the_database_refuses_what_cannot_be(distributor: Distributor, facts: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Distributor.objects.filter(pk=distributor.pk).update(**facts)
