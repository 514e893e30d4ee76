"""The queue in Redis. It only carries ids of rows: what it forgets, the outbox still knows."""

import logging
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cache
from uuid import UUID

from django.conf import settings
from django_rq import get_queue
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue

logger = logging.getLogger(__name__)

QUEUE = "default"
# rq stops a job a little before the sweep gives its worker up, so that two attempts never overlap.
MARGIN_SECONDS = 10


def enqueue(job_id: UUID) -> None:
    """Put a job into the queue. Where Redis does not answer, the caller goes on and the sweep does it later."""
    with _left_to_the_sweep():
        _push(_queue(), job_id)


def enqueue_missing(job_ids: Sequence[UUID]) -> int:
    """Put those jobs into the queue that are not waiting in it already; the number that was put in."""
    added = 0
    with _left_to_the_sweep():
        queue = _queue()
        waiting = set(queue.get_job_ids())
        for job_id in job_ids:
            if str(job_id) not in waiting:
                _push(queue, job_id)
                added += 1
    return added


def _push(queue: Queue, job_id: UUID) -> None:
    queue.enqueue(
        "core.jobs.run_job",
        str(job_id),
        job_id=str(job_id),
        job_timeout=max(1, settings.JOB_TIMEOUT_SECONDS - MARGIN_SECONDS),
        # The row says how it went. Redis keeps nothing of what is done, and a crash for a day.
        result_ttl=0,
        failure_ttl=86_400,
    )


def _queue() -> Queue:
    # "auto": we are after the commit already, and django-rq must not wait for another one.
    return get_queue(QUEUE, connection=_client(settings.REDIS_URL), commit_mode="auto")


@cache
def _client(url: str) -> Redis:
    # Somebody's form waits for this connection. A Redis that does not answer at once counts as down.
    return Redis.from_url(url, socket_connect_timeout=1, socket_timeout=5)


@contextmanager
def _left_to_the_sweep() -> Generator[None]:
    try:
        yield
    except RedisError as error:
        logger.warning("Redis does not answer (%s). The sweep will enqueue what is owed.", type(error).__name__)
