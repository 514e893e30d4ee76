"""What the accessibility page promises: axe-core looks at every kind of page and form of ours.

At 320 and 1280 px, in light and in dark, in English and in French; and nothing scrolls sideways.
"""

from collections.abc import Iterable

import pytest
from axe_playwright_python.sync_playwright import Axe

from accounts.totp import code_now, enrol
from tests.factories import InfoFactory, UserFactory
from tests.journeys.conftest import Reader
from translation.reading_both import both_address

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]

WIDTHS, LIGHTS = (320, 1280), ("light", "dark")
BUILT_IN = ["/en/site-map/", "/en/accessibility/", "/en/privacy/", "/en/contribute/sent/", "/en/feeds/"]
BUILT_IN += ["/en/search/", "/en/search/?q=gates", "/en/search/?q=nothing+of+this+kind"]
# Also what says that something is missing.
ERRORS = ["/en/no/such/page/", "/en/only-in-english/", "/bilingual/no-such-page/"]
ACCOUNT = ["", "second-factor/", "app/", "app/remove/", "passkeys/", "passkeys/add/", "recovery-codes/"]
ACCOUNT += ["recovery-codes/new/", "sessions/", "password/", "confirm/", "confirm/code/", "logout/", "inactive/"]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def faults_of(reader: Reader) -> list[str]:
    """What axe finds on the page that is open, and whether it scrolls sideways, in every width and light."""
    found = []
    for width in WIDTHS:
        reader.tab.set_viewport_size({"width": width, "height": 800})
        # Measured only when the page has its new width, and the letters of its own face.
        reader.tab.wait_for_function("width => innerWidth === width && document.fonts.status === 'loaded'", arg=width)
        if reader.tab.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{reader.path} at {width} px scrolls sideways")
        for light in LIGHTS:
            reader.tab.emulate_media(color_scheme=light)
            # Colours may fade from one light to the other: a transition that is cancelled stands at its end.
            reader.tab.evaluate("document.getAnimations().forEach((animation) => animation.cancel())")
            for violation in Axe().run(reader.tab).response["violations"]:
                places = [node["html"] for node in violation["nodes"]]
                found.append(f"{reader.path} at {width} px in {light}: {violation['id']} {places}")
    return found


def in_both_languages(addresses: Iterable[str]) -> list[str]:
    english = list(addresses)
    return list(dict.fromkeys([*english, *(address.replace("/en/", "/fr/", 1) for address in english)]))


def faults_at(reader: Reader, addresses: Iterable[str]) -> list[str]:
    found = []
    for address in in_both_languages(addresses):
        reader.open(address)
        found += faults_of(reader)
    return found


def test_no_fault_on_any_kind_of_page(make_reader, newspaper):
    InfoFactory(title="Only in English", slug="only-in-english")
    pages = newspaper.values()
    both = [both_address(page, language="en") for page in pages if not page.stands_for_every_language]
    addresses = [*(page.get_url() for page in pages), *both, *BUILT_IN, *ERRORS]
    assert len(addresses) == 32
    assert faults_at(make_reader(), addresses) == []


def send_empty(reader: Reader) -> None:
    """Send a form past the browser's own checks, as an old one would; what is wrong is then told by us."""
    reader.tab.locator("main form.form").evaluate("form => { form.noValidate = true; }")
    reader.tab.locator("main .form__buttons button").click()
    reader.tab.locator(".form-errors").wait_for()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_fault_in_a_form_that_says_what_is_wrong(make_reader, newspaper, language: str):
    reader = make_reader()
    reader.open(newspaper["ContributionPage"].get_url().replace("/en/", f"/{language}/"))
    send_empty(reader)
    found = faults_of(reader)
    reader.open(f"/{language}/account/login/")
    found += faults_of(reader)
    send_empty(reader)
    assert found + faults_of(reader) == []


def test_no_fault_on_any_page_about_one_s_account(make_reader, trees):
    user = UserFactory(email="ada@example.org", is_superuser=True)
    reader = make_reader()
    found = []

    def give_password() -> None:
        reader.open("/en/account/login/")
        reader.tab.locator("[name=login]").fill(user.email)
        reader.tab.locator("[name=password]").fill("correct horse battery")
        reader.tab.locator("main form.form button[type=submit]").click()

    give_password()
    # Between the two factors: what somebody new sees.
    found += faults_at(reader, ["/en/account/second-factor/", "/en/account/app/", "/en/account/passkeys/add/"])
    enrol(user=user, secret=SECRET)
    give_password()
    found += faults_at(reader, ["/en/account/login/second-factor/"])
    reader.tab.locator("[name=code]").fill(code_now(SECRET))
    reader.tab.locator("main form.form button[type=submit]").first.click()
    reader.tab.wait_for_url("**/admin/")
    reader.open("/en/account/recovery-codes/new/")
    reader.tab.locator("main form.form button[type=submit]").click()
    found += faults_at(reader, [f"/en/account/{address}" for address in ACCOUNT])
    assert found == []
