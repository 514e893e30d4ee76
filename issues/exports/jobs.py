from datetime import timedelta

from core.jobs import JobRun, job, start
from core.schedules import scheduled
from issues.exports.services import make_exports, withdraw_gone_exports
from issues.exports.sources import sources_of
from issues.models import IssuePage


@job(name="issues.export_issue")
def export_issue(run: JobRun, *, number: int) -> None:
    """Make what readers take away of an issue, unless it is made already."""
    make_exports(number=number)
    withdraw_gone_exports()


@scheduled(every=timedelta(days=1))
@job(name="issues.export_every_issue", retries=0)
def export_every_issue(run: JobRun) -> None:
    """Look at every issue once a day: one that was published before a new look, or while a job was lost, is made."""
    for number in set(IssuePage.objects.live().exclude(number=None).values_list("number", flat=True)):
        start_export(number)


def start_export(number: int) -> None:
    """Owe the exports of an issue as it is now.

    The key holds the state of the issue: ten changes at once are one job for the last of them, and a change that comes
    while a job is running is another state, so it has a job of its own.
    """
    start(export_issue, unique_key=f"exports/{number}/{sources_of(number)[:32]}", number=number)
