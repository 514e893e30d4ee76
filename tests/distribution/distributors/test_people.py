"""Who sees whom, under which names, and by which links."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection, transaction

from distribution.distributors.aliases import random_alias
from distribution.distributors.errors import CopiesOutOfBoundsError, DayIsOverError, NotPossibleNowError
from distribution.distributors.limits import MOST_COPIES
from distribution.distributors.links import HOLDS_FOR, distributor_of, token_for
from distribution.distributors.models import Distributor, StandingOrder
from distribution.distributors.services import erase
from distribution.distributors.standing_orders import set_standing_order, skip_issue
from tests.factories import DistributorContactFactory, DistributorFactory, StandingOrderFactory, UserFactory

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_coordinators_see_the_distributors_of_their_own_regions() -> None:
    here, _elsewhere = DistributorFactory(), DistributorFactory()
    coordinator = UserFactory()
    assert list(Distributor.objects.looked_after_by(coordinator)) == []
    here.region.coordinators.add(coordinator)
    assert list(Distributor.objects.looked_after_by(coordinator)) == [here]


def test_whoever_may_see_all_regions_sees_everybody() -> None:
    everybody = {DistributorFactory(), DistributorFactory()}
    coordinator = UserFactory()
    coordinator.user_permissions.add(Permission.objects.get(codename="see_all_regions"))
    assert set(Distributor.objects.looked_after_by(coordinator)) == everybody


def test_aliases_are_drawn_and_say_nothing() -> None:
    drawn = {random_alias() for _draw in range(50)}
    assert len(drawn) > 40
    assert all(len(alias.split()) == 2 and alias.split()[1].isdecimal() for alias in drawn)


def test_a_contact_is_encrypted_and_found_by_its_address() -> None:
    facts = {"email": "wilhelmina@example.org", "phone": "555-0117", "address": "12 Invented Street"}
    contact = DistributorContactFactory(**facts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM distributors_distributorcontact")
        stored = str(cursor.fetchall())
    assert not any(value in stored for value in facts.values())
    assert type(contact).objects.get(email_index__of="Wilhelmina@Example.org ") == contact


def test_one_address_belongs_to_one_distributor() -> None:
    DistributorContactFactory(email="wilhelmina@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        DistributorContactFactory(email="WILHELMINA@example.org")


def test_a_link_leads_to_its_distributor_until_it_is_too_old() -> None:
    distributor = DistributorFactory()
    token = token_for(distributor, now=NOW)
    assert distributor_of(token, now=NOW + HOLDS_FOR) == distributor
    assert distributor_of(token, now=NOW + HOLDS_FOR + timedelta(seconds=1)) is None


@pytest.mark.parametrize("token", ["", "x", "é", "a:b", "\0"])
def test_a_link_that_is_none_leads_nowhere(token: str) -> None:
    assert distributor_of(token, now=NOW) is None


def test_a_link_that_was_tampered_with_leads_nowhere() -> None:
    token = token_for(DistributorFactory(), now=NOW)
    assert distributor_of("X" + token[1:], now=NOW) is None


def test_an_erased_distributor_has_no_link() -> None:
    distributor = DistributorFactory()
    token = token_for(distributor, now=NOW)
    erase(distributor=distributor, user=None, now=NOW)
    assert distributor_of(token, now=NOW) is None


def test_a_standing_order_is_one_per_language() -> None:
    distributor = DistributorFactory()
    for copies in (100, 50):
        set_standing_order(distributor=distributor, language="en", copies=copies, now=NOW)
    set_standing_order(distributor=distributor, language="fr", copies=20, now=NOW)
    assert set(StandingOrder.objects.values_list("language", "copies")) == {("en", 50), ("fr", 20)}
    assert set_standing_order(distributor=distributor, language="fr", copies=0, now=NOW) is None
    assert StandingOrder.objects.get().language == "en"


def test_a_standing_order_that_cannot_be_is_refused() -> None:
    distributor = DistributorFactory()
    for copies in (-1, MOST_COPIES + 1):
        with pytest.raises(CopiesOutOfBoundsError):
            set_standing_order(distributor=distributor, language="en", copies=copies, now=NOW)
    yesterday = NOW.date() - timedelta(days=1)
    with pytest.raises(DayIsOverError):
        set_standing_order(distributor=distributor, language="en", copies=50, paused_until=yesterday, now=NOW)
    with pytest.raises(NotPossibleNowError):
        skip_issue(distributor=distributor, language="en", issue_number=7)


def test_orders_rest_and_skip() -> None:
    today = NOW.date()
    plain, resting, skipping = (StandingOrderFactory() for _order in range(3))
    StandingOrderFactory(distributor=DistributorFactory(has_left=True))
    set_standing_order(distributor=resting.distributor, language="en", copies=50, paused_until=today, now=NOW)
    skip_issue(distributor=skipping.distributor, language="en", issue_number=7)
    orders = StandingOrder.objects
    assert set(orders.for_issue(7, today=today)) == {plain}
    assert set(orders.for_issue(8, today=today)) == {plain, skipping}
    assert set(orders.for_issue(7, today=today + timedelta(days=1))) == {plain, resting}
