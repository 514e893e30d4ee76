from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from core import schedules
from core.enums import JobStatus
from core.jobs import JobRun, job, run_job, sweep
from core.models import Job, JobSlot
from core.schedules import Daily, forget_done_jobs, scheduled, tick
from tests.core.threads import together

NEW_YORK = ZoneInfo("America/New_York")
NOON = datetime(2026, 5, 1, 12, tzinfo=NEW_YORK)

rings: list[UUID] = []


@job()
def ring(run: JobRun) -> None:
    rings.append(run.job_id)


@pytest.fixture(autouse=True)
def quiet_clock(settings, monkeypatch, time_machine):
    """Only the schedules of the test, and a clock that stands still."""
    settings.REDIS_URL = ""
    settings.TIME_ZONE = "America/New_York"
    monkeypatch.setattr(schedules, "_schedules", {})
    time_machine.move_to(NOON, tick=False)
    rings.clear()


def look_at_the_clock(now: datetime) -> None:
    """What the scheduler does every 30 seconds."""
    tick(now)
    sweep(now)


@pytest.mark.django_db
def test_a_daily_job_runs_once_a_day():
    scheduled(daily_at=time(3, 15))(ring)
    for hours in (0, 1, 24, 25, 38):
        look_at_the_clock(NOON + timedelta(hours=hours))
    assert len(rings) == 2


@pytest.mark.django_db
def test_after_days_without_a_scheduler_the_newest_slot_runs_once():
    scheduled(every=timedelta(hours=1))(ring)
    look_at_the_clock(NOON)
    look_at_the_clock(NOON + timedelta(days=3, minutes=20))
    assert len(rings) == 2
    assert JobSlot.objects.order_by("slot").last().slot == NOON + timedelta(days=3)


@pytest.mark.django_db
def test_a_second_scheduler_owes_nothing_for_the_same_slot():
    scheduled(every=timedelta(minutes=5))(ring)
    assert len(tick(NOON)) == 1
    assert tick(NOON + timedelta(seconds=30)) == []
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_four_schedulers_at_the_same_moment_one_owes_the_job():
    scheduled(every=timedelta(minutes=5))(ring)
    together(4, lambda: tick(NOON))
    assert len(rings) == 1
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_a_slot_adds_nothing_while_the_job_of_the_last_one_is_unfinished():
    scheduled(every=timedelta(minutes=5))(ring)
    (first,) = tick(NOON)
    assert tick(NOON + timedelta(minutes=5)) == [first]
    run_job(first.pk, now=NOON)
    assert tick(NOON + timedelta(minutes=10)) != [first]


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        # Summer time begins on 8 March 2026 and ends on 1 November 2026, at 2 o'clock.
        ((2026, 3, 7, 12), "2026-03-07T06:30:00+00:00"),
        ((2026, 3, 8, 12), "2026-03-08T05:30:00+00:00"),
        ((2026, 3, 9, 12), "2026-03-09T04:30:00+00:00"),
        ((2026, 11, 1, 12), "2026-11-01T04:30:00+00:00"),
        ((2026, 11, 2, 0, 29), "2026-11-01T04:30:00+00:00"),
        ((2026, 11, 2, 0, 30), "2026-11-02T05:30:00+00:00"),
    ],
)
def test_a_daily_slot_follows_the_clock_on_the_wall(now, slot):
    at = time(0, 30) if now[1:3] != (3, 7) else time(1, 30)
    schedule = Daily(at)
    assert schedule.newest_slot(datetime(*now, tzinfo=NEW_YORK)).isoformat() == slot


def test_a_repeated_hour_has_one_slot():
    schedule = Daily(time(1, 30))
    first, second = datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 45, tzinfo=UTC)
    assert schedule.newest_slot(first) == schedule.newest_slot(second) == first


@pytest.mark.parametrize("times", [{}, {"every": timedelta(hours=1), "daily_at": time(3)}])
def test_a_schedule_is_either_periodic_or_daily(times):
    with pytest.raises(ValueError, match="either every or daily_at"):
        scheduled(**times)


@pytest.mark.django_db
def test_what_has_been_done_for_a_month_is_forgotten_and_the_rest_is_kept():
    now = NOON.astimezone(UTC)
    month, day = timedelta(days=31), timedelta(days=1)
    old = Job.objects.create(function="x", status=JobStatus.DONE, finished_at=now - month)
    young = Job.objects.create(function="x", status=JobStatus.DONE, finished_at=now - day)
    failed = Job.objects.create(function="x", status=JobStatus.FAILED, finished_at=now - month)
    for name, slot in (("often", now - month), ("often", now - day), ("yearly", now - month)):
        JobSlot.objects.create(name=name, slot=slot)

    forget_done_jobs(JobRun(old.pk))

    assert set(Job.objects.values_list("pk", flat=True)) == {young.pk, failed.pk}
    # The newest slot of a schedule stays however old it is, or a yearly job would run again.
    assert set(JobSlot.objects.values_list("name", "slot")) == {("often", now - day), ("yearly", now - month)}
