"""A process that does one thing again and again until it is told to stop."""

import logging
import signal
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)

NAP_SECONDS = 0.5


class Loop:
    """Calls a step until SIGTERM or SIGINT comes; a step that has begun is finished first."""

    def __init__(self) -> None:
        self.is_stopping = False

    def keep_going(self) -> bool:
        return not self.is_stopping

    def run(self, step: Callable[[datetime], object], *, every: timedelta) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while self.keep_going():
            close_old_connections()
            try:
                step(timezone.now())
            except (DatabaseError, InterfaceError):
                # A database that restarts must not end the process: the next step tries again.
                logger.exception("The database does not answer.")
            self._sleep(every)

    def _stop(self, number: int, frame: object) -> None:
        self.is_stopping = True

    def _sleep(self, pause: timedelta) -> None:
        # In naps, because Python resumes a sleep that a signal interrupted.
        wake_at = time.monotonic() + pause.total_seconds()
        while self.keep_going() and time.monotonic() < wake_at:
            time.sleep(NAP_SECONDS)
