from datetime import time

from django.utils import timezone

from core.jobs import JobRun, job
from core.schedules import scheduled
from distribution.distributors import services


@scheduled(daily_at=time(5, 0))
@job(name="distributors.end_pauses")
def end_pauses(run: JobRun) -> None:
    """Let those take copies again whose pause is over."""
    services.resume_whose_pause_is_over(now=timezone.now())
