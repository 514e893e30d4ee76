from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from core.enums import JobStatus
from core.jobs import JobFailed, JobRun, job, retry_failed, run_job, start, sweep
from core.models import Job
from tests.core.threads import together

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECRET = "rosa@example.org"

ran: list[dict] = []


@job()
def note(run: JobRun, **ids: object) -> None:
    ran.append(ids)


@job(retries=2, retry_after=timedelta(minutes=1))
def stumble(run: JobRun) -> None:
    raise ValueError(f"{SECRET} was refused.")


@job(retries=0)
def give_up(run: JobRun) -> None:
    raise JobFailed("The PDF has no pages.")


@job()
def count_to_three(run: JobRun) -> None:
    run.progress(3, 10)


@job()
def note_language(run: JobRun) -> None:
    ran.append({"language": translation.get_language()})


@pytest.fixture(autouse=True)
def in_process(settings, time_machine):
    settings.REDIS_URL = ""
    settings.JOB_TIMEOUT_SECONDS = 900
    time_machine.move_to(NOW, tick=False)
    ran.clear()


def owe(function, **facts) -> Job:
    """A row as start() leaves it behind when nobody has run it yet."""
    return Job.objects.create(**{"function": function.name, "retries": function.retries, "due_at": NOW, **facts})


# --- Starting ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_job_runs_after_the_commit_and_not_before():
    with transaction.atomic():
        owed = start(note, edition_id=6)
        assert ran == []
    assert ran == [{"edition_id": 6}]
    owed.refresh_from_db()
    assert (owed.status, owed.attempts, owed.started_at) == (JobStatus.DONE, 1, NOW)
    assert NOW < owed.finished_at < NOW + timedelta(seconds=10)


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_owes_nothing():
    with transaction.atomic():
        start(note, edition_id=6)
        transaction.set_rollback(True)
    assert ran == []
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_the_caller_never_sees_the_failure_of_a_job(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        owed = start(stumble)
    owed.refresh_from_db()
    assert (owed.status, owed.attempts) == (JobStatus.OWED, 1)


@pytest.mark.django_db
def test_a_job_for_later_waits_for_its_time():
    owed = start(note, due_at=NOW + timedelta(hours=1))
    assert sweep(NOW + timedelta(minutes=59)) == 0
    run_job(owed.pk, now=NOW + timedelta(minutes=59))
    assert ran == []
    assert sweep(NOW + timedelta(hours=1)) == 1
    assert ran == [{}]


@pytest.mark.django_db
def test_ids_arrive_as_they_were_given():
    ids: dict[str, Any] = {"number": 6, "job": uuid4(), "day": date(2026, 5, 1), "whole": True, "language": "fr-CA"}
    run_job(start(note, **ids).pk)
    assert ran == [ids]
    assert isinstance(ran[0]["job"], UUID)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value", [SECRET, "Rosa Luxemburg", "é", "", "x" * 101, "uuid:no", 1.5, None, NOW, [1], {"id": 1}, b"x", object()]
)
def test_what_is_no_id_is_refused_and_not_repeated(value):
    with pytest.raises(TypeError, match="'person' is not an id") as refusal:
        start(note, person=value)
    assert SECRET not in str(refusal.value)
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_key_is_a_code_too():
    with pytest.raises(TypeError, match="'unique_key' is not"):
        start(note, unique_key=SECRET)


@pytest.mark.django_db
def test_the_same_key_is_owed_once_until_it_is_finished():
    first = start(note, unique_key="cover/6", edition_id=6)
    assert start(note, unique_key="cover/6", edition_id=6) == first
    assert start(note, unique_key="cover/7", edition_id=7) != first
    run_job(first.pk)
    assert start(note, unique_key="cover/6", edition_id=6) != first


@pytest.mark.django_db
def test_the_database_refuses_a_second_unfinished_job_of_a_key():
    owe(note, unique_key="cover/6")
    with pytest.raises(IntegrityError), transaction.atomic():
        owe(note, unique_key="cover/6")


@pytest.mark.django_db
def test_a_job_runs_in_the_source_language_whoever_started_it():
    with translation.override("fr"):
        run_job(start(note_language).pk)
        assert translation.get_language() == "fr"
    assert ran == [{"language": "en"}]


def test_two_jobs_of_one_name_are_refused():
    with pytest.raises(ValueError, match="Two jobs are named"):
        job(name=note.name)(lambda run: None)


# --- Failing -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_failing_job_is_tried_again_at_growing_distances_and_then_fails():
    failing = owe(stumble)
    moment, pauses = NOW, []
    while failing.status == JobStatus.OWED:
        run_job(failing.pk, now=moment)
        failing.refresh_from_db()
        pauses.append(round((failing.due_at - moment).total_seconds()))
        moment = failing.due_at
    assert pauses[:2] == [60, 120]
    assert (failing.status, failing.attempts, failing.failure) == (JobStatus.FAILED, 3, "ValueError")


