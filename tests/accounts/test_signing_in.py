"""The one door, as people go through it."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.http import HttpResponse

from accounts.totp import code_now
from tests.accounts.conftest import LOGIN, PASSWORD, SECRET, Visitor
from users.models import User

pytestmark = pytest.mark.django_db


def errors_of(answer: HttpResponse) -> str:
    box = BeautifulSoup(answer.content, "html.parser").select_one(".form-errors")
    return " ".join(box.get_text(" ").split()) if box else ""


def test_password_and_code_open_the_door(visitor: Visitor, member: User):
    assert visitor.give_password(member.email).url == "/en/account/login/second-factor/"
    assert not visitor.is_in()
    assert visitor.give_code(code_now(SECRET)).url == "/admin/"
    assert visitor.is_in()


def test_the_door_leads_on_to_where_one_wanted_to_go(visitor: Visitor, member: User):
    asked = visitor.client.get("/admin/pages/")
    visitor.client.post(asked.url, {"login": member.email, "password": PASSWORD, "next": "/admin/pages/"})
    assert visitor.give_code(code_now(SECRET)).url == "/admin/pages/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example.net/", "//evil.example.net/"])
def test_the_door_leads_to_no_other_site(visitor: Visitor, member: User, elsewhere: str):
    visitor.client.post(LOGIN, {"login": member.email, "password": PASSWORD, "next": elsewhere})
    assert visitor.give_code(code_now(SECRET)).url == "/admin/"


def test_capital_letters_in_the_address_do_not_matter(visitor: Visitor, member: User):
    assert visitor.give_password("ADA@Example.ORG").status_code == 302


def test_wrong_codes_are_refused(visitor: Visitor, member: User):
    visitor.give_password(member.email)
    wrong = f"{(int(code_now(SECRET)) + 1) % 1_000_000:06d}"
    assert "This code is not right." in errors_of(visitor.give_code(wrong))
    assert not visitor.is_in()


def test_a_code_opens_the_door_once(make_visitor: Callable[[], Visitor], member: User, time_machine):
    time_machine.move_to("2026-11-22T12:00:01+00:00", tick=False)
    first, second = make_visitor(), make_visitor()
    first.sign_in(member)
    assert first.is_in()
    second.sign_in(member)
    assert not second.is_in()


def test_newcomers_set_up_an_app_and_get_recovery_codes(visitor: Visitor, newcomer: User):
    assert visitor.give_password(newcomer.email).url == "/en/account/second-factor/"
    page = visitor.client.get("/en/account/app/")
    secret = BeautifulSoup(page.content, "html.parser").select_one(".account__secret").get_text()
    answer = visitor.client.post("/en/account/app/", {"code": code_now(secret)})
    assert answer.url == "/en/account/recovery-codes/"
    # That they are in from now on is noted after the commit, and seen in tests/journeys/test_first_day.py.
    assert {factor.type for factor in Authenticator.objects.filter(user=newcomer)} == {"totp", "recovery_codes"}


def test_secrets_are_encrypted_in_the_database(member: User):
    stored = Authenticator.objects.get(user=member).data["secret"]
    assert SECRET not in stored
    assert stored.startswith("gAAAA")


def test_a_recovery_code_opens_the_door_once(make_visitor: Callable[[], Visitor], member: User):
    visitor = make_visitor()
    visitor.sign_in(member)
    visitor.client.post("/en/account/recovery-codes/new/")
    codes = visitor.client.get("/en/account/recovery-codes/download/").content.decode().split()
    assert len(codes) == 10
    for is_let_in in (True, False):
        other = make_visitor()
        other.give_password(member.email)
        other.give_code(codes[0])
        assert other.is_in() is is_let_in


def test_the_last_second_factor_stays(visitor: Visitor, member: User):
    visitor.sign_in(member)
    answer = visitor.client.post("/en/account/app/remove/")
    assert "This is your last second factor." in errors_of(answer)
    assert Authenticator.objects.filter(user=member, type="totp").exists()


@pytest.mark.parametrize("method", ["post", "delete"])
def test_the_last_passkey_stays(visitor: Visitor, member: User, method: str):
    visitor.sign_in(member)
    key = Authenticator.objects.create(user=member, type="webauthn", data={"name": "Key"})
    Authenticator.objects.filter(user=member, type="totp").delete()
    answer = getattr(visitor.client, method)(f"/en/account/passkeys/{key.pk}/remove/")
    assert answer.status_code == {"post": 200, "delete": 405}[method]
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_two_people_sign_in_with_one_browser(visitor: Visitor, newcomer: User, member: User):
    """The first one gave a password, and left before the second factor was set up."""
    visitor.give_password(newcomer.email)
    assert visitor.sign_in(member).url == "/admin/"
    assert visitor.is_in()


def test_pages_with_secrets_are_kept_by_no_browser(visitor: Visitor, newcomer: User):
    visitor.give_password(newcomer.email)
    assert "no-store" in visitor.client.get("/en/account/app/").headers["Cache-Control"]


def test_who_cannot_be_counted_is_not_let_in(visitor: Visitor, member: User):
    visitor.client.defaults["REMOTE_ADDR"] = ""
    assert visitor.give_password(member.email).status_code == 403


def test_closed_accounts_stay_out(visitor: Visitor, member: User):
    member.is_active = False
    member.save()
    visitor.sign_in(member)
    assert not visitor.is_in()


def test_the_answer_for_unknown_addresses_is_the_same(make_visitor: Callable[[], Visitor], member: User):
    known = make_visitor().give_password(member.email, "wrong wrong wrong")
    unknown = make_visitor().give_password("nobody@example.org", "wrong wrong wrong")
    assert known.status_code == unknown.status_code == 200
    assert errors_of(known) == errors_of(unknown) != ""
    assert known.headers.keys() == unknown.headers.keys()


def test_an_account_is_throttled_from_all_addresses(make_visitor: Callable[[], Visitor], member: User):
    for number in range(5):
        visitor = Visitor(make_visitor().client)
        visitor.client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        visitor.give_password(member.email, "wrong wrong wrong")
    late = make_visitor()
    late.client.defaults["REMOTE_ADDR"] = "192.0.2.99"
    assert "Too many failed login attempts." in errors_of(late.give_password(member.email))


def test_an_address_is_throttled_for_all_accounts(visitor: Visitor, member: User):
    for number in range(10):
        visitor.give_password(f"person{number}@example.org", "wrong wrong wrong")
    assert "Too many failed login attempts." in errors_of(visitor.give_password(member.email))


def test_codes_are_throttled(visitor: Visitor, member: User):
    visitor.give_password(member.email)
    wrong = f"{(int(code_now(SECRET)) + 1) % 1_000_000:06d}"
    for _attempt in range(5):
        visitor.give_code(wrong)
    visitor.give_code(code_now(SECRET))
    assert not visitor.is_in()


def test_a_proxys_word_counts_only_where_there_is_a_proxy(settings, rf):
    from core.addresses import client_address

    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.1"}, REMOTE_ADDR="198.51.100.7")
    assert client_address(request) == "198.51.100.7"
    settings.BEHIND_PROXY = True
    assert client_address(request) == "192.0.2.1"
