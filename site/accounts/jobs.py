from datetime import time

from accounts import letters  # noqa: F401 - Importing registers them, and every process must know them.
from accounts.services import delete_ended_sessions
from core.jobs import JobRun, job
from core.schedules import scheduled


@scheduled(daily_at=time(4, 0))
@job()
def forget_ended_sessions(run: JobRun) -> None:
    """Delete sessions that are over, and from where they were begun."""
    delete_ended_sessions()
