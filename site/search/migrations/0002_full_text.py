"""The indexes of the words, which each database makes in its own way.

They stand beside the models: Django knows nothing of them. A later migration that makes SQLite rebuild the table of
entries (to change a column) drops the trigger, and must make it again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ON_POSTGRESQL = [
    # Both are "trusted": the owner of a database may install them, no superuser is needed.
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    *(
        statement
        for code, name in (("en", "english"), ("fr", "french"))
        for statement in (
            f"CREATE TEXT SEARCH CONFIGURATION torch_{code} (COPY = {name})",
            f"ALTER TEXT SEARCH CONFIGURATION torch_{code} ALTER MAPPING FOR asciihword, asciiword, hword, "
            f"hword_asciipart, hword_part, word WITH unaccent, {name}_stem",
        )
    ),
    # `head` is the title and the lede alone. It stands in the row itself, where `words` are mostly kept apart from it.
    "ALTER TABLE search_searchentry ADD COLUMN head tsvector, ADD COLUMN words tsvector",
    # New words go into the index at once. A list of those that wait would be read from end to end by every search.
    "CREATE INDEX search_entry_words ON search_searchentry USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX search_word_trigrams ON search_word USING gin (folded gin_trgm_ops)",
]
OFF_POSTGRESQL = [
    "DROP INDEX search_word_trigrams",
    "ALTER TABLE search_searchentry DROP COLUMN head, DROP COLUMN words",
    "DROP TEXT SEARCH CONFIGURATION torch_en",
    "DROP TEXT SEARCH CONFIGURATION torch_fr",
]
ON_SQLITE = [
    "CREATE VIRTUAL TABLE search_stems USING fts5(title, lede, text, print, tokenize = 'unicode61 remove_diacritics 0')",
    # Whoever deletes an entry, Django's cascade or SQL, deletes its words.
    "CREATE TRIGGER search_stems_follow AFTER DELETE ON search_searchentry "
    "BEGIN DELETE FROM search_stems WHERE rowid = old.id; END",
]
OFF_SQLITE = ["DROP TRIGGER search_stems_follow", "DROP TABLE search_stems"]

STATEMENTS = {"postgresql": (ON_POSTGRESQL, OFF_POSTGRESQL), "sqlite": (ON_SQLITE, OFF_SQLITE)}


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement)


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search")]

    operations = [migrations.RunPython(make, unmake, elidable=False)]
