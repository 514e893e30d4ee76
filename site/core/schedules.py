"""Jobs that come round by the clock. `manage.py scheduler` calls tick; any number of schedulers may run.

@scheduled(daily_at=time(3, 15))
@job()
def check_the_ledger(run: JobRun) -> None: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from core.jobs import JobRun, RegisteredJob, job, start
from core.models import Job, JobSlot

KEPT = timedelta(days=30)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Every:
    """Again and again after the same time, counted from an epoch, so that all schedulers see the same slots."""

    period: timedelta

    def newest_slot(self, now: datetime) -> datetime:
        return now - (now - EPOCH) % self.period


@dataclass(frozen=True)
class Daily:
    """Once a day, at a time of the site's time zone."""

    at: time

    def newest_slot(self, now: datetime) -> datetime:
        today = timezone.localdate(now, timezone.get_default_timezone())
        slot = self._on(today)
        return slot if slot <= now else self._on(today - timedelta(days=1))

    def _on(self, day: date) -> datetime:
        # As UTC, for Python compares moments of one time zone by the clock on the wall, and that one jumps.
        return datetime.combine(day, self.at, tzinfo=timezone.get_default_timezone()).astimezone(UTC)


_schedules: dict[RegisteredJob, Every | Daily] = {}


def scheduled(
    *, every: timedelta | None = None, daily_at: time | None = None
) -> Callable[[RegisteredJob], RegisteredJob]:
    """Let a job without arguments come round; written above @job."""
    if every is not None and daily_at is None:
        schedule = Every(every)
    elif daily_at is not None and every is None:
        schedule = Daily(daily_at)
    else:
        raise ValueError("A schedule has either every or daily_at.")

    def register(registered: RegisteredJob) -> RegisteredJob:
        _schedules[registered] = schedule
        return registered

    return register


def tick(now: datetime) -> list[Job]:
    """Owe the jobs whose slot has come; those that were owed.

    Late rather than never: after a night without a scheduler the newest missed slot runs, once. A slot that comes while
    the job of an earlier one is unfinished adds nothing.
    """
    taken = [_take(registered, schedule.newest_slot(now)) for registered, schedule in _schedules.items()]
    return [owed for owed in taken if owed]


def _take(registered: RegisteredJob, slot: datetime) -> Job | None:
    """Of two schedulers, one writes the row of the slot; it owes the job in the same transaction."""
    with transaction.atomic():
        _, is_ours = JobSlot.objects.get_or_create(name=registered.name, slot=slot)
        return start(registered, due_at=slot, unique_key=f"schedule/{registered.name}") if is_ours else None


@scheduled(daily_at=time(4, 0))
@job(name="core.forget_done_jobs")
def forget_done_jobs(run: JobRun) -> None:
    """Delete what has been done for 30 days. What failed stays until somebody has looked at it."""
    long_ago = timezone.now() - KEPT
    Job.objects.done_before(long_ago).delete()
    JobSlot.objects.superseded_before(long_ago).delete()
