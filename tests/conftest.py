from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.utils.translation import deactivate
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from tests.emptying import ledger_may_be_emptied
from tests.factories import EVERY_KIND, in_french, make_event


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """What one test kept ready is no concern of the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _source_language() -> Iterator[None]:
    """A request leaves its language behind in the thread: the next test would be told so in French."""
    yield
    deactivate()


@pytest.fixture(scope="session", autouse=True)
def _emptied_ledger() -> Iterator[None]:
    with ledger_may_be_emptied():
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Where the rows are kept that the migrations wrote, for journeys: each of them empties the database.

    Taken before any test has done so. With --reuse-db that may be too late: add --create-db.
    """
    kept = tmp_path_factory.mktemp("database") / "as-migrated.json"
    with django_db_blocker.unblock():
        kept.write_text(connection.creation.serialize_db_to_string())
    return kept


@pytest.fixture(scope="module")
def newspaper(django_db_setup, django_db_blocker) -> Iterator[dict[str, dict[str, Page]]]:
    """Every kind of page in both languages, made once for a file, whose tests roll back what they change."""
    with django_db_blocker.unblock(), transaction.atomic():
        pages = {}
        for kind, make in EVERY_KIND.items():
            english = make()
            pages[kind] = {"en": english, "fr": in_french(english)}
        event = make_event()
        yield {**pages, "bilingual page": {"en": event, "fr": event}}
        transaction.set_rollback(True)
