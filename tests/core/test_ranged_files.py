from io import BytesIO

import pytest
from django.core.files.base import File
from django.http import HttpResponseBase
from django.test import RequestFactory

from core.ranged_files import send_file

CONTENT = bytes(range(256)) * 40
SIZE = len(CONTENT)


def ask(method: str = "GET", **headers: str) -> HttpResponseBase:
    request = RequestFactory().generic(method, "/paper.pdf", headers=headers)
    file = File(BytesIO(CONTENT), "paper.pdf")
    options = {"content_type": "application/pdf", "cache_control": "public, no-cache", "download_as": "paper.pdf"}
    return send_file(request, file, etag="abc", **options)


def test_a_file_is_sent_whole_with_what_a_browser_wants_to_know():
    answer = ask()
    assert answer.status_code == 200
    assert answer.getvalue() == CONTENT
    assert dict(answer.items()) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(SIZE),
        "Content-Disposition": 'attachment; filename="paper.pdf"',
        "Accept-Ranges": "bytes",
        "ETag": '"abc"',
        "Cache-Control": "public, no-cache",
    }


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, SIZE - 1),
        ("bytes=-10", SIZE - 10, SIZE - 1),
        ("bytes=-999999", 0, SIZE - 1),
        (f"bytes=10-{SIZE * 2}", 10, SIZE - 1),
        ("Bytes=5-5", 5, 5),
    ],
)
def test_one_range_is_sent_in_part(asked, first, last):
    answer = ask(Range=asked)
    assert answer.status_code == 206
    assert answer.getvalue() == CONTENT[first : last + 1]
    assert answer["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert answer["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=999999-", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused_with_the_size(asked):
    answer = ask(Range=asked)
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{SIZE}"


@pytest.mark.parametrize(
    "asked",
    ["bytes=0-1,5-9", "bytes=9-5", "bytes=-", "bytes=", "pages=1-2", "bytes=a-b", "bytes=1-2-3", f"bytes={'9' * 50}-"],
)
def test_what_is_no_single_range_is_answered_with_the_whole(asked):
    answer = ask(Range=asked)
    assert (answer.status_code, len(answer.getvalue())) == (200, SIZE)


@pytest.mark.parametrize("known", ['"abc"', 'W/"abc"', '"old", "abc"', "*"])
def test_who_has_it_already_gets_nothing(known):
    answer = ask(**{"If-None-Match": known, "Range": "bytes=0-9"})
    assert (answer.status_code, answer["ETag"]) == (304, '"abc"')
    assert answer["Cache-Control"] == "public, no-cache"


def test_who_has_another_one_gets_it():
    assert ask(**{"If-None-Match": '"old"'}).status_code == 200


@pytest.mark.parametrize(
    ("known", "status"), [('"abc"', 206), ('"old"', 200), ('W/"abc"', 200), ("Sat, 21 Nov 2026 10:00:00 GMT", 200)]
)
def test_a_download_is_continued_only_if_it_is_the_same_file(known, status):
    answer = ask(**{"Range": "bytes=10-", "If-Range": known})
    assert answer.status_code == status


@pytest.mark.parametrize("asked", ["", "bytes=0-9"])
def test_a_head_request_is_told_of_the_whole_without_a_byte(asked):
    answer = ask("HEAD", Range=asked)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Content-Length"] == str(SIZE)
    assert answer["Accept-Ranges"] == "bytes"


def test_the_file_is_closed_when_it_was_sent():
    file = File(BytesIO(CONTENT), "paper.pdf")
    request = RequestFactory().get("/", headers={"If-None-Match": '"abc"'})
    send_file(request, file, etag="abc", content_type="application/pdf", cache_control="no-cache")
    assert file.closed
