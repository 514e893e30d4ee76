import logging
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F

from core.jobs import JobFailed, JobRun
from core.schedules import tick
from distribution.ledger.audit import DIFFERENCES_KEPT, audit_the_ledger
from distribution.ledger.enums import MoveKind
from distribution.ledger.jobs import check_the_ledger
from distribution.ledger.models import LedgerAudit, Location, StockBalance
from issues.models import Edition
from tests.factories import EditionFactory
from tests.factories.ledger import NOON, LocationFactory, move_copies, receive_copies


@pytest.fixture
def moved(hundred: Edition, depot: Location, distributor: Location) -> Edition:
    move_copies(edition=hundred, source=depot, destination=distributor, quantity=30, kind=MoveKind.PICKED_UP)
    return hundred


@pytest.fixture
def tampered(moved: Edition, depot: Location) -> Edition:
    """One copy that nobody brought, written into a balance by hand."""
    StockBalance.objects.at(moved, depot).update(on_hand=F("on_hand") + 1)
    return moved


def test_a_ledger_that_only_services_wrote_is_right(moved):
    receive_copies(edition=EditionFactory(), depot=LocationFactory(), quantity=7)
    audit = audit_the_ledger(now=NOON)
    assert audit.is_ok
    assert (audit.audited_at, audit.moves_counted, audit.differences) == (NOON, 3, [])
    assert LedgerAudit.objects.get() == audit


def test_an_empty_ledger_is_right(db):
    assert audit_the_ledger(now=NOON).is_ok


def test_a_copy_that_nobody_brought_is_found(tampered, depot):
    receive_copies(edition=EditionFactory(), depot=depot, quantity=7)
    audit = audit_the_ledger(now=NOON)
    assert not audit.is_ok
    assert audit.differences == [
        {"edition": tampered.pk, "location": depot.pk, "by_moves": 70, "in_balance": 71},
        {"edition": tampered.pk, "sum": 1},
    ]


def test_copies_written_from_one_balance_to_another_are_found_though_the_sum_is_zero(moved, depot, distributor):
    StockBalance.objects.at(moved, depot).update(on_hand=F("on_hand") - 5)
    StockBalance.objects.at(moved, distributor).update(on_hand=F("on_hand") + 5)
    differences = audit_the_ledger(now=NOON).differences
    assert {difference["location"] for difference in differences} == {depot.pk, distributor.pk}


def test_a_balance_without_any_move_is_found(hundred):
    attic = LocationFactory()
    StockBalance.objects.create(edition=hundred, location=attic, is_boundary=False, on_hand=2)
    assert audit_the_ledger(now=NOON).differences[0]["location"] == attic.pk


def test_a_move_without_balances_is_found(hundred, depot, distributor):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_stockmove (edition_id, source_id, destination_id, quantity, kind, idempotency_key, "
            "reversal_reason, occurred_on, posted_at) "
            "VALUES (%s, %s, %s, 4, 'PICKED_UP', 'by hand', '', '2026-05-01', '2026-05-01 12:00:00+00:00')",
            [hundred.pk, depot.pk, distributor.pk],
        )
    assert audit_the_ledger(now=NOON).differences == [
        {"edition": hundred.pk, "location": depot.pk, "by_moves": 96, "in_balance": 100},
        {"edition": hundred.pk, "location": distributor.pk, "by_moves": 4, "in_balance": 0},
    ]


def test_all_differences_are_counted_and_the_first_are_kept(hundred):
    places = LocationFactory.create_batch(DIFFERENCES_KEPT + 3)
    StockBalance.objects.bulk_create(
        StockBalance(edition=hundred, location=place, is_boundary=False, on_hand=1) for place in places
    )
    audit = audit_the_ledger(now=NOON)
    assert audit.difference_count == len(places) + 1
    assert len(audit.differences) == DIFFERENCES_KEPT


def test_the_whole_ledger_is_read_in_one_query(moved, django_assert_num_queries):
    for edition in EditionFactory.create_batch(3):
        receive_copies(edition=edition, depot=LocationFactory(), quantity=7)
    with django_assert_num_queries(2):  # The second one keeps what was found.
        audit_the_ledger(now=NOON)


# --- Said loudly -----------------------------------------------------------------------------------------------------


def test_the_night_says_loudly_what_is_wrong(tampered, caplog):
    with pytest.raises(JobFailed, match="2 places"):
        check_the_ledger(JobRun(uuid4()))
    assert not LedgerAudit.objects.get().is_ok
    [complaint] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert f"'edition': {tampered.pk}" in complaint.getMessage()


def test_the_night_is_quiet_where_all_is_right(moved, caplog):
    check_the_ledger(JobRun(uuid4()))
    assert LedgerAudit.objects.get().is_ok
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_the_ledger_is_checked_every_night(db):
    assert check_the_ledger.name in {owed.function for owed in tick(NOON)}


def test_the_command_says_what_is_wrong_and_exits_with_1(tampered, depot, capsys):
    with pytest.raises(CommandError) as failure:
        call_command("check_the_ledger")
    assert failure.value.returncode == 1
    assert f"edition {tampered.pk}, location {depot.pk}, by_moves 70, in_balance 71" in capsys.readouterr().out


def test_the_command_says_that_all_is_right(moved, capsys):
    call_command("check_the_ledger")
    assert "right: 2 moves" in capsys.readouterr().out
