from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config.urls import urlpatterns as site_urls
from core.open_fields import TypedEmail, TypedLine, TypedText
from core.open_forms import AT_LEAST, AT_MOST, OpenForm, new_token, open_door, read_token

pytestmark = pytest.mark.urls(__name__)

OURS = {"HTTP_ORIGIN": "http://testserver"}


class SeatForm(OpenForm):
    name = TypedLine(max_length=20)
    remark = TypedText(required=False)
    email = TypedEmail(required=False)


@open_door(max_bytes=2000)
def take_a_seat(request: HttpRequest) -> HttpResponse:
    form = SeatForm(request.POST)
    return HttpResponse("taken" if form.is_valid() else form.errors.as_text(), status=200 if form.is_valid() else 422)


# The pages that say no stand in the site's own frame, with its links.
urlpatterns = [path("seat/", take_a_seat), *site_urls]


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def token(noon) -> str:
    made = new_token()
    noon.shift(AT_LEAST * 2)
    return made


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (OURS, 200),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}, 200),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 200),
        ({"HTTP_REFERER": "http://testserver/en/work-with-us/"}, 200),
        ({}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://testserver.example.org"}, 403),
        ({"HTTP_ORIGIN": "https://testserver"}, 403),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "none"}, 403),
        ({"HTTP_REFERER": "http://[broken"}, 403),
        ({"HTTP_REFERER": "http://elsewhere.example.org/?http://testserver/"}, 403),
    ],
)
@pytest.mark.django_db
def test_a_form_comes_from_our_own_pages_only(token: str, headers: dict[str, str], status: int):
    answer = Client(enforce_csrf_checks=True).post("/seat/", {"token": token, "name": "Ada"}, **headers)
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_the_public_address_counts_as_our_own_behind_a_proxy(client, settings, token):
    settings.CSRF_TRUSTED_ORIGINS = ["https://torch.example.org"]
    answer = client.post("/seat/", {"token": token, "name": "Ada"}, HTTP_ORIGIN="https://torch.example.org")
    assert answer.content == b"taken"


@pytest.mark.parametrize(
    ("make", "pause", "words"),
    [
        (new_token, AT_LEAST / 2, "faster than anybody can type"),
        (new_token, AT_MOST + timedelta(seconds=2), "open for more than a day"),
        (lambda: "", AT_MOST, "where this form comes from"),
        (lambda: "forged:1:2", AT_LEAST, "where this form comes from"),
        (lambda: new_token()[:-1] + "é", AT_LEAST * 2, "where this form comes from"),
        (lambda: "x\0y", AT_LEAST, "where this form comes from"),
    ],
)
def test_a_token_that_does_not_hold_is_told_in_words(client, noon, make, pause: timedelta, words: str):
    token = make()
    noon.shift(pause)
    answer = client.post("/seat/", {"token": token, "name": "Ada"}, **OURS)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_token_has_one_key(noon):
    token = new_token()
    noon.shift(AT_LEAST * 2)
    another = new_token()
    noon.shift(AT_LEAST * 2)
    assert read_token(token) == read_token(token) != read_token(another)


def test_a_form_that_comes_back_carries_a_token_that_will_hold(noon, token):
    wrong_name = SeatForm({"token": token, "name": ""})
    assert not wrong_name.is_valid()
    assert wrong_name.token_to_send == token
    early = new_token()
    too_early = SeatForm({"token": early, "name": "Ada"})
    assert not too_early.is_valid()
    assert too_early.token_to_send == early
    noon.shift(AT_MOST * 2)
    too_late = SeatForm({"token": token, "name": "Ada"})
    assert not too_late.is_valid()
    fresh = too_late.token_to_send
    noon.shift(AT_LEAST * 2)
    assert SeatForm({"token": fresh, "name": "Ada"}).is_valid()


def test_a_renewed_token_has_another_key(noon, token):
    form = SeatForm({"token": token, "name": "Ada"})
    assert form.is_valid()
    form.renew_token()
    renewed = form.token_to_send
    noon.shift(AT_LEAST * 2)
    assert read_token(renewed) != read_token(token)


def test_an_unsent_form_carries_a_new_token(noon):
    token = SeatForm().token_to_send
    noon.shift(AT_LEAST * 2)
    assert read_token(token)


def test_what_only_programs_fill_in_is_refused_in_words(client, token):
    answer = client.post("/seat/", {"token": token, "name": "Ada", "homepage": "http://spam.example.org"}, **OURS)
    assert answer.status_code == 422
    assert "perhaps by your browser" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"data": b"name=" + b"x" * 3000, "content_type": "application/x-www-form-urlencoded"}, 413),
        ({"data": b"no boundary", "content_type": "multipart/form-data; boundary="}, 400),
        ({"data": b"name=x", "content_type": "application/x-www-form-urlencoded; charset=utf-7"}, 400),
    ],
)
def test_what_cannot_be_read_is_answered_in_words(client, facts: dict, status: int):
    answer = client.post("/seat/", **facts, **OURS)
    assert answer.status_code == status
    assert "We could not read what you sent" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada\r\nLovelace", "Ada Lovelace"),
        ("Ada\0\x0b Love\u2028lace", "Ada Love lace"),
        ("\u202eadA", "adA"),
        ("عادة\u200f", "عادة\u200f"),
        ("Zoë 🔥", "Zoë 🔥"),
    ],
)
def test_a_line_keeps_what_can_be_read(typed: str, kept: str):
    assert TypedLine().clean(typed) == kept


def test_a_text_keeps_its_lines():
    assert TypedText().clean("One\r\n\r\nTwo\rThree\x0cFour\x07") == "One\n\nTwo\nThree\nFour"


@pytest.mark.parametrize("typed", ["half \ud83d", "broken \ufffd"])
@pytest.mark.parametrize("field", [TypedLine(), TypedText(), TypedEmail()])
def test_broken_characters_are_told_in_words(field, typed: str):
    with pytest.raises(Exception, match="arrived broken"):
        field.clean(typed)


@pytest.mark.parametrize("field", [TypedLine(max_length=5), TypedText(max_length=5)])
def test_what_is_too_long_is_told_and_not_cut_by_the_browser(field):
    with pytest.raises(Exception, match="at most 5 characters"):
        field.clean("too long")
    assert "maxlength" not in field.widget_attrs(field.widget)
