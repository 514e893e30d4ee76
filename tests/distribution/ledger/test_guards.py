"""What the database refuses whoever asks, on both databases."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from distribution.ledger.enums import LocationKind, MoveKind, ReversalReason
from distribution.ledger.models import EditionAccount, Location, StockBalance, StockMove
from distribution.ledger.services import close_account, sole_location
from issues.models import Edition
from tests.factories import EditionFactory, UserFactory
from tests.factories.ledger import NOON, LocationFactory, receive_copies
from tests.sessions import sign_in


def refused(statement: str) -> None:
    """The database refuses this as a violation of integrity, and the transaction goes on."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def insert_move(move: StockMove, verb: str = "INSERT", **facts: object) -> str:
    """SQL that nobody of ours wrote."""
    row = {
        "edition_id": move.edition_id,
        "source_id": move.source_id,
        "destination_id": move.destination_id,
        "quantity": 1,
        "kind": f"'{move.kind}'",
        "idempotency_key": "'by hand'",
        "reverses_id": "NULL",
        "reversal_reason": "''",
        "occurred_on": "'2026-05-01'",
        "posted_at": "'2026-05-01 12:00:00+00:00'",
        **facts,
    }
    return f"{verb} INTO ledger_stockmove ({', '.join(row)}) VALUES ({', '.join(map(str, row.values()))})"


@pytest.fixture
def move(edition: Edition, depot: Location) -> StockMove:
    return receive_copies(edition=edition, depot=depot, quantity=100)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_stockmove SET quantity = 101",
        "UPDATE ledger_stockmove SET posted_by_id = NULL",
        "DELETE FROM ledger_stockmove",
        "DELETE FROM ledger_stockbalance",
        "UPDATE ledger_stockbalance SET on_hand = -1 WHERE NOT is_boundary",
        "UPDATE ledger_stockbalance SET reserved = 101 WHERE NOT is_boundary",
        "UPDATE ledger_stockbalance SET reserved = -1 WHERE NOT is_boundary",
        "UPDATE ledger_stockbalance SET reserved = 1 WHERE is_boundary",
        "UPDATE ledger_stockbalance SET is_boundary = NOT is_boundary",
        "UPDATE ledger_stockbalance SET location_id = location_id + 1000",
        "DELETE FROM ledger_editionaccount",
        "UPDATE ledger_editionaccount SET edition_id = edition_id + 1000",
        "UPDATE ledger_location SET kind = 'DISTRIBUTOR' WHERE kind = 'DEPOT'",
        "UPDATE ledger_location SET name = ''",
    ],
)
def test_history_is_not_rewritten(move, statement):
    refused(statement)


@pytest.mark.parametrize("table", ["ledger_stockmove", "ledger_stockbalance", "ledger_editionaccount"])
def test_tables_are_not_emptied(move, table):
    # PostgreSQL empties no table of which a foreign key has still to be checked.
    connection.check_constraints()
    refused(f"TRUNCATE {table} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {table}")  # noqa: S608


def test_django_rewrites_no_history_either(move):
    move.quantity = 5
    for change in (
        move.save,
        move.delete,
        StockMove.objects.all().delete,
        StockBalance.objects.all().delete,
        EditionAccount.objects.all().delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert StockMove.objects.get().quantity == 100


def test_a_move_written_by_hand_is_accepted_where_all_is_right(move):
    with connection.cursor() as cursor:
        cursor.execute(insert_move(move))
    assert StockMove.objects.count() == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"quantity": 0},
        {"quantity": -1},
        {"kind": "'STOLEN'"},
        {"reversal_reason": "'TYPED_WRONG'"},
        {"destination_id": "source_id"},
    ],
)
def test_a_move_that_makes_no_sense_is_refused(move, facts):
    refused(
        insert_move(move, **{name: move.source_id if fact == "source_id" else fact for name, fact in facts.items()})
    )


def test_a_move_of_a_closed_account_is_refused(move):
    close_account(edition=move.edition, now=NOON)
    refused(insert_move(move))


def test_a_move_without_an_account_is_refused(move):
    refused(insert_move(move, edition_id=EditionFactory().pk))


def test_a_reversal_is_the_mirror_of_its_move_and_there_is_one(move):
    mirror = {
        "source_id": move.destination_id,
        "destination_id": move.source_id,
        "quantity": 100,
        "reverses_id": move.pk,
        "reversal_reason": f"'{ReversalReason.TYPED_WRONG}'",
    }
    refused(insert_move(move, **{**mirror, "quantity": 99}))
    refused(insert_move(move, **{**mirror, "kind": f"'{MoveKind.RETURNED}'"}))
    refused(insert_move(move, **{**mirror, "source_id": move.source_id, "destination_id": move.destination_id}))
    refused(insert_move(move, **{**mirror, "reversal_reason": "''"}))
    with connection.cursor() as cursor:
        cursor.execute(insert_move(move, **mirror))
    refused(insert_move(move, **{**mirror, "idempotency_key": "'again'"}))


def test_a_move_is_not_replaced(move):
    if connection.vendor == "postgresql":
        refused(insert_move(move, id=move.pk))
        return
    refused(insert_move(move, verb="INSERT OR REPLACE", id=move.pk))
    refused(insert_move(move, verb="INSERT OR REPLACE", idempotency_key=f"'{move.idempotency_key}'"))


@pytest.mark.parametrize("kind", [LocationKind.DEPOT, LocationKind.PRINTER])
def test_a_balance_knows_whether_its_location_is_a_boundary(edition, kind):
    location = LocationFactory(kind=kind)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockBalance.objects.create(edition=edition, location=location, is_boundary=not location.is_boundary)
    StockBalance.objects.create(edition=edition, location=location, is_boundary=location.is_boundary)


@pytest.mark.parametrize(
    "facts", [{"kind": "READERS", "name": "Two"}, {"kind": "DEPOT", "name": ""}, {"kind": "ATTIC", "name": "One"}]
)
def test_a_location_is_named_where_there_are_many_and_only_there(db, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.objects.create(**facts)


def test_there_is_one_location_of_a_sole_kind(db):
    sole_location(kind=LocationKind.READERS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.objects.create(kind=LocationKind.READERS)


def test_a_counted_edition_and_its_locations_stay(move):
    for row in (move.edition, move.source, move.destination):
        with pytest.raises(ProtectedError):
            row.delete()


def test_the_admin_says_that_a_counted_edition_stays(move, client):
    sign_in(client, UserFactory(is_superuser=True))
    answer = client.post(reverse("editions:delete", args=[move.edition_id]), follow=True)
    assert "This edition stays" in answer.text
    assert Edition.objects.filter(pk=move.edition_id).exists()


@pytest.mark.django_db(transaction=True)
def test_tests_empty_the_database_and_the_guards_are_back_afterwards():
    edition, depot = EditionFactory(made_cover=None), LocationFactory()
    receive_copies(edition=edition, depot=depot, quantity=100)
    call_command("flush", interactive=False, verbosity=0)
    assert not StockMove.objects.exists()
    receive_copies(edition=EditionFactory(made_cover=None), depot=LocationFactory(), quantity=100)
    refused("UPDATE ledger_stockmove SET quantity = 101")
    refused("DELETE FROM ledger_stockbalance")
