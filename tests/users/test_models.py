from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from wagtail.users.forms import UserCreationForm

from tests.factories import UserFactory
from tests.sessions import sign_in
from users.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


def test_person_signs_in_with_the_address_in_any_case():
    person = User.objects.create_user("Ann@Example.org", PASSWORD)
    assert person.email == "ann@example.org"
    assert authenticate(username="ANN@example.org", password=PASSWORD) == person
    assert authenticate(username="ann@example.org", password="wrong") is None


def test_person_is_no_administrator_unless_asked():
    person = User.objects.create_user("ann@example.org", PASSWORD)
    assert not person.is_staff
    assert not person.is_superuser


def test_same_address_in_another_case_is_refused():
    UserFactory(email="ann@example.org")
    with pytest.raises(IntegrityError):
        UserFactory(email="Ann@example.org")


def test_person_without_a_name_is_called_by_the_address():
    assert str(UserFactory.build(email="ann@example.org")) == "ann@example.org"
    assert str(UserFactory.build(first_name="Ann", last_name="Lee")) == "Ann Lee"


def test_createsuperuser_asks_for_an_address_and_no_name(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", email="Boss@example.org", interactive=False, stdout=StringIO())
    boss = User.objects.get()
    assert boss.email == "boss@example.org"
    assert boss.is_superuser
    assert boss.is_staff
    assert boss.check_password(PASSWORD)


def test_createsuperuser_needs_the_address():
    with pytest.raises(CommandError, match="email"):
        call_command("createsuperuser", interactive=False, stdout=StringIO())


class TestWagtailForms:
    facts = {
        "email": "new@example.org",
        "first_name": "New",
        "last_name": "Editor",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }

    @pytest.fixture
    def administrator(self, client: Client) -> Client:
        sign_in(client, UserFactory(email="boss@example.org", is_superuser=True))
        return client

    def test_administrator_adds_and_edits_a_person(self, administrator: Client):
        response = administrator.post(reverse("wagtailusers_users:add"), self.facts)
        assert response.status_code == 302
        person = User.objects.get(email="new@example.org")
        assert person.check_password(PASSWORD)
        edit = reverse("wagtailusers_users:edit", args=[person.pk])
        assert administrator.get(edit).status_code == 200
        facts = {**self.facts, "email": "newer@example.org", "is_active": "on", "password1": "", "password2": ""}
        assert administrator.post(edit, facts).status_code == 302
        person.refresh_from_db()
        assert person.email == "newer@example.org"
        assert person.check_password(PASSWORD)

    def test_list_is_shown_and_searched(self, administrator: Client):
        UserFactory(email="ann@example.org", first_name="Ann")
        response = administrator.get(reverse("wagtailusers_users:index"), {"q": "ann"})
        assert "ann@example.org" in response.text

    @pytest.mark.parametrize("email", ["ann@example.org", "ANN@example.org"])
    def test_address_that_is_taken_is_refused_in_words(self, email: str):
        UserFactory(email="ann@example.org")
        form = UserCreationForm({**self.facts, "email": email})
        assert not form.is_valid()
        assert "already" in str(form.errors)
