"""An administrator's first day, from the command to the first colleague."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from accounts.totp import code_now
from tests.journeys.conftest import Reader

pytestmark = pytest.mark.journey

PASSWORD = "a long enough phrase"


@pytest.fixture
def newcomer(trees: None, make_reader: Callable[..., Reader], monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr("sys.stdin", StringIO(f"{PASSWORD}\n"))
    call_command("create_administrator", "boss@example.org", "--first-name=Ada", "--last-name=Vale", stdout=StringIO())
    return make_reader()


def go_on(tab: Tab) -> None:
    tab.locator("main form.form button[type=submit]").first.click()


def give_password(tab: Tab, email: str, password: str = PASSWORD) -> None:
    tab.locator("[name=login]").fill(email)
    tab.locator("[name=password]").fill(password)
    go_on(tab)


def set_up_app(tab: Tab) -> str:
    """Set up an authenticator app; its secret."""
    tab.locator("a[href$='/account/app/']").click()
    secret = tab.locator(".account__secret").inner_text()
    tab.locator("[name=code]").fill(code_now(secret))
    go_on(tab)
    expect(tab.locator(".account__codes li")).to_have_count(10)
    return secret


def test_administrator_sets_up_an_app_and_makes_a_colleague_an_account(newcomer: Reader, make_reader):
    tab = newcomer.tab
    newcomer.open("/admin/")
    give_password(tab, "boss@example.org")
    set_up_app(tab)
    newcomer.open("/admin/users/new/")
    for name, value in {
        "email": "edith@example.org",
        "first_name": "Edith",
        "last_name": "Moss",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }.items():
        tab.locator(f"[name={name}]").fill(value)
    tab.get_by_role("tab", name="Roles").first.click()
    tab.get_by_label("Editors", exact=True).check()
    tab.locator("form[action='/admin/users/new/'] button[type=submit]").first.click()
    tab.wait_for_url("**/admin/users/")
    expect(tab.get_by_text("edith@example.org")).to_be_visible()
    assert (newcomer.complaints, newcomer.foreign_hosts) == ([], [])

    colleague = make_reader(locale="fr")
    colleague.open("/admin/")
    assert colleague.path == "/fr/account/login/"
    give_password(colleague.tab, "edith@example.org")
    set_up_app(colleague.tab)
    colleague.open("/admin/editions/")
    assert colleague.path == "/admin/editions/"
    colleague.open("/admin/users/")
    assert colleague.path == "/admin/"


def test_passkey_is_set_up_and_opens_the_door(newcomer: Reader):
    tab = newcomer.tab
    keys = tab.context.new_cdp_session(tab)
    keys.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    newcomer.address = newcomer.address.replace("127.0.0.1", "localhost")
    newcomer.open("/admin/")
    give_password(tab, "boss@example.org")
    tab.locator("a[href$='/account/passkeys/add/']").click()
    tab.wait_for_load_state()
    go_on(tab)
    expect(tab.locator(".account__codes li")).to_have_count(10)
    newcomer.open("/en/account/logout/")
    go_on(tab)
    newcomer.open("/admin/")
    give_password(tab, "boss@example.org")
    # Pressed before the script has come, the button sends an empty form, and the person is told to try again.
    tab.wait_for_load_state()
    tab.get_by_role("button", name="Use your passkey").click()
    tab.wait_for_url("**/admin/")
    assert newcomer.complaints == []


def test_person_who_refuses_the_passkey_is_told_what_to_do(newcomer: Reader):
    tab = newcomer.tab
    newcomer.address = newcomer.address.replace("127.0.0.1", "localhost")
    newcomer.open("/admin/")
    give_password(tab, "boss@example.org")
    tab.locator("a[href$='/account/passkeys/add/']").click()
    tab.wait_for_load_state()
    tab.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error('no')); }")
    go_on(tab)
    expect(tab.locator("[data-passkey-failed]")).to_be_visible()
    assert newcomer.path == "/en/account/passkeys/add/"
