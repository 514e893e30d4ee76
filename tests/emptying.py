"""Lets Django empty the test database after tests with real transactions, although the ledger refuses to be emptied.

The guards are lifted here, in the tests, and only inside the transaction that empties all tables: the application has
no switch that somebody could leave on (distribution/ledger/migrations/0002_guards.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

GUARDED = ("ledger_stockmove", "ledger_stockbalance", "ledger_editionaccount", "ledger_location")


@contextmanager
def ledger_may_be_emptied() -> Iterator[None]:
    """Within it, `flush` works."""
    empty = BaseDatabaseOperations.execute_sql_flush

    def empty_unguarded(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        off, on = LIFTED[operations.connection.vendor](operations.connection)
        # One transaction: what fails leaves the guards where they were.
        empty(operations, [*off, *statements, *on] if statements else [])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", empty_unguarded)
        yield


def _with_triggers_asleep(_connection: BaseDatabaseWrapper) -> tuple[list[str], list[str]]:
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in GUARDED],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in GUARDED],
    )


def _without_triggers(connection: BaseDatabaseWrapper) -> tuple[list[str], list[str]]:
    """SQLite's cannot sleep: they are dropped and made again as they were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = [(name, statement) for table, name, statement in cursor.fetchall() if table in GUARDED]
    return [f"DROP TRIGGER {name}" for name, _statement in triggers], [statement for _name, statement in triggers]


LIFTED = {"postgresql": _with_triggers_asleep, "sqlite": _without_triggers}
