"""The form that anybody may send, filled in with everything that is no contribution."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from hypothesis import example, given

from core.open_fields import CONTROLS, LINE_ENDS
from core.open_forms import AT_LEAST, AT_MOST, new_token
from home.contributions.models import Contribution
from tests.bad_input.browser import as_received, errors_in, post, soup_of
from tests.bad_input.conftest import few_examples
from tests.bad_input.strings import NAUGHTY, SOME, anything
from tests.factories import ContributionPageFactory, in_french
from tests.home.contributions.documents import macro_docx
from tests.uploads import GIF_AND_SCRIPT, HTML, PDF

pytestmark = pytest.mark.django_db

TYPED = ["title", "text", "name", "email"]
SENTENCE_ENDS = (".", "!", "?", "…")
type Send = Callable[..., HttpResponse]


@pytest.fixture
def send(client: Client, time_machine) -> Send:
    in_french(ContributionPageFactory())
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    token = new_token()
    time_machine.shift(AT_LEAST * 2)

    def send_form(language: str = "fr", **facts: str) -> HttpResponse:
        whole = {"kind": "TEXT", "title": "", "text": "", "name": "", "email": "", "token": token, **facts}
        return post(client, f"/{language}/contribute/", whole)

    return send_form


def readable(text: str) -> str:
    """What is left of a text once the fields have put its line ends and spaces in order."""
    return " ".join(CONTROLS.sub("", LINE_ENDS.sub("\n", text)).split())


def assert_answered(answer: HttpResponse, language: str, typed: dict[str, str]) -> None:
    """It is taken; or each mistake is said in a sentence, and everything typed stands in the form again."""
    if answer.status_code == 303:
        assert answer.url == f"/{language}/contribute/sent/"
        return
    soup = soup_of(answer)
    assert (answer.status_code, soup.html["lang"]) == (422, language)
    errors = errors_in(soup)
    assert errors
    assert [error for error in errors if not error.endswith(SENTENCE_ENDS)] == []
    for name, text in typed.items():
        field = soup.select_one(f"form.form [name={name}]")
        shown = field.get_text() if field.name == "textarea" else field.get("value", "")
        assert readable(shown) == readable(as_received(text)), name
        assert field.get("onfocus") is None


def test_every_field_at_once(send: Send):
    for text in NAUGHTY.values():
        typed = dict.fromkeys(TYPED, text)
        assert_answered(send(**typed), "fr", typed)


def test_each_field_of_a_form_that_is_right_otherwise(send: Send):
    for text in SOME:
        right = {"title": "Gloves", "text": "None came.", "name": "Tamsin", "email": "tamsin@example.org"}
        for name in ["title", "text", "name"]:
            facts = {**right, name: text, "token": new_token()}
            assert_answered(send("en", **facts), "en", {name: facts[name] for name in TYPED})


def test_fields_that_nobody_types_into(send: Send):
    for text in SOME:
        typed = {"title": "Gloves", "text": "None came.", "name": "Tamsin", "email": "tamsin@example.org"}
        for name in ["kind", "token", "homepage"]:
            assert_answered(send(**typed, **{name: text}), "fr", typed)
        assert Contribution.objects.count() <= 1


@few_examples
@given(title=anything, text=anything, name=anything, email=anything)
@example(title="\0", text="\ud800", name="\u202e", email="@")
def test_anything_at_all(send: Send, title: str, text: str, name: str, email: str):
    typed = {"title": title, "text": text, "name": name, "email": email}
    assert_answered(send(**typed, token=new_token()), "fr", typed)


@few_examples
@given(token=anything)
def test_tokens_that_we_never_made(send: Send, token: str):
    typed = {"title": "Gloves", "text": "None came.", "name": "", "email": "tamsin@example.org"}
    answer = send(**typed, token=token)
    assert_answered(answer, "fr", typed)
    assert answer.status_code == 422
    assert soup_of(answer).select_one("[name=token]")["value"] != token


def test_tokens_that_hold_no_more(send: Send, time_machine):
    typed = {"title": "Gloves", "text": "None came.", "name": "", "email": "tamsin@example.org"}
    time_machine.shift(AT_MOST * 2)
    answer = send(**typed)
    assert_answered(answer, "fr", typed)
    assert answer.status_code == 422
    renewed = soup_of(answer).select_one("[name=token]")["value"]
    time_machine.shift(AT_LEAST * 2)
    assert send(**typed, token=renewed).status_code == 303


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.docx", b""),
        ("text.docx", PDF),
        ("text.docx", macro_docx()),
        ("text.docx", b"PK\x03\x04" + b"\0" * 200),
        ("text.odt", b"PK\x05\x06" + bytes(18)),
        ("text.pdf", HTML),
        ("text.pdf", PDF[:-6]),
        ("text.txt", b"\xff\xfe\0\xd8"),
        ("text.txt", b"\0" * 100),
        ("picture.gif", GIF_AND_SCRIPT),
        ("no ending", b"words"),
        ("\u202efdp.exe", b"MZ"),
        ("../../etc/passwd", b"root"),
        ("x" * 1_000 + ".pdf", b"%PDF-"),
        (".docx", b"words"),
    ],
)
def test_files_of_the_wrong_kind(client: Client, send: Send, name: str, content: bytes):
    typed = {"title": "Gloves", "text": "None came.", "name": "", "email": "tamsin@example.org"}
    facts = {**typed, "kind": "TEXT", "token": new_token(), "file": SimpleUploadedFile(name, content)}
    answer = client.post("/fr/contribute/", facts, headers={"Origin": "http://testserver"})
    assert_answered(answer, "fr", typed)
    assert soup_of(answer).select_one("#id_file_error")
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"words"),
        ("multipart/form-data; boundary=", b"words"),
        ("multipart/form-data; boundary=\xe9", b"words"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="text"\r\n'),
        ("application/x-www-form-urlencoded; charset=utf-16", b"text=words"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=b" for _ in range(10_001))),
        ("application/json", b"{"),
        ("text/plain; charset=nonsense", b"words"),
        ("", b"words"),
    ],
)
def test_bodies_that_are_no_form(client: Client, send: Send, content_type: str, body: bytes):
    answer = client.generic("POST", "/fr/contribute/", body, content_type, HTTP_ORIGIN="http://testserver")
    assert answer.status_code in (400, 422)
    assert soup_of(answer).html["lang"] == "fr"
    assert not Contribution.objects.exists()
