"""The one way to start work that runs after the commit (docs/decisions/0006-jobs.md).

    @job(retries=5, retry_after=timedelta(minutes=1))
    def make_cover(run: JobRun, *, edition_id: int) -> None: ...

    start(make_cover, edition_id=edition.pk)

Every installed app's jobs.py is imported at the start, so each process knows all jobs. A job may run twice (a killed
worker, a hanging one): running it twice must do no harm.
"""

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone, translation

from core import job_queue
from core.enums import JobStatus
from core.job_arguments import Id, check_code, decode_ids, encode_ids
from core.models import Job

logger = logging.getLogger(__name__)

WORKER_LOST = "WorkerLost"
MAX_DOUBLINGS = 10


class JobFailed(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """Raised by a job with a message for administrators. The message is kept: no personal data in it."""


class UnknownJobError(Exception):
    """Owed by another release: this one has no function of that name."""


@dataclass(frozen=True)
class JobRun:
    """One attempt at a job, as its function sees it."""

    job_id: UUID
    attempt: int = 1

    def progress(self, done: int, total: int) -> None:
        """Show administrators how far the job is."""
        Job.objects.in_attempt(self.job_id, self.attempt).update(progress_done=done, progress_total=total)


@dataclass(frozen=True)
class RegisteredJob:
    """A function that can be started as a job. Calling it runs the function here and now."""

    name: str
    function: Callable[..., None]
    retries: int
    retry_after: timedelta

    def __call__(self, run: JobRun, **ids: Id) -> None:
        self.function(run, **ids)


_registered: dict[str, RegisteredJob] = {}


def job(
    *, name: str = "", retries: int = 3, retry_after: timedelta = timedelta(minutes=1)
) -> Callable[[Callable[..., None]], RegisteredJob]:
    """Register a function as a job. What is owed names it: give it its old name when you move or rename it."""

    def register(function: Callable[..., None]) -> RegisteredJob:
        registered = RegisteredJob(
            name=name or name_of(function),
            function=function,
            retries=retries,
            retry_after=retry_after,
        )
        if registered.name in _registered:
            raise ValueError(f"Two jobs are named {registered.name}.")
        _registered[registered.name] = registered
        return registered

    return register


def name_of(function: Callable[..., object]) -> str:
    """The name under which what is owed finds a function again."""
    return f"{function.__module__}.{function.__qualname__}".replace("<locals>.", "")  # ty: ignore[missing-attribute]


def start(
    function: RegisteredJob, /, *, due_at: datetime | None = None, unique_key: str | None = None, **ids: Id
) -> Job:
    """Owe a job in the caller's transaction; it runs after the commit, or by the sweep once it is due.

    While a job with the same unique key is unfinished, that one is returned and nothing is added. Whoever changes
    something that a *running* job may have read already must not use a key. Arguments that are not ids raise TypeError.
    """
    now = timezone.now()
    facts = {
        "function": function.name,
        "arguments": encode_ids(ids),
        "retries": function.retries,
        "due_at": due_at or now,
    }
    if unique_key is None:
        owed, is_new = Job.objects.create(**facts), True
    else:
        owed, is_new = _owe_once(check_code("unique_key", unique_key), facts)
    if is_new and owed.due_at <= now:
        _hand_over_after_commit(owed)
    return owed


def run_job(job_id: UUID | str, *, now: datetime | None = None) -> None:
    """Run what is owed and due, unless another worker has it. A failure of the job is written down, not raised."""
    now = now or timezone.now()
    clock = _clock(now)
    claimed = _claim(job_id, now)
    if claimed is None:
        return
    try:
        # The language of whoever started the job does not reach it: a letter chooses its own.
        with translation.override(settings.LANGUAGE_CODE):
            _find(claimed.function)(JobRun(claimed.pk, claimed.attempts), **decode_ids(claimed.arguments))
    except Exception as error:
        _note_failure(claimed, error, clock())
    else:
        _settle(claimed, status=JobStatus.DONE, finished_at=clock(), failure="")


def sweep(now: datetime, *, keep_going: Callable[[], bool] = lambda: True) -> int:
    """Owe again what killed workers left behind, then enqueue (or run, without a Redis) all that is owed and due."""
    clock = _clock(now)
    _owe_lost_jobs_again(now)
    due = list(Job.objects.due(now).order_by("due_at", "pk").values_list("pk", flat=True))
    if settings.REDIS_URL:
        return job_queue.enqueue_missing(due)
    handled = 0
    for job_id in due:
        if not keep_going():
            break
        run_job(job_id, now=clock())
        handled += 1
    return handled


def retry_failed(failed: Job, *, now: datetime) -> bool:
    """Give a failed job one more attempt; False if it did not fail, or if the same work is owed already."""
    try:
        with transaction.atomic():
            is_owed = (
                Job.objects.failed().filter(pk=failed.pk).update(status=JobStatus.OWED, due_at=now, finished_at=None)
            )
    except IntegrityError:
        return False
    if is_owed:
        _hand_over_after_commit(failed)
    return bool(is_owed)


def _owe_once(unique_key: str, facts: dict[str, object]) -> tuple[Job, bool]:
    unfinished = Job.objects.unfinished()
    try:
        return unfinished.get_or_create(unique_key=unique_key, defaults=facts)
    except IntegrityError:
        # The other job was unfinished when we inserted ours and finished before we looked for it: the key is free.
        return unfinished.get_or_create(unique_key=unique_key, defaults=facts)


def _hand_over_after_commit(owed: Job) -> None:
    def hand_over() -> None:
        if settings.REDIS_URL:
            job_queue.enqueue(owed.pk)
        else:
            run_job(owed.pk)

    # Robust: what was saved is saved, and the sweep finds what is owed. Nothing here may become somebody's error page.
    transaction.on_commit(hand_over, robust=True)


def _claim(job_id: UUID | str, now: datetime) -> Job | None:
    """One conditional UPDATE: of two workers, one changes the row."""
    is_ours = (
        Job.objects.due(now)
        .filter(pk=job_id)
        .update(
            status=JobStatus.RUNNING,
            attempts=F("attempts") + 1,
            started_at=now,
            progress_done=0,
            progress_total=0,
        )
    )
    return Job.objects.get(pk=job_id) if is_ours else None


def _find(name: str) -> RegisteredJob:
    try:
        return _registered[name]
    except KeyError:
        raise UnknownJobError(name) from None


def _settle(claimed: Job, **changes: object) -> None:
    Job.objects.in_attempt(claimed.pk, claimed.attempts).update(**changes)


def _note_failure(claimed: Job, error: Exception, now: datetime) -> None:
    # Only what a job says on purpose is kept: the messages of libraries hold addresses and rows.
    failure = f"{type(error).__name__}: {error}" if isinstance(error, JobFailed) else type(error).__name__
    logger.error(
        "Job %s failed at attempt %d: %s\n%s",
        claimed,
        claimed.attempts,
        failure,
        "".join(traceback.format_tb(error.__traceback__)),
    )
    if claimed.attempts > claimed.retries:
        _settle(claimed, status=JobStatus.FAILED, finished_at=now, failure=failure[:300])
        return
    pause = _registered[claimed.function].retry_after if claimed.function in _registered else timedelta(minutes=1)
    due_at = now + pause * 2 ** min(claimed.attempts - 1, MAX_DOUBLINGS)
    _settle(claimed, status=JobStatus.OWED, due_at=due_at, failure=failure[:300])


def _owe_lost_jobs_again(now: datetime) -> None:
    lost = Job.objects.lost(started_before=now - timedelta(seconds=settings.JOB_TIMEOUT_SECONDS))
    used_up = lost.filter(attempts__gt=F("retries"))
    failed = used_up.update(status=JobStatus.FAILED, finished_at=now, failure=WORKER_LOST)
    owed = lost.update(status=JobStatus.OWED, due_at=now, failure=WORKER_LOST)
    if failed or owed:
        logger.error("%d jobs of lost workers are owed again, %d have failed.", owed, failed)


def _clock(now: datetime) -> Callable[[], datetime]:
    """A clock that starts at the given moment: the caller says when it is, and a job's duration is still true."""
    begun = time.monotonic()
    return lambda: now + timedelta(seconds=time.monotonic() - begun)
