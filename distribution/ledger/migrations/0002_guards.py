"""What the database refuses whoever asks: the ledger is append-only.

The guards stand beside the models: Django knows nothing of them. A later migration that makes SQLite rebuild one of these
tables (to change a column) drops its triggers, and must make them again; tests/distribution/ledger/test_guards.py fails
otherwise. Nothing in the application lifts them: no setting, no command, so that nobody does it by accident, and
`manage.py flush` is refused once there are moves. Tests lift them for Django's flush (tests/emptying.py). pg_dump and
SQLite's backups make triggers after they have filled the tables, so that a restore is not stopped.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BOUNDARIES = "('PRINTER', 'READERS', 'LOSS', 'RECYCLED')"

# A move enters only into an open account. On PostgreSQL the account is held until the move is committed, so that whoever
# closes it waits, and a move that waited for the closing is refused.
OPEN_ACCOUNT = "SELECT 1 FROM ledger_editionaccount WHERE edition_id = NEW.edition_id AND closed_at IS NULL"
# What takes a move back is its mirror, and is not itself taken back.
MIRRORED = (
    "SELECT 1 FROM ledger_stockmove WHERE id = NEW.reverses_id AND reverses_id IS NULL "
    "AND edition_id = NEW.edition_id AND kind = NEW.kind AND quantity = NEW.quantity "
    "AND source_id = NEW.destination_id AND destination_id = NEW.source_id"
)

ON_POSTGRESQL = [
    # Reported as a violation of integrity, like a constraint.
    """
    CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
            MESSAGE = 'The ledger refuses ' || TG_OP || ' on ' || TG_TABLE_NAME || ' (' || TG_NAME || ').';
    END $$
    """,
    f"""
    CREATE FUNCTION ledger_check_move() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM * FROM ({OPEN_ACCOUNT} FOR SHARE) AS account;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'The account of this edition is not open.' USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW.reverses_id IS NOT NULL AND NOT EXISTS ({MIRRORED}) THEN
            RAISE EXCEPTION 'This does not take back that move.' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    f"""
    CREATE FUNCTION ledger_check_boundary() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.is_boundary <> (SELECT kind IN {BOUNDARIES} FROM ledger_location WHERE id = NEW.location_id) THEN
            RAISE EXCEPTION 'The balance is wrong about its location.' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER ledger_move_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_stockmove "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    "CREATE TRIGGER ledger_move_enters BEFORE INSERT ON ledger_stockmove "
    "FOR EACH ROW EXECUTE FUNCTION ledger_check_move()",
    "CREATE TRIGGER ledger_balance_stays BEFORE DELETE OR TRUNCATE ON ledger_stockbalance "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    "CREATE TRIGGER ledger_balance_enters BEFORE INSERT ON ledger_stockbalance "
    "FOR EACH ROW EXECUTE FUNCTION ledger_check_boundary()",
    "CREATE TRIGGER ledger_balance_keeps_place BEFORE UPDATE ON ledger_stockbalance FOR EACH ROW WHEN "
    "((OLD.edition_id, OLD.location_id, OLD.is_boundary) IS DISTINCT FROM "
    "(NEW.edition_id, NEW.location_id, NEW.is_boundary)) EXECUTE FUNCTION ledger_refuse()",
    "CREATE TRIGGER ledger_account_stays BEFORE DELETE OR TRUNCATE ON ledger_editionaccount "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    "CREATE TRIGGER ledger_account_keeps_edition BEFORE UPDATE ON ledger_editionaccount FOR EACH ROW WHEN "
    "(OLD.edition_id <> NEW.edition_id) EXECUTE FUNCTION ledger_refuse()",
    "CREATE TRIGGER ledger_location_keeps_kind BEFORE UPDATE ON ledger_location FOR EACH ROW WHEN "
    "(OLD.kind <> NEW.kind) EXECUTE FUNCTION ledger_refuse()",
]
OFF_POSTGRESQL = [
    "DROP TRIGGER ledger_location_keeps_kind ON ledger_location",
    "DROP TRIGGER ledger_account_keeps_edition ON ledger_editionaccount",
    "DROP TRIGGER ledger_account_stays ON ledger_editionaccount",
    "DROP TRIGGER ledger_balance_keeps_place ON ledger_stockbalance",
    "DROP TRIGGER ledger_balance_enters ON ledger_stockbalance",
    "DROP TRIGGER ledger_balance_stays ON ledger_stockbalance",
    "DROP TRIGGER ledger_move_enters ON ledger_stockmove",
    "DROP TRIGGER ledger_move_stays ON ledger_stockmove",
    "DROP FUNCTION ledger_check_boundary()",
    "DROP FUNCTION ledger_check_move()",
    "DROP FUNCTION ledger_refuse()",
]


def refuse(name: str, event: str, table: str, reason: str, *, when: str = "1") -> str:
    """A trigger of SQLite, which reports it as a violation of integrity."""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, 'The ledger refuses this: {reason}'); END"
    )


ON_SQLITE = [
    refuse("ledger_move_unchanged", "UPDATE", "ledger_stockmove", "moves are never changed."),
    refuse("ledger_move_stays", "DELETE", "ledger_stockmove", "moves are never deleted."),
    # INSERT OR REPLACE deletes the row that is in its way without asking the trigger above.
    refuse(
        "ledger_move_replaces_none",
        "INSERT",
        "ledger_stockmove",
        "moves are never replaced.",
        when="EXISTS (SELECT 1 FROM ledger_stockmove WHERE id = NEW.id OR idempotency_key = NEW.idempotency_key "
        "OR reverses_id = NEW.reverses_id)",
    ),
    refuse(
        "ledger_move_enters",
        "INSERT",
        "ledger_stockmove",
        "the account of this edition is not open.",
        when=f"NOT EXISTS ({OPEN_ACCOUNT})",
    ),
    refuse(
        "ledger_move_mirrors",
        "INSERT",
        "ledger_stockmove",
        "it does not take back that move.",
        when=f"NEW.reverses_id IS NOT NULL AND NOT EXISTS ({MIRRORED})",
    ),
    refuse("ledger_balance_stays", "DELETE", "ledger_stockbalance", "balances are never deleted."),
    refuse(
        "ledger_balance_enters",
        "INSERT",
        "ledger_stockbalance",
        "the balance is wrong about its location.",
        when=f"NEW.is_boundary IS NOT (SELECT kind IN {BOUNDARIES} FROM ledger_location WHERE id = NEW.location_id)",
    ),
    refuse(
        "ledger_balance_keeps_place",
        "UPDATE",
        "ledger_stockbalance",
        "a balance stays where it is.",
        when="OLD.edition_id <> NEW.edition_id OR OLD.location_id <> NEW.location_id "
        "OR OLD.is_boundary <> NEW.is_boundary",
    ),
    refuse("ledger_account_stays", "DELETE", "ledger_editionaccount", "accounts are never deleted."),
    refuse(
        "ledger_account_keeps_edition",
        "UPDATE",
        "ledger_editionaccount",
        "an account stays with its edition.",
        when="OLD.edition_id <> NEW.edition_id",
    ),
    refuse(
        "ledger_location_keeps_kind",
        "UPDATE",
        "ledger_location",
        "a location stays what it is.",
        when="OLD.kind <> NEW.kind",
    ),
]
OFF_SQLITE = [f"DROP TRIGGER {statement.split()[2]}" for statement in ON_SQLITE]

STATEMENTS = {"postgresql": (ON_POSTGRESQL, OFF_POSTGRESQL), "sqlite": (ON_SQLITE, OFF_SQLITE)}


# Without parameters the statements reach the database as they are: a % in one of them is only that.
def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement, params=None)


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_ledger")]

    operations = [migrations.RunPython(make, unmake, elidable=False)]
