"""The staff's own forms: what strangers type at the door, and what the staff mistype inside."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import example, given

from accounts.totp import code_now
from tests.accounts.conftest import PASSWORD, SECRET
from tests.bad_input.browser import as_received, errors_in, post, soup_of
from tests.bad_input.conftest import few_examples
from tests.bad_input.strings import NAUGHTY, SOME, anything
from tests.factories import UserFactory
from users.models import User

pytestmark = pytest.mark.django_db

LOGIN = "/fr/account/login/"
SECOND_FACTOR = "/fr/account/login/second-factor/"


def assert_refused(answer: HttpResponse, *, language: str = "fr", **typed: str) -> None:
    """The same form in the same language, with a reason and with what was typed."""
    soup = soup_of(answer)
    assert (answer.status_code, soup.html["lang"]) == (200, language)
    errors = errors_in(soup)
    assert errors
    assert [error for error in errors if not error.endswith(".")] == []
    for name, text in typed.items():
        assert soup.select_one(f"main [name={name}]").get("value", "") == as_received(text), name


def assert_ours(answer: HttpResponse) -> None:
    """It leads on, and to nobody else's site."""
    assert answer.status_code == 302
    target = urlsplit(urljoin("http://testserver/fr/account/", answer.url))
    assert (target.scheme, target.netloc) == ("http", "testserver")


def test_the_door(client: Client, member: User):
    for text in NAUGHTY.values():
        assert_refused(post(client, LOGIN, {"login": text, "password": text, "remember": text}), login=text)
        assert_refused(post(client, LOGIN, {"login": member.email, "password": text}), login=member.email)
        assert "_auth_user_id" not in client.session


@few_examples
@given(login=anything, password=anything)
def test_anything_at_the_door(client: Client, member: User, login: str, password: str):
    assert_refused(post(client, LOGIN, {"login": login, "password": password}), login=login)


def test_wherever_one_wants_to_go_the_door_opens_to_our_own_pages_only(member: User):
    for text in SOME:
        client = Client()
        typed = {"login": member.email, "password": "wrong wrong wrong", "next": text}
        assert_refused(post(client, LOGIN, typed), login=member.email)
        assert client.get(LOGIN, {"next": as_received(text)}).status_code == 200
        assert_ours(post(client, LOGIN, {**typed, "password": PASSWORD}))
        assert_ours(post(client, SECOND_FACTOR, {"code": code_now(SECRET), "next": text}))


def test_codes(between: Client):
    for text in NAUGHTY.values():
        assert_refused(post(between, SECOND_FACTOR, {"code": text}), code=text)


@few_examples
@given(code=anything)
@example(code="１２３４５６")
def test_any_code(between: Client, code: str):
    assert_refused(post(between, SECOND_FACTOR, {"code": code}), code=code)


def test_confirming_who_one_is(inside: Client):
    for text in SOME:
        assert_refused(post(inside, "/fr/account/confirm/", {"password": text, "next": text}))
        assert_refused(post(inside, "/fr/account/confirm/code/", {"code": text, "next": text}), code=text)


def test_changing_the_password(inside: Client):
    for text in SOME:
        facts = {"oldpassword": text, "password1": text, "password2": text + "!"}
        assert_refused(post(inside, "/fr/account/password/", facts))


def test_setting_up_an_app(client: Client):
    newcomer = UserFactory(email="new@example.org")
    post(client, LOGIN, {"login": newcomer.email, "password": PASSWORD})
    client.get("/fr/account/app/")
    for text in SOME:
        assert_refused(post(client, "/fr/account/app/", {"code": text}), code=text)


def test_forms_without_fields(inside: Client):
    for text in SOME:
        facts = {text: text, "next": text}
        assert_refused(post(inside, "/fr/account/app/remove/", facts))
        assert_ours(post(inside, "/fr/account/recovery-codes/new/", facts))
        assert post(inside, "/fr/account/sessions/0/end/", facts).status_code == 404
        assert_ours(post(Client(), "/fr/account/logout/", facts))


def test_too_many_tries_are_told_in_words(inside: Client):
    for _attempt in range(20):
        answer = inside.post("/fr/account/confirm/", {"password": "wrong"})
    soup = soup_of(answer)
    assert (answer.status_code, soup.html["lang"]) == (429, "fr")
    assert len(soup.select("main h1")) == 1
