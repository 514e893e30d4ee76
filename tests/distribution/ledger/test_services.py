from datetime import date, timedelta

import pytest
from wagtail.models import ModelLogEntry

from distribution.ledger.enums import LocationKind, MoveKind
from distribution.ledger.errors import (
    AccountClosedError,
    KeyReusedError,
    NotEnoughCopiesError,
    NotReservedError,
    WrongRouteError,
)
from distribution.ledger.models import EditionAccount, Location, StockBalance, StockMove
from distribution.ledger.selectors import balance_at
from distribution.ledger.services import close_account, open_account, release, reserve, sole_location
from tests.factories import EditionFactory, UserFactory
from tests.factories.ledger import DAY, NOON, LocationFactory, move_copies


def pick_up(hundred, depot, distributor, quantity, **facts):
    return move_copies(
        edition=hundred, source=depot, destination=distributor, quantity=quantity, kind=MoveKind.PICKED_UP, **facts
    )


# --- Moves -----------------------------------------------------------------------------------------------------------


def test_a_move_takes_copies_here_and_brings_them_there(hundred, depot, distributor):
    user = UserFactory()
    move = pick_up(hundred, depot, distributor, 30, user=user)
    assert balance_at(edition=hundred, location=depot).on_hand == 70
    assert balance_at(edition=hundred, location=distributor).on_hand == 30
    assert StockBalance.objects.filter(edition=hundred).total() == 0
    assert (move.occurred_on, move.posted_at, move.posted_by) == (DAY, NOON, user)


def test_an_edition_has_copies_of_its_own(hundred, depot, distributor):
    with pytest.raises(NotEnoughCopiesError):
        pick_up(EditionFactory(), depot, distributor, 1)


def test_more_than_there_is_moves_nothing_and_is_told(hundred, depot, distributor):
    with pytest.raises(NotEnoughCopiesError) as refused:
        pick_up(hundred, depot, distributor, 101)
    assert (refused.value.asked, refused.value.on_hand, refused.value.free) == (101, 100, 100)
    assert StockMove.objects.count() == 1
    assert balance_at(edition=hundred, location=distributor).on_hand == 0


def test_what_is_sent_twice_moves_once(hundred, depot, distributor):
    first = pick_up(hundred, depot, distributor, 30, idempotency_key="dispatch/1")
    again = pick_up(hundred, depot, distributor, 30, idempotency_key="dispatch/1", now=NOON + timedelta(hours=1))
    assert again == first
    assert balance_at(edition=hundred, location=depot).on_hand == 70


def test_what_is_sent_again_after_the_account_was_closed_is_still_the_same(hundred, depot, distributor):
    first = pick_up(hundred, depot, distributor, 30, idempotency_key="dispatch/1")
    close_account(edition=hundred, now=NOON)
    assert pick_up(hundred, depot, distributor, 30, idempotency_key="dispatch/1") == first


@pytest.mark.parametrize("other", [{"quantity": 31}, {"occurred_on": date(2026, 5, 2)}])
def test_a_key_belongs_to_one_set_of_facts(hundred, depot, distributor, other):
    facts = {"quantity": 30, "idempotency_key": "dispatch/1"}
    pick_up(hundred, depot, distributor, **facts)
    with pytest.raises(KeyReusedError):
        pick_up(hundred, depot, distributor, **{**facts, **other})
    assert balance_at(edition=hundred, location=depot).on_hand == 70


@pytest.mark.parametrize(
    ("kind", "source", "destination"),
    [
        (MoveKind.RECEIVED, LocationKind.PRINTER, LocationKind.DISTRIBUTOR),
        (MoveKind.DISTRIBUTED, LocationKind.DEPOT, LocationKind.READERS),
        (MoveKind.LOST, LocationKind.READERS, LocationKind.LOSS),
        (MoveKind.RETURNED, LocationKind.READERS, LocationKind.DEPOT),
    ],
)
def test_a_kind_of_move_leads_only_where_it_may(edition, kind, source, destination):
    with pytest.raises(WrongRouteError):
        move_copies(edition=edition, source=place(source), destination=place(destination), quantity=1, kind=kind)


def place(kind: LocationKind) -> Location:
    sole = kind in (LocationKind.READERS, LocationKind.LOSS, LocationKind.IN_TRANSIT, LocationKind.RECYCLED)
    return sole_location(kind=kind) if sole else LocationFactory(kind=kind)


def test_a_depot_passes_nothing_on_to_itself(hundred, depot):
    with pytest.raises(WrongRouteError):
        move_copies(edition=hundred, source=depot, destination=depot, quantity=1, kind=MoveKind.TRANSFERRED)


@pytest.mark.parametrize("facts", [{"quantity": 0}, {"quantity": -1}, {"quantity": 5, "of_reserved": 6}])
def test_nothing_is_no_move(hundred, depot, distributor, facts):
    with pytest.raises(ValueError, match="at least one copy"):
        pick_up(hundred, depot, distributor, **facts)


