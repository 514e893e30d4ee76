from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as RedisConnectionError

from core.rate_limits import RateLimit

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LIMIT = RateLimit(name="seats", at_most=2, period=timedelta(hours=1))
SOMEBODY = "somebody@example.org"


def test_so_many_are_allowed_and_no_more():
    assert [LIMIT.allows(SOMEBODY, now=NOW) for _ in range(4)] == [True, True, False, False]


def test_others_and_other_limits_are_counted_apart():
    for _ in range(3):
        LIMIT.allows(SOMEBODY, now=NOW)
    assert LIMIT.allows("else@example.org", now=NOW)
    assert RateLimit(name="chairs", at_most=2, period=timedelta(hours=1)).allows(SOMEBODY, now=NOW)


def test_after_the_period_it_starts_again():
    for _ in range(3):
        LIMIT.allows(SOMEBODY, now=NOW)
    assert LIMIT.allows(SOMEBODY, now=NOW + timedelta(hours=1))


def test_the_cache_learns_no_address():
    LIMIT.allows(SOMEBODY, now=NOW)
    (key,) = cache._cache
    assert "rate/seats" in key
    assert SOMEBODY not in key


@pytest.mark.parametrize(("method", "error"), [("add", RedisConnectionError()), ("incr", RedisConnectionError())])
def test_without_redis_everybody_is_allowed_and_it_is_said(monkeypatch, caplog, method: str, error: Exception):
    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(type(cache._connections[cache._alias]), method, fail)
    assert all(LIMIT.allows(SOMEBODY, now=NOW) for _ in range(5))
    assert "no answer from Redis" in caplog.text
    assert SOMEBODY not in caplog.text


def test_a_count_that_went_meanwhile_starts_again(monkeypatch):
    monkeypatch.setattr(type(cache._connections[cache._alias]), "add", lambda *args, **kwargs: True)
    assert LIMIT.allows(SOMEBODY, now=NOW)
