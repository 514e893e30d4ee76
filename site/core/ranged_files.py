"""Sends a file as HTTP knows it: whole, in part, only its facts, or not at all because the reader has it already.

The rules are those of RFC 9110: conditions (13.1) and ranges (14). More than one range is answered with the whole file.
"""

import logging
import re
from dataclasses import dataclass

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified

from core.storages import private_storage

logger = logging.getLogger(__name__)

ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.IGNORECASE | re.ASCII)
ETAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True)
class Range:
    """Bytes of a file, from the first to the last."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class FilePart:
    """Some bytes of an open file, to be read once. It closes the file."""

    def __init__(self, file: File, part: Range) -> None:
        self._file = file
        self._left = part.length
        file.seek(part.first)

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(content)
        return content

    def close(self) -> None:
        self._file.close()


def open_private(name: str) -> File:
    """A private file, for those who may have it. Lost ones are found by administrators in the log, not by readers."""
    try:
        return private_storage().open(name, "rb")
    except FileNotFoundError as error:
        logger.error("A file is missing from the private storage: %s", name)
        raise Http404 from error


def send_file(
    request: HttpRequest, file: File, *, etag: str, content_type: str, cache_control: str, download_as: str = ""
) -> HttpResponseBase:
    """Answer a GET or HEAD with this file, which is closed when it has been sent.

    `etag` names its content, without quotation marks. With `download_as` browsers save it under that name.
    """
    size, quoted = file.size, f'"{etag}"'
    part = _asked_part(request, quoted, size)
    if _has_it(request, quoted):
        file.close()
        response: HttpResponseBase = HttpResponseNotModified()
    elif part is not None and part.length <= 0:
        file.close()
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        response = _with_content(request, file, part or Range(0, size - 1), content_type, download_as)
        if part is not None:
            response.status_code = 206
            response["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
        response["Accept-Ranges"] = "bytes"
    response["ETag"] = quoted
    response["Cache-Control"] = cache_control
    return response


def _with_content(
    request: HttpRequest, file: File, part: Range, content_type: str, download_as: str
) -> HttpResponseBase:
    sent = FilePart(file, part)
    response = FileResponse(sent, as_attachment=bool(download_as), filename=download_as, content_type=content_type)
    response["Content-Length"] = str(part.length)
    if request.method != "HEAD":
        return response
    file.close()
    return HttpResponse(headers=dict(response.items()))


def _has_it(request: HttpRequest, quoted: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return known.strip() == "*" or quoted in ETAG.findall(known)


def _asked_part(request: HttpRequest, quoted: str, size: int) -> Range | None:
    """The one range that is asked for, without a byte in it if the file has none there; None for the whole file."""
    # A weak tag or a date says too little about the bytes that the reader has already.
    if request.method != "GET" or request.headers.get("If-Range", quoted) != quoted:
        return None
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None:
        return None
    first, last = asked.groups()
    if not first:
        return Range(max(0, size - int(last)), size - 1) if last else None
    if last and int(last) < int(first):
        return None
    return Range(int(first), min(int(last or size), size - 1))
