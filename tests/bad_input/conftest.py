"""The people at the door."""

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, settings

from accounts.totp import code_now, enrol
from tests.accounts.conftest import LOGIN, PASSWORD, SECOND_FACTOR, SECRET
from tests.factories import UserFactory
from users.models import User

# The same examples each time: a run that fails can be run again. Fixtures outlive an example on purpose.
few_examples = settings(
    derandomize=True,
    deadline=None,
    max_examples=10,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def member(db: None) -> User:
    """An administrator with an authenticator app."""
    user = UserFactory(email="ada@example.org", is_superuser=True)
    enrol(user=user, secret=SECRET)
    return user


@pytest.fixture
def between(member: User) -> Client:
    """A browser in which the password was given and the second factor not yet."""
    cache.clear()
    client = Client()
    client.post(LOGIN, {"login": member.email, "password": PASSWORD})
    return client


@pytest.fixture
def inside(between: Client) -> Client:
    """A browser in which somebody is signed in."""
    between.post(SECOND_FACTOR, {"code": code_now(SECRET)})
    return between