@pytest.mark.django_db
def test_neither_the_row_nor_the_log_repeats_a_library_s_message(caplog):
    failing = owe(stumble)
    run_job(failing.pk)
    failing.refresh_from_db()
    assert failing.failure == "ValueError"
    assert "in stumble" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.django_db
def test_a_job_s_own_message_is_kept():
    failing = owe(give_up)
    run_job(failing.pk)
    failing.refresh_from_db()
    assert (failing.status, failing.failure) == (JobStatus.FAILED, "JobFailed: The PDF has no pages.")


@pytest.mark.django_db
def test_a_job_of_another_release_is_kept_for_a_worker_that_knows_it():
    foreign = Job.objects.create(function="core.jobs.of_tomorrow", retries=3, due_at=NOW)
    run_job(foreign.pk)
    foreign.refresh_from_db()
    assert (foreign.status, foreign.failure) == (JobStatus.OWED, "UnknownJobError")
    assert foreign.due_at > NOW


@pytest.mark.django_db
def test_a_failed_job_gets_one_more_attempt():
    failing = owe(give_up)
    run_job(failing.pk)
    assert retry_failed(failing, now=NOW)
    failing.refresh_from_db()
    assert failing.status == JobStatus.OWED
    run_job(failing.pk)
    failing.refresh_from_db()
    assert (failing.status, failing.attempts) == (JobStatus.FAILED, 2)


@pytest.mark.django_db
def test_trying_again_runs_after_the_commit(django_capture_on_commit_callbacks):
    failed = owe(note, status=JobStatus.FAILED, finished_at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert retry_failed(failed, now=NOW)
        assert ran == []
    assert ran == [{}]


@pytest.mark.django_db
def test_only_a_failed_job_is_tried_again_and_not_beside_its_like():
    assert not retry_failed(owe(note), now=NOW)
    failed = owe(note, unique_key="cover/6", status=JobStatus.FAILED, finished_at=NOW)
    owe(note, unique_key="cover/6")
    assert not retry_failed(failed, now=NOW)
    failed.refresh_from_db()
    assert failed.status == JobStatus.FAILED


# --- Working -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_progress_is_kept_in_the_row():
    counting = owe(count_to_three)
    run_job(counting.pk)
    counting.refresh_from_db()
    assert (counting.progress_done, counting.progress_total) == (3, 10)


@pytest.mark.django_db
def test_what_is_running_or_done_is_not_run_again():
    running = owe(note, status=JobStatus.RUNNING, started_at=NOW)
    done = owe(note, status=JobStatus.DONE, finished_at=NOW)
    run_job(running.pk)
    run_job(str(done.pk))
    run_job(uuid4())
    assert sweep(NOW) == 0
    assert ran == []


@pytest.mark.django_db
def test_the_job_of_a_killed_worker_is_owed_again_and_the_attempt_counts(caplog):
    killed = owe(note, status=JobStatus.RUNNING, started_at=NOW, attempts=1)
    assert sweep(NOW + timedelta(seconds=899)) == 0
    assert sweep(NOW + timedelta(seconds=900)) == 1
    killed.refresh_from_db()
    assert (killed.status, killed.attempts) == (JobStatus.DONE, 2)
    assert "lost workers" in caplog.text


@pytest.mark.django_db
def test_a_job_that_kills_every_worker_fails_in_the_end():
    deadly = owe(note, status=JobStatus.RUNNING, started_at=NOW, attempts=4)
    assert sweep(NOW + timedelta(hours=1)) == 0
    deadly.refresh_from_db()
    assert (deadly.status, deadly.failure) == (JobStatus.FAILED, "WorkerLost")


@pytest.mark.django_db
def test_a_worker_that_was_given_up_cannot_write_over_the_next():
    given_up = owe(note, status=JobStatus.RUNNING, started_at=NOW, attempts=2)
    JobRun(given_up.pk, attempt=1).progress(9, 10)
    given_up.refresh_from_db()
    assert given_up.progress_done == 0


@pytest.mark.django_db
def test_a_sweep_stops_between_two_jobs_when_it_is_told_to():
    owe(note)
    owe(note)
    assert sweep(NOW, keep_going=lambda: not ran) == 1
    assert Job.objects.due(NOW).count() == 1


# --- Together, on PostgreSQL -----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_one_runs_the_job():
    owed = owe(note)
    together(8, lambda: run_job(owed.pk))
    assert ran == [{}]


@pytest.mark.django_db(transaction=True)
def test_of_eight_starts_with_one_key_one_owes_the_job():
    later = NOW + timedelta(hours=1)
    together(8, lambda: start(note, due_at=later, unique_key="cover/6"))
    assert Job.objects.count() == 1