def test_what_is_lost_can_be_found_and_what_was_never_lost_can_be_found_too(hundred, depot):
    loss = sole_location(kind=LocationKind.LOSS)
    move_copies(edition=hundred, source=loss, destination=depot, quantity=3, kind=MoveKind.FOUND)
    assert balance_at(edition=hundred, location=loss).on_hand == -3
    assert balance_at(edition=hundred, location=depot).on_hand == 103


def test_a_move_costs_a_constant_number_of_queries(hundred, depot, distributor, django_assert_max_num_queries):
    pick_up(hundred, depot, distributor, 1)
    # Of them four begin and end the two transactions.
    with django_assert_max_num_queries(10):
        pick_up(hundred, depot, distributor, 1)


def test_a_sole_location_is_made_once_and_the_others_are_not_sole(db):
    assert sole_location(kind=LocationKind.READERS) == sole_location(kind=LocationKind.READERS)
    with pytest.raises(ValueError, match="many locations"):
        sole_location(kind=LocationKind.DEPOT)


# --- Reservations ----------------------------------------------------------------------------------------------------


def test_reserved_copies_are_nobody_elses(hundred, depot, distributor):
    reserve(edition=hundred, location=depot, quantity=80)
    with pytest.raises(NotEnoughCopiesError) as refused:
        pick_up(hundred, depot, distributor, 21)
    assert refused.value.free == 20
    with pytest.raises(NotEnoughCopiesError):
        reserve(edition=hundred, location=depot, quantity=21)
    pick_up(hundred, depot, distributor, 20)
    assert balance_at(edition=hundred, location=depot).free == 0


def test_a_move_takes_what_was_reserved_for_it(hundred, depot, distributor):
    reserve(edition=hundred, location=depot, quantity=80)
    pick_up(hundred, depot, distributor, 90, of_reserved=70)
    left = balance_at(edition=hundred, location=depot)
    assert (left.on_hand, left.reserved, left.free) == (10, 10, 0)


def test_a_move_takes_no_more_of_the_reserved_than_there_are(hundred, depot, distributor):
    reserve(edition=hundred, location=depot, quantity=10)
    with pytest.raises(NotEnoughCopiesError):
        pick_up(hundred, depot, distributor, 20, of_reserved=11)


def test_released_copies_are_free_again(hundred, depot):
    reserve(edition=hundred, location=depot, quantity=80)
    release(edition=hundred, location=depot, quantity=80)
    reserve(edition=hundred, location=depot, quantity=100)
    with pytest.raises(NotReservedError):
        release(edition=hundred, location=depot, quantity=101)


def test_nobody_reserves_what_is_not_there(hundred):
    printer = Location.objects.get(kind=LocationKind.PRINTER)
    for location in (LocationFactory(), printer, sole_location(kind=LocationKind.READERS)):
        with pytest.raises(NotEnoughCopiesError):
            reserve(edition=hundred, location=location, quantity=1)


@pytest.mark.parametrize("change", [reserve, release])
def test_no_copy_at_all_is_neither_reserved_nor_released(hundred, depot, change):
    with pytest.raises(ValueError, match="At least one"):
        change(edition=hundred, location=depot, quantity=0)


# --- Accounts --------------------------------------------------------------------------------------------------------


def test_a_closed_account_takes_no_move_and_an_opened_one_does(hundred, depot, distributor):
    user = UserFactory()
    close_account(edition=hundred, now=NOON, user=user)
    with pytest.raises(AccountClosedError):
        pick_up(hundred, depot, distributor, 1)
    with pytest.raises(AccountClosedError):
        reserve(edition=hundred, location=depot, quantity=1)
    open_account(edition=hundred, now=NOON, user=user)
    pick_up(hundred, depot, distributor, 1)


def test_closing_and_opening_twice_does_no_harm_and_is_logged_once(hundred):
    anna, bert = UserFactory.create_batch(2)
    close_account(edition=hundred, now=NOON, user=anna)
    account = close_account(edition=hundred, now=NOON + timedelta(hours=1), user=bert)
    assert (account.is_closed, account.closed_at, account.closed_by) == (True, NOON, anna)
    open_account(edition=hundred, now=NOON, user=anna)
    account = open_account(edition=hundred, now=NOON, user=bert)
    assert (account.is_closed, account.closed_by) == (False, None)
    actions = ModelLogEntry.objects.for_instance(account).order_by("pk").values_list("action", "user")
    assert [entry for entry in actions if entry[0].startswith("ledger.")] == [
        ("ledger.close", anna.pk),
        ("ledger.open", anna.pk),
    ]


def test_whoever_closed_an_account_can_leave(hundred):
    user = UserFactory()
    close_account(edition=hundred, now=NOON, user=user)
    user.delete()
    assert EditionAccount.objects.get().is_closed


def test_whoever_posted_a_move_can_leave_and_the_move_stays_as_it_was(hundred, depot, distributor):
    user = UserFactory()
    move = pick_up(hundred, depot, distributor, 1, user=user)
    number = user.pk
    user.delete()
    assert StockMove.objects.get(pk=move.pk).posted_by_id == number
    assert StockMove.objects.select_related("posted_by").get(pk=move.pk).posted_by is None
