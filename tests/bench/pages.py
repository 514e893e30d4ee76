"""Times the public pages of the demo (run `make demo` once before): milliseconds, queries and bytes, cold and warm.

In one process and without a network: what Django and Wagtail cost, not what a server adds.
"""

import gzip
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 20

os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    DATABASE_URL=f"sqlite:///{ROOT / 'var' / 'torch.sqlite3'}",
    VAR_DIR=str(ROOT / "var"),
    REDIS_URL="",
    HTTPS="False",
    DEBUG="False",
    LOG_LEVEL="ERROR",
)

import django  # noqa: E402

django.setup()

from django.core.cache import cache  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Page  # noqa: E402

CLIENT = Client(SERVER_NAME="127.0.0.1")


def get(path: str) -> tuple[float, int, bytes]:
    """Milliseconds, queries and the body of one answer."""
    with CaptureQueriesContext(connection) as queries:
        start = time.perf_counter()
        response = CLIENT.get(path)
        milliseconds = (time.perf_counter() - start) * 1000
    if response.status_code != 200:
        sys.exit(f"{path} answers {response.status_code}. Run `make demo RESET=1` once.")
    return milliseconds, len(queries), response.content


def one_path_of_each_kind() -> dict[str, str]:
    """The newest live English page of each type: they differ in content, and their paths only in numbers."""
    paths: dict[str, str] = {}
    for page in Page.objects.live().filter(locale__language_code="en", depth__gt=1).order_by("-pk").specific():
        if path := page.get_url():
            paths.setdefault(type(page).__name__, path)
    return paths


def main() -> None:
    if not (ROOT / "var" / "torch.sqlite3").exists():
        sys.exit("There is no demo to measure. Run `make demo` once.")
    print(f"{'page':<20} {'cold ms':>8} {'queries':>8} {'warm ms':>8} {'queries':>8} {'bytes':>8} {'gzipped':>8}")
    for kind, path in sorted(one_path_of_each_kind().items()):
        get(path)  # Templates and renditions are made at the first visit of all.
        cache.clear()
        cold, cold_queries, _ = get(path)
        warm = [get(path) for _ in range(ROUNDS)]
        milliseconds = statistics.median(took for took, _, _ in warm)
        _, queries, body = warm[-1]
        print(
            f"{kind:<20} {cold:8.1f} {cold_queries:8} {milliseconds:8.1f} {queries:8} "
            f"{len(body):8,} {len(gzip.compress(body)):8,}"
        )


if __name__ == "__main__":
    main()
