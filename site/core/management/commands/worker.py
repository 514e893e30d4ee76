from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone
from django_rq.workers import get_worker
from redis.exceptions import RedisError

from core import job_queue
from core.jobs import sweep
from core.loop import Loop

PAUSE = timedelta(seconds=2)


class Command(BaseCommand):
    help = (
        "Runs what is owed: from the queue where there is a Redis, from the outbox in this process where there is none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--burst", action="store_true", help="Stop when there is nothing left to do.")

    def handle(self, *, burst: bool, **options: object) -> None:
        if settings.REDIS_URL:
            work_from_queue(burst=burst)
        else:
            work_from_outbox(burst=burst)


def work_from_queue(*, burst: bool) -> None:
    try:
        worker = get_worker(job_queue.QUEUE)
        # The worker forks for each job; a connection that parent and child share breaks for both.
        connections.close_all()
        worker.work(burst=burst, with_scheduler=True)
    except RedisError as error:
        raise CommandError(f"Redis does not answer: {error}") from error


def work_from_outbox(*, burst: bool) -> None:
    if burst:
        # A job that fails is due later, so this ends.
        while sweep(timezone.now()):
            pass
        return
    loop = Loop()
    loop.run(lambda now: sweep(now, keep_going=loop.keep_going), every=PAUSE)
