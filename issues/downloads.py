"""Counting downloads: once for each, by day, without keeping who it was."""

import logging
import re
from datetime import date

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponseBase

from issues.models import DownloadCount

logger = logging.getLogger(__name__)

# Words in the names that programs give themselves. They are looked at and not kept.
ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|scan|archive|facebookexternalhit|headless", re.IGNORECASE)
# Players and viewers ask for a first byte or two, only to learn whether ranges work.
PROBE = 2


def is_download(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Somebody begins to download a file: not the next part of one, not a robot, and not a browser on a suspicion."""
    if request.method != "GET" or ROBOT.search(request.headers.get("User-Agent", "")):
        return False
    if any("prefetch" in request.headers.get(name, "").lower() for name in ("Sec-Purpose", "Purpose", "X-Moz")):
        return False
    if response.status_code == 200:
        return True
    return response.status_code == 206 and _begins(request, response)


def count_download(*, edition_id: int, day: date) -> None:
    """Count one more download of an edition. Two at once are two."""
    try:
        with transaction.atomic():
            _add_one(edition_id, day)
    except DatabaseError:
        # Whoever wants to read the paper gets it, counted or not.
        logger.exception("A download was not counted.")


def _begins(request: HttpRequest, response: HttpResponseBase) -> bool:
    is_continued = "If-Range" in request.headers
    return (
        not is_continued
        and response["Content-Range"].startswith("bytes 0-")
        and int(response["Content-Length"]) > PROBE
    )


def _add_one(edition_id: int, day: date) -> None:
    today = DownloadCount.objects.filter(edition=edition_id, day=day)
    if today.update(count=F("count") + 1):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(edition_id=edition_id, day=day, count=1)
    except IntegrityError:
        # Somebody else was the first of the day.
        today.update(count=F("count") + 1)
