from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection


def together(count: int, action: Callable[[], object]) -> None:
    """Run an action in so many threads at the same moment, each with a database connection of its own."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: threads cannot share SQLite's database in memory")
    barrier = Barrier(count)

    def act() -> None:
        barrier.wait(timeout=10)
        try:
            action()
        finally:
            connection.close()

    threads = [Thread(target=act) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
