"""What happens to an account afterwards: letters, sessions, and help from an administrator."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.users.models import UserProfile

from accounts.browsers import browser_in_words
from accounts.services import delete_ended_sessions
from accounts.totp import enrol
from tests.accounts.conftest import PASSWORD, SECRET, Visitor
from tests.factories import UserFactory
from tests.sessions import sign_in
from users.models import User

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_a_sign_in_is_told_by_mail(visitor: Visitor, member: User, mailoutbox, django_capture_on_commit_callbacks):
    visitor.client.defaults["HTTP_USER_AGENT"] = FIREFOX
    with django_capture_on_commit_callbacks(execute=True):
        visitor.sign_in(member)
    (mail,) = mailoutbox
    assert mail.to == [member.email]
    assert "with your password and second factor" in mail.body
    assert "Firefox on Linux" in mail.body
    assert "/en/account/sessions/" in mail.body


def test_the_letter_is_in_the_language_of_its_reader(
    visitor: Visitor, member: User, mailoutbox, django_capture_on_commit_callbacks
):
    UserProfile.objects.create(user=member, preferred_language="fr")
    with django_capture_on_commit_callbacks(execute=True):
        visitor.sign_in(member)
    assert "/fr/account/sessions/" in mailoutbox[0].body


def test_changes_of_how_one_signs_in_are_told_by_mail(
    visitor: Visitor, member: User, mailoutbox, django_capture_on_commit_callbacks
):
    visitor.sign_in(member)
    new = "another long enough phrase"
    with django_capture_on_commit_callbacks(execute=True):
        visitor.client.post("/en/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    (mail,) = mailoutbox
    assert "password of your account was changed" in mail.body
    assert visitor.is_in()


def test_people_end_their_other_sessions(make_visitor: Callable[[], Visitor], member: User, time_machine):
    here, there = make_visitor(), make_visitor()
    time_machine.move_to("2026-11-22T12:00:01+00:00")
    there.sign_in(member)
    time_machine.move_to("2026-11-22T12:01:01+00:00")
    here.sign_in(member)
    other = UserSession.objects.get(session_key=there.client.session.session_key)
    here.client.post(f"/en/account/sessions/{other.pk}/end/")
    assert here.is_in()
    assert not there.is_in()


def test_nobody_ends_somebody_elses_session(visitor: Visitor, member: User):
    other = UserSession.objects.create(user=UserFactory(), ip="192.0.2.1", session_key="theirs", user_agent=FIREFOX)
    visitor.sign_in(member)
    assert visitor.client.post(f"/en/account/sessions/{other.pk}/end/").status_code == 404
    assert UserSession.objects.filter(pk=other.pk).exists()


def test_an_administrator_helps_who_has_lost_the_phone(
    client, visitor: Visitor, member: User, mailoutbox, django_capture_on_commit_callbacks
):
    visitor.sign_in(member)
    sign_in(client, UserFactory(is_superuser=True))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/people/{member.pk}/second-factor/")
    assert not Authenticator.objects.filter(user=member).exists()
    assert not visitor.is_in()
    assert "took away the second factor" in mailoutbox[-1].body
    assert visitor.give_password(member.email).url == "/en/account/second-factor/"


def test_nobody_else_takes_away_a_second_factor(client, member: User, django_user_model):
    from django.contrib.auth.models import Group

    editor = UserFactory()
    editor.groups.set(Group.objects.exclude(name="Administrators"))
    sign_in(client, editor)
    answer = client.post(f"/admin/people/{member.pk}/second-factor/")
    assert answer.status_code in (302, 403)
    assert Authenticator.objects.filter(user=member).exists()


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8.5.0", "an unknown browser"),
    ],
)
def test_browsers_are_named_as_people_do(user_agent: str, words: str):
    assert browser_in_words(user_agent) == words


def create_administrator(email: str, password: str, monkeypatch) -> str:
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
    out = StringIO()
    call_command("create_administrator", email, stdout=out)
    return out.getvalue()


def test_the_first_administrator_is_made_by_command(monkeypatch, visitor: Visitor):
    said = create_administrator("Boss@Example.org", "a long enough phrase", monkeypatch)
    boss = User.objects.get(email="boss@example.org")
    assert boss.is_superuser
    assert [group.name for group in boss.groups.all()] == ["Administrators"]
    assert "/en/account/login/" in said
    assert "a long enough phrase" not in said
    assert visitor.give_password(boss.email, "a long enough phrase").url == "/en/account/second-factor/"


@pytest.mark.parametrize(
    ("email", "password", "words"),
    [
        ("nobody", "a long enough phrase", "valid email address"),
        ("ADA@example.org", "a long enough phrase", "already exists"),
        ("new@example.org", "1234", "too short"),
    ],
)
def test_the_command_says_what_is_wrong(monkeypatch, member: User, email: str, password: str, words: str):
    with pytest.raises(CommandError, match=words):
        create_administrator(email, password, monkeypatch)
    assert User.objects.count() == 1


def test_an_app_is_set_up_once(member: User):
    enrol(user=member, secret="another")
    assert Authenticator.objects.filter(user=member).count() == 1
    assert SECRET not in str(Authenticator.objects.get(user=member).data)


def test_secrets_move_to_a_new_key(visitor: Visitor, member: User, settings):
    old, new = settings.FIELD_ENCRYPTION_KEYS[0], Fernet.generate_key().decode()
    out = StringIO()
    settings.FIELD_ENCRYPTION_KEYS = [new, old]
    call_command("rotate_field_keys", stdout=out)
    call_command("rotate_field_keys", stdout=out)
    assert [line for line in out.getvalue().splitlines() if "second factors" in line] == [
        "Secrets of second factors: 1 renewed.",
        "Secrets of second factors: 0 renewed.",
    ]
    settings.FIELD_ENCRYPTION_KEYS = [new]
    visitor.sign_in(member)
    assert visitor.is_in()


def test_a_change_by_an_administrator_is_told_by_mail(
    client, member: User, mailoutbox, django_capture_on_commit_callbacks
):
    sign_in(client, UserFactory(is_superuser=True))
    new = "another long enough phrase"
    facts = {"email": "ada.vale@example.org", "first_name": "Ada", "last_name": "Vale", "is_active": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/admin/users/edit/{member.pk}/", {**facts, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert {mail.to[0] for mail in mailoutbox} == {"ada.vale@example.org"}
    told = " ".join(mail.body for mail in mailoutbox)
    assert "changed the e-mail address" in told
    assert "password of your account was changed" in told


def test_ended_sessions_are_forgotten(visitor: Visitor, member: User):
    visitor.sign_in(member)
    gone = UserSession.objects.create(user=member, ip="192.0.2.1", session_key="gone", user_agent=FIREFOX)
    Session.objects.create(session_key="old", session_data="x", expire_date=timezone.now() - timedelta(days=1))
    delete_ended_sessions()
    assert not UserSession.objects.filter(pk=gone.pk).exists()
    assert not Session.objects.filter(session_key="old").exists()
    assert visitor.is_in()
