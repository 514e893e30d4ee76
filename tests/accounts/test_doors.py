"""Every way in that takes a password alone, tried: none of them leads anywhere."""

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.factors import SHOWN_BY, remember_factor
from accounts.middleware import AuthenticationMiddleware
from tests.accounts.conftest import LOGIN, PASSWORD, SECOND_FACTOR
from users.models import User

pytestmark = pytest.mark.django_db

CLOSED_DOORS = [
    "/admin/login/",
    "/admin/password_reset/",
    "/admin/password_reset/done/",
    "/admin/password_reset/confirm/MQ/set-password/",
    "/admin/password_reset/complete/",
    "/en/_util/login/",
    "/fr/_util/login/",
]
BEHIND_THE_DOOR = [
    "/admin/",
    "/admin/pages/",
    "/admin/users/",
    "/admin/account/",
    "/admin/reports/site-history/",
    "/admin/editions/",
]


@pytest.mark.parametrize("address", CLOSED_DOORS)
def test_other_doors_lead_to_the_one_door_and_take_no_password(client: Client, member: User, address: str):
    answer = client.get(address)
    assert (answer.status_code, answer.url.partition("?")[0][3:]) == (302, LOGIN[3:])
    posted = client.post(address, {"username": member.email, "password": PASSWORD, "email": member.email})
    assert posted.status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["signup/", "password/reset/", "email/", "login/code/", "2fa/", "confirm-email/"])
def test_allauths_other_doors_do_not_exist(client: Client, address: str):
    assert client.get(f"/en/account/{address}").status_code == 404


@pytest.mark.parametrize("address", BEHIND_THE_DOOR)
def test_a_session_with_a_password_alone_is_nobodys(client: Client, member: User, address: str):
    client.force_login(member)
    assert client.get(address).url.startswith(LOGIN)


def test_a_session_with_somebody_elses_second_factor_is_nobodys(client: Client, member: User, newcomer: User):
    client.force_login(member)
    session = client.session
    session[SHOWN_BY] = str(newcomer.pk)
    session.save()
    assert client.get("/admin/").url.startswith(LOGIN)


@pytest.mark.parametrize("address", ["app/", "passkeys/add/", "second-factor/", "recovery-codes/", "password/", ""])
def test_a_password_alone_does_not_change_how_somebody_signs_in(client: Client, member: User, address: str):
    """Somebody who has a second factor cannot be given another by who knows only the password."""
    client.force_login(member)
    assert client.get(f"/en/account/{address}").url.startswith(LOGIN)


@pytest.mark.parametrize(
    "address", ["recovery-codes/", "recovery-codes/new/", "password/", "sessions/", "passkeys/", ""]
)
def test_a_newcomer_sets_up_a_factor_and_nothing_else(visitor, newcomer: User, address: str):
    visitor.give_password(newcomer.email)
    assert visitor.client.get(f"/en/account/{address}").url.startswith(LOGIN)
    assert visitor.client.get("/en/account/app/").status_code == 200


def test_second_factor_is_not_reached_without_the_password(client: Client):
    assert client.get(SECOND_FACTOR).url == LOGIN


def test_readers_pages_ask_for_no_session(client: Client, member: User):
    client.force_login(member)
    answer = client.get("/en/")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_the_door_s_other_language_is_the_same_door(client: Client):
    page = client.get("/en/account/login/?next=/admin/pages/").content.decode()
    assert 'href="/fr/account/login/?next=/admin/pages/"' in page


def test_an_unknown_address_leads_to_the_other_front_page(client: Client):
    page = client.get("/en/no/such/page/").content.decode()
    assert '<a class="languages__link" href="/fr/"' in page


def test_code_that_waits_for_the_person_is_told_the_same(rf, member: User):
    """Asynchronous views ask for `request.auser`."""
    request = rf.get("/admin/")
    request.session, request.resolver_match = SessionStore(), None
    login(request, member, backend="allauth.account.auth_backends.AuthenticationBackend")
    AuthenticationMiddleware(lambda _request: None).process_request(request)
    assert async_to_sync(request.auser)().is_anonymous
    remember_factor(request, member)
    assert async_to_sync(request.auser)() == member


@pytest.mark.parametrize("address", ["app/", "recovery-codes/new/", "passkeys/add/"])
def test_nothing_is_kept_of_what_a_stranger_posts(client: Client, address: str):
    client.post(f"/en/account/{address}", {"code": "x" * 10_000})
    assert not Session.objects.exists()
