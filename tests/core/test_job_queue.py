"""Jobs on a real Redis. Without REDIS_URL in the environment the tests that need one are skipped and say so."""

import os
import signal
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from django_rq import get_queue
from redis import Redis

from core import job_queue
from core.enums import JobStatus
from core.jobs import JobRun, job, run_job, start, sweep
from core.models import Job

REDIS_URL = os.environ.get("REDIS_URL", "")
CLOSED_PORT = "redis://127.0.0.1:1/0"

ran: list[int] = []


@job()
def note(run: JobRun, *, number: int) -> None:
    ran.append(number)


@job()
def die_at_first(run: JobRun) -> None:
    if run.attempt == 1:
        os.kill(os.getpid(), signal.SIGKILL)


@job()
def ask_to_stop(run: JobRun) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


@job(retries=1)
def hang(run: JobRun) -> None:
    time.sleep(30)


@pytest.fixture(autouse=True)
def clean():
    ran.clear()
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def queue(settings):
    """The queue on a real Redis, with a worker that runs jobs in this process, where SQLite's tests have their data."""
    if not REDIS_URL:
        pytest.skip("needs a Redis: REDIS_URL is not set")
    settings.REDIS_URL = REDIS_URL
    settings.RQ_QUEUES = {"default": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": 60}}
    settings.RQ = {"WORKER_CLASS": "rq.worker.SimpleWorker"}
    with Redis.from_url(REDIS_URL) as client, client.lock("tests-of-jobs", timeout=120, blocking_timeout=120):
        queue = get_queue(job_queue.QUEUE, connection=client)
        queue.empty()
        yield queue
        queue.empty()


def owe(function, **facts) -> Job:
    facts = {"retries": function.retries, "due_at": timezone.now(), **facts}
    return Job.objects.create(function=function.name, **facts)


@pytest.mark.django_db(transaction=True)
def test_a_job_is_enqueued_after_the_commit_and_run_by_a_worker(queue):
    with transaction.atomic():
        owed = start(note, number=6)
        assert str(owed.pk) not in queue.job_ids
    assert str(owed.pk) in queue.job_ids
    assert ran == []

    call_command("worker", "--burst")

    owed.refresh_from_db()
    assert ran == [6]
    assert (owed.status, owed.attempts) == (JobStatus.DONE, 1)
    assert queue.fetch_job(str(owed.pk)) is None


@pytest.mark.django_db
def test_redis_sees_ids_only(queue):
    owed = owe(note)
    job_queue.enqueue(owed.pk)
    waiting = queue.fetch_job(str(owed.pk))
    assert (waiting.func_name, waiting.args, waiting.kwargs) == ("core.jobs.run_job", (str(owed.pk),), {})


@pytest.mark.django_db
def test_when_redis_is_back_the_sweep_finds_what_was_owed_meanwhile(queue, settings, caplog):
    owed = owe(note)
    settings.REDIS_URL = CLOSED_PORT
    assert sweep(timezone.now()) == 0
    assert "Redis does not answer" in caplog.text

    settings.REDIS_URL = REDIS_URL
    assert sweep(timezone.now()) == 1
    assert str(owed.pk) in queue.job_ids


@pytest.mark.django_db
def test_where_redis_is_down_the_caller_goes_on(settings, django_capture_on_commit_callbacks):
    settings.REDIS_URL = CLOSED_PORT
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        owed = start(note, number=6)
    assert len(callbacks) == 1
    assert Job.objects.due(timezone.now()).get() == owed
    assert ran == []


@pytest.mark.django_db
def test_a_sweep_does_not_enqueue_what_waits_already(queue):
    job_queue.enqueue(owe(note).pk)
    assert sweep(timezone.now()) == 0
    queue.empty()
    assert sweep(timezone.now()) == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_enqueued_twice_runs_once(queue):
    owed = start(note, number=6)
    job_queue.enqueue(owed.pk)
    call_command("worker", "--burst")
    assert ran == [6]


@pytest.mark.django_db(transaction=True)
def test_a_job_that_hangs_is_stopped_and_owed_again(queue, settings):
    settings.JOB_TIMEOUT_SECONDS = 1
    hanging = start(hang)
    call_command("worker", "--burst")
    hanging.refresh_from_db()
    assert (hanging.status, hanging.failure) == (JobStatus.OWED, "JobTimeoutException")
    assert hanging.due_at > hanging.started_at + timedelta(seconds=60)


@pytest.mark.django_db(transaction=True)
# rq's worker listens for commands in a thread and forks its scheduler; Python warns of the two together.
@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_a_worker_that_is_told_to_stop_finishes_its_job_and_leaves_the_next(queue):
    stopping, next_one = start(ask_to_stop), start(note, number=6)
    call_command("worker")
    stopping.refresh_from_db()
    next_one.refresh_from_db()
    assert (stopping.status, next_one.status) == (JobStatus.DONE, JobStatus.OWED)


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_the_job_of_a_killed_worker_is_owed_again(queue, settings):
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: a forked worker does not share SQLite's database in memory")
    settings.RQ = {}  # As in production: a child process for each job.
    killed = start(die_at_first)
    call_command("worker", "--burst")
    killed.refresh_from_db()
    assert (killed.status, killed.attempts) == (JobStatus.RUNNING, 1)

    assert sweep(killed.started_at + timedelta(seconds=settings.JOB_TIMEOUT_SECONDS)) == 1
    # The sweep of the test looked ahead; what it owed is due then.
    Job.objects.update(due_at=killed.started_at)
    call_command("worker", "--burst")
    killed.refresh_from_db()
    assert (killed.status, killed.attempts) == (JobStatus.DONE, 2)


def test_a_worker_without_its_redis_says_so(settings):
    settings.REDIS_URL = CLOSED_PORT
    settings.RQ_QUEUES = {"default": {"URL": CLOSED_PORT}}
    with pytest.raises(CommandError, match="Redis does not answer"):
        call_command("worker", "--burst")


@pytest.mark.django_db
def test_a_worker_that_gets_an_unknown_id_does_nothing():
    run_job("00000000-0000-0000-0000-000000000000", now=datetime(2026, 5, 1, tzinfo=UTC))
    assert ran == []
