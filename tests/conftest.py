from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils.translation import deactivate


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
