"""What `make demo` adds to gunicorn: the clock, so that what an editor orders for a minute to come happens then."""

import subprocess
import sys
from typing import Protocol


class Server(Protocol):
    """gunicorn's own process, as its hooks get it."""

    scheduler: subprocess.Popen[bytes]


def when_ready(server: Server) -> None:
    server.scheduler = subprocess.Popen([sys.executable, "manage.py", "scheduler"])


def on_exit(server: Server) -> None:
    # gunicorn also comes here when it could not start.
    if scheduler := getattr(server, "scheduler", None):
        scheduler.terminate()
        scheduler.wait()
