from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from core.open_forms import AT_LEAST, new_token
from home.contributions.models import ContributionPage
from tests.factories import ContributionPageFactory, UserFactory
from tests.sessions import sign_in
from users.models import User

type Send = Callable[..., HttpResponse]
OURS = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture(autouse=True)
def _in_process(settings) -> None:
    settings.REDIS_URL = ""
    cache.clear()


@pytest.fixture
def page(db: None) -> ContributionPage:
    return ContributionPageFactory()


@pytest.fixture
def send(page: ContributionPage, client: Client, time_machine) -> Send:
    """Sends the form as a browser does that fetched the page a while ago; facts that are None are left out."""

    def send_form(language: str = "en", headers: dict[str, str] | None = None, **facts: object) -> HttpResponse:
        if "token" not in facts:
            facts["token"] = new_token()
            time_machine.shift(AT_LEAST * 2)
        whole = {
            "kind": "TEXT",
            "title": "Four degrees below",
            "text": "The gloves have not come.",
            "name": "Tamsin Holloway",
            "email": "tamsin@example.org",
            "homepage": "",
            **facts,
        }
        with override(language):
            address = reverse("contribute")
        given = {name: value for name, value in whole.items() if value is not None}
        return client.post(address, given, **(OURS if headers is None else headers))

    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    return send_form


@pytest.fixture
def editor(db: None) -> User:
    user = UserFactory(email="editor@example.org")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """A browser in which an editor is signed in."""
    sign_in(client, editor)
    return client
