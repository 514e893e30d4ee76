import os
import signal
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from core import schedules
from core.enums import JobStatus
from core.jobs import JobRun, job, start
from core.loop import Loop
from core.models import Job
from core.schedules import scheduled

ran: list[str] = []


@job()
def note(run: JobRun) -> None:
    ran.append("note")


@job()
def ask_to_stop(run: JobRun) -> None:
    """What a supervisor does, in the middle of a job."""
    os.kill(os.getpid(), signal.SIGTERM)
    ran.append("finished all the same")


@pytest.fixture(autouse=True)
def in_process(settings, monkeypatch):
    settings.REDIS_URL = ""
    monkeypatch.setattr(schedules, "_schedules", {})
    ran.clear()
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


def owe(function) -> Job:
    return Job.objects.create(function=function.name, retries=function.retries, due_at=timezone.now())


@pytest.mark.django_db
def test_a_burst_runs_what_is_owed_and_ends():
    later = start(note, due_at=timezone.now() + timedelta(days=1))
    owe(note)
    owe(note)
    call_command("worker", "--burst")
    assert ran == ["note", "note"]
    assert list(Job.objects.unfinished()) == [later]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_finishes_its_job_and_leaves_the_next():
    stopping = owe(ask_to_stop)
    next_one = owe(note)
    call_command("worker")
    assert ran == ["finished all the same"]
    stopping.refresh_from_db()
    next_one.refresh_from_db()
    assert (stopping.status, next_one.status) == (JobStatus.DONE, JobStatus.OWED)


@pytest.mark.django_db
def test_the_scheduler_owes_what_is_scheduled_and_runs_what_was_left():
    scheduled(every=timedelta(hours=1))(note)
    left_over = owe(note)
    call_command("scheduler", "--once")
    assert ran == ["note", "note"]
    left_over.refresh_from_db()
    assert left_over.status == JobStatus.DONE


@pytest.mark.django_db(transaction=True)
def test_a_scheduler_that_is_told_to_stop_stops():
    owe(ask_to_stop)
    call_command("scheduler")
    assert ran == ["finished all the same"]


def test_a_loop_survives_a_database_that_restarts(monkeypatch, caplog):
    loop = Loop()
    steps = []

    def step(now) -> None:
        steps.append(now)
        if len(steps) == 1:
            raise OperationalError("the server closed the connection")
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("core.loop.close_old_connections", lambda: None)
    loop.run(step, every=timedelta(0))
    assert len(steps) == 2
    assert "The database does not answer." in caplog.text
