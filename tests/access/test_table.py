"""One table of addresses x roles (decision 10): what each of the staff finds behind every address, in both trees.

The table is table.txt. A new address has no row and fails; so does an answer that is another one than the table says.
`REWRITE_ACCESS_TABLE=1 pytest -n0 tests/access -k anew` writes it again: read the difference line by line before you
commit it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.access.routes import Route, every_route
from tests.access.world import World, make_world
from tests.factories import UserFactory
from tests.sessions import session_cookie

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

TABLE = Path(__file__).with_name("table.txt")
ROLES = ("Editors", "Translators", "Reviewers", "Coordinators", "Administrators")
HAS_TREES = (
    "admin/pages/",
    "admin/choose-page/<",
    "admin/api/main/^pages/<",
    "admin/localize/submit/page/",
    "admin/localize/page/",
)
LEGEND = """What GET finds, and what a POST of nothing does, by role:
Editors, Translators, Reviewers, Coordinators, Administrators.

+ opened   / led on elsewhere   - refused   > sent to the sign-in door   . not there
x not by this method   ? asked wrongly   ! Wagtail's own view breaks without the fields of its form
"""
# Wagtail's page for trying out its error page.
BREAKS_ON_PURPOSE = "admin/failwhale/"
# Icons and words for scripts, and what says that an address is unknown.
FOR_EVERYBODY = {"admin/sprite/", "admin/jsi18n/", "admin/^.*/$"}
OPENED, LED_ON, REFUSED, DOOR, MISSING, WRONG_METHOD, BAD_REQUEST, BROKEN = "+", "/", "-", ">", ".", "x", "?", "!"


def rows() -> Iterator[tuple[str, Route, str]]:
    """Every row of the table: its name, its route, and the tree whose pages it is about."""
    for route in every_route():
        trees = ("en", "fr") if route.pattern.startswith(HAS_TREES) and route.parameters else ("en",)
        for tree in trees:
            yield f"{route.pattern or '(root)'}{f' [{tree}]' if len(trees) > 1 else ''}", route, tree


def mark(response: HttpResponse) -> str:
    """What an answer means, in one sign."""
    match response.status_code:
        case 302 if "/account/login/" in response.url:
            return DOOR
        case 302 if response.url == "/admin/":
            # Wagtail leads who may not do something to the dashboard, with a message.
            return REFUSED
        case 400:
            return BAD_REQUEST
        case 403:
            return REFUSED
        case 404:
            return MISSING
        case 405:
            return WRONG_METHOD
        case 500:
            return BROKEN
    return OPENED if response.status_code < 300 else LED_ON


def ask(cookie: str, method: str, address: str) -> str:
    """The answer's sign; whatever the request changed is taken back."""
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    with transaction.atomic():
        answer = mark(client.generic(method, address, content_type="application/x-www-form-urlencoded"))
        transaction.set_rollback(True)
    return answer


def answers_for(cookie: str, world: World) -> dict[str, str]:
    """Two signs for each row: what GET finds, and what a POST of nothing does."""
    found = {}
    for name, route, tree in rows():
        address = route.address(world.values_for(route.pattern, tree))
        found[name] = ask(cookie, "GET", address) + ask(cookie, "POST", address)
    return found


def read_table() -> dict[str, dict[str, str]]:
    """The table by role and row."""
    table: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for line in TABLE.read_text().splitlines():
        if line and not line.startswith("#"):
            *signs, name = line.split(maxsplit=len(ROLES))
            for role, sign in zip(ROLES, signs, strict=True):
                table[role][name] = sign
    return table


def cookie_of(role: str) -> str:
    user = UserFactory(is_superuser=role == "Administrators")
    user.groups.add(Group.objects.get(name=role))
    return session_cookie(user)


def write_table(answers: dict[str, dict[str, str]]) -> None:
    rows_of = zip(*(answers[role].items() for role in ROLES), strict=True)
    lines = [" ".join(sign for _name, sign in row) + f" {row[0][0]}" for row in rows_of]
    TABLE.write_text("\n".join([*(f"# {line}".rstrip() for line in LEGEND.splitlines()), *lines, ""]))


@pytest.mark.skipif("REWRITE_ACCESS_TABLE" not in os.environ, reason="only where REWRITE_ACCESS_TABLE asks for it")
def test_write_the_table_anew():
    world = make_world()
    write_table({role: answers_for(cookie_of(role), world) for role in ROLES})
    assert read_table()["Editors"]


def test_every_address_has_a_row():
    assert {name for name, _route, _tree in rows()} == set(read_table()["Editors"])


@pytest.mark.parametrize("role", ROLES)
def test_answers_are_those_of_the_table(role: str):
    assert answers_for(cookie_of(role), make_world()) == read_table()[role]


def test_nothing_breaks_that_a_person_can_open():
    # What breaks are Wagtail's own views, at a POST by hand without the fields that their pages always send.
    signs = {sign for answers in read_table().values() for name, sign in answers.items() if name != BREAKS_ON_PURPOSE}
    assert {sign for sign in signs if sign[0] == BROKEN} == set()


@pytest.mark.parametrize("is_signed_in", [False, True], ids=["nobody", "a password alone"])
def test_the_admin_is_closed_to_whoever_has_shown_no_second_factor(is_signed_in: bool):
    client = Client()
    if is_signed_in:
        client.force_login(UserFactory(is_superuser=True))
    world = make_world()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value if is_signed_in else ""
    answers = {
        (name, method): ask(cookie, method, route.address(world.values_for(route.pattern, tree)))
        for name, route, tree in rows()
        for method in ("GET", "POST")
        if route.pattern.startswith("admin/") and route.pattern not in FOR_EVERYBODY
    }
    assert {name: sign for name, sign in answers.items() if sign not in (DOOR, WRONG_METHOD)} == {}


def test_below_administrators_nobody_touches_people_roles_or_the_machinery():
    """Whoever may change accounts can make themselves a superuser (../shared/findings.md)."""
    closed = ("admin/users/", "admin/groups/", "admin/people/", "admin/sites/", "admin/locales/", "admin/jobs/")
    table = read_table()
    opened = {
        (role, name): sign
        for role in ROLES[:-1]
        for name, sign in table[role].items()
        if name.startswith(closed) and set(sign) - {REFUSED, WRONG_METHOD}
    }
    assert opened == {}


def test_translators_publish_nothing_and_nobody_reaches_into_the_other_tree():
    table = read_table()
    edit, unpublish = "admin/pages/<int:page_id>/edit/", "admin/pages/<int:page_id>/unpublish/"
    assert {role: table[role][f"{edit} [en]"][0] + table[role][f"{edit} [fr]"][0] for role in ROLES} == {
        "Editors": "+-",
        # To the desk.
        "Translators": "-/",
        "Reviewers": "-/",
        "Coordinators": "--",
        "Administrators": "+/",
    }
    assert table["Translators"][f"{unpublish} [fr]"] == "--"
