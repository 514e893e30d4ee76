"""Passkeys: what a browser says of one comes through, and nothing else does."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import override
from fido2.utils import websafe_encode
from hypothesis import example, given
from hypothesis import strategies as st

from accounts.passkey_fields import NOT_USED
from tests.accounts.conftest import LOGIN, PASSWORD
from tests.bad_input.browser import errors_in, post, soup_of
from tests.bad_input.conftest import few_examples
from tests.bad_input.passkeys import Passkey, challenge_in
from tests.bad_input.strings import SOME, anything
from tests.factories import UserFactory
from users.models import User

pytestmark = pytest.mark.django_db

ADD = "/fr/account/passkeys/add/"
CONFIRM = "/fr/account/confirm/passkey/"
SECOND_FACTOR = "/fr/account/login/second-factor/"
HOSTILE = [
    *SOME,
    *("0", "false", "true", "1.5", '"word"', "[1]", "NaN", "-Infinity", "null", "{}"),
    *('{"id": "a"}', '{"id": 1, "rawId": 1, "response": 1, "type": 1}', '{"id": null, "rawId": null}'),
    *("[" * 20_000, '{"a":' * 20_000, "9" * 5_000, '"\\ud800"', '{"\\u0000": "\\u0000"}'),
]
values = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), anything, st.lists(anything, max_size=2))


@pytest.fixture
def holder(inside: Client) -> Passkey:
    """Somebody signed in, who has a passkey too."""
    passkey = Passkey()
    answer = post(
        inside, ADD, {"name": "Phone", "credential": json.dumps(passkey.created(challenge_in(inside.get(ADD))))}
    )
    assert answer.status_code == 302
    return passkey


def in_french(words: object) -> str:
    with override("fr"):
        return str(words)


def assert_refused(answer: HttpResponse) -> None:
    soup = soup_of(answer)
    assert (answer.status_code, soup.html["lang"]) == (200, "fr")
    assert errors_in(soup) == [in_french(NOT_USED)]


def whole_answers(inside: Client, holder: Passkey) -> list[tuple[str, dict]]:
    """What a browser would say to add a passkey, and to confirm who one is."""
    confirming = holder.used(challenge_in(inside.get(CONFIRM)))
    return [(CONFIRM, confirming), (ADD, Passkey().created(challenge_in(inside.get(ADD))))]


def at_the_door() -> Client:
    cache.clear()
    client = Client()
    client.post(LOGIN, {"login": "ada@example.org", "password": PASSWORD})
    return client


def test_a_passkey_is_added_confirms_and_opens_the_door(inside: Client, member: User, holder: Passkey):
    assert [factor.wrap().name for factor in Authenticator.objects.filter(user=member, type="webauthn")] == ["Phone"]
    said = holder.used(challenge_in(inside.get(CONFIRM)))
    assert post(inside, CONFIRM, {"credential": json.dumps(said)}).status_code == 302
    client = at_the_door()
    said = holder.used(challenge_in(client.get(SECOND_FACTOR)))
    assert post(client, SECOND_FACTOR, {"credential": json.dumps(said)}).url == "/admin/"


def test_no_passkey_is_added_by_what_is_none(inside: Client):
    inside.get(ADD)
    for said in HOSTILE:
        answer = post(inside, ADD, {"name": "Téléphone", "credential": said})
        assert_refused(answer)
        assert soup_of(answer).select_one("[name=name]")["value"] == "Téléphone"
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("credential", ["0", "false"])
def test_a_newcomer_gets_in_with_no_made_up_factor(client: Client, credential: str):
    newcomer = UserFactory(email="new@example.org")
    client.post(LOGIN, {"login": newcomer.email, "password": PASSWORD})
    client.get(ADD)
    assert_refused(post(client, ADD, {"credential": credential}))
    assert not Authenticator.objects.exists()


def test_nobody_is_confirmed_by_what_is_no_passkey(inside: Client, holder: Passkey):
    inside.get(CONFIRM)
    for said in HOSTILE:
        assert_refused(post(inside, CONFIRM, {"credential": said}))


def test_the_door_stays_closed_to_what_is_no_passkey(holder: Passkey):
    client = at_the_door()
    client.get(SECOND_FACTOR)
    for said in HOSTILE:
        assert_refused(post(client, SECOND_FACTOR, {"credential": said}))
    assert client.get("/admin/").status_code == 302


def test_a_passkey_without_a_key_is_none(inside: Client):
    said = Passkey().created(challenge_in(inside.get(ADD)), with_key=False)
    assert_refused(post(inside, ADD, {"credential": json.dumps(said)}))


def test_what_was_said_once_is_not_taken_twice(holder: Passkey):
    client = at_the_door()
    said = json.dumps(holder.used(challenge_in(client.get(SECOND_FACTOR))))
    other = at_the_door()
    other.get(SECOND_FACTOR)
    assert_refused(post(other, SECOND_FACTOR, {"credential": said}))


def test_a_stranger_s_passkey_opens_nothing(holder: Passkey):
    client = at_the_door()
    said = Passkey().used(challenge_in(client.get(SECOND_FACTOR)))
    assert_refused(post(client, SECOND_FACTOR, {"credential": json.dumps(said)}))


@pytest.mark.parametrize("name", ["clientDataJSON", "authenticatorData", "signature", "userHandle"])
def test_a_number_is_no_wish_for_so_many_bytes(inside: Client, holder: Passkey, name: str):
    said = holder.used(challenge_in(inside.get(CONFIRM)))
    # More than this machine has: where it is taken for a size, that is a MemoryError at once.
    said["response"][name] = 2**60
    assert_refused(post(inside, CONFIRM, {"credential": json.dumps(said)}))


@few_examples
@given(name=st.sampled_from(["id", "rawId", "type", "response"]), value=values)
def test_answers_with_a_wrong_part(inside: Client, holder: Passkey, name: str, value: object):
    for address, said in whole_answers(inside, holder):
        answer = post(inside, address, {"credential": json.dumps({**said, name: value})})
        assert answer.status_code in (200, 302)


@few_examples
@given(value=st.one_of(values, st.binary(max_size=80).map(websafe_encode)), place=st.integers(0, 250))
@example(value="_w" * 300, place=0)
@example(value=websafe_encode(b"\x81" * 5_000), place=0)
def test_answers_with_a_broken_part(inside: Client, holder: Passkey, value: object, place: int):
    for address, said in whole_answers(inside, holder):
        for name, part in said["response"].items():
            damaged = part[:place] + value[:4] + part[place + 4 :] if isinstance(value, str) else value
            for wrong in (value, damaged):
                response = {**said["response"], name: wrong}
                answer = post(inside, address, {"credential": json.dumps({**said, "response": response})})
                assert answer.status_code in (200, 302)


def test_names_of_passkeys(inside: Client, holder: Passkey):
    passkey = Authenticator.objects.get(type="webauthn")
    for name in SOME:
        answer = post(inside, f"/fr/account/passkeys/{passkey.pk}/", {"name": name})
        assert answer.status_code in (200, 302)
        if answer.status_code == 200:
            assert errors_in(soup_of(answer))
        listed = soup_of(inside.get("/fr/account/passkeys/"))
        assert listed.html["lang"] == "fr"
        assert not listed.select("main script:not([src])")
