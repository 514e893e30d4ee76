"""Somebody of the staff, and the steps by which they sign in."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.totp import code_now, enrol
from tests.factories import UserFactory
from users.models import User

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN = "/en/account/login/"
SECOND_FACTOR = "/en/account/login/second-factor/"


@dataclass
class Visitor:
    """Somebody at the door, with one browser."""

    client: Client

    def give_password(self, email: str, password: str = PASSWORD, **headers: str) -> HttpResponse:
        return self.client.post(LOGIN, {"login": email, "password": password}, headers=headers)

    def give_code(self, code: str) -> HttpResponse:
        return self.client.post(SECOND_FACTOR, {"code": code})

    def sign_in(self, user: User) -> HttpResponse:
        self.give_password(user.email)
        return self.give_code(code_now(SECRET))

    def is_in(self) -> bool:
        return self.client.get("/admin/").status_code == 200


@pytest.fixture
def make_visitor() -> Callable[[], Visitor]:
    return lambda: Visitor(Client())


@pytest.fixture
def visitor(make_visitor: Callable[[], Visitor]) -> Visitor:
    return make_visitor()


@pytest.fixture
def newcomer() -> User:
    """An administrator who has not signed in yet, and so has no second factor."""
    return UserFactory(email="new@example.org", is_superuser=True)


@pytest.fixture
def member() -> User:
    """An administrator with an authenticator app."""
    user = UserFactory(email="ada@example.org", is_superuser=True)
    enrol(user=user, secret=SECRET)
    return user
