"""So many times in an hour and no more, counted in the cache that all processes share."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from redis.exceptions import RedisError

from core.encryption import blind_index

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class RateLimit:
    """A limit for each address or person. Periods are cut from the clock, so that a burst over their border passes."""

    name: str
    at_most: int
    period: timedelta

    def allows(self, who: str, *, now: datetime) -> bool:
        """Count once more for whoever it is; False when that is once too often."""
        try:
            return self._count(who, now) <= self.at_most
        except RedisError:
            # Without its Redis the site still takes what people send.
            logger.warning("The limit “%s” could not be counted: no answer from Redis.", self.name)
            return True

    def _count(self, who: str, now: datetime) -> int:
        seconds = int(self.period.total_seconds())
        # A fingerprint: whoever reads the cache learns neither addresses nor who wrote.
        fingerprint = blind_index(who, purpose=f"rate limit {self.name}")
        key = f"rate/{self.name}/{int(now.timestamp()) // seconds}/{fingerprint}"
        cache.add(key, 0, timeout=seconds)
        try:
            return cache.incr(key)
        except ValueError:
            # It went between the two, because the cache is full or the period over.
            cache.set(key, 1, timeout=seconds)
            return 1
