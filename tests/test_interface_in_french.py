"""Everything of ours speaks French: the catalogue is full, and no page for people who read French shows English."""

import pytest
from django.conf import settings
from django.test import Client

from core.management.commands.compile_catalogues import catalogues, read, unready
from tests.access.routes import Route, every_route
from tests.access.test_table import HAS_TREES, OPENED, read_table
from tests.access.world import make_world
from tests.english_words import FRENCH_CATALOGUE, Sentence, english_in, english_of_ours, french_reader
from tests.factories import EVERY_KIND, EditionFactory, PrintedPageFactory
from tests.sessions import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

# Nothing of ours stands there but names: what Wagtail and its own catalogues say, data for scripts, results of lists
# whose page is opened anyway. Below groups stand the names of permissions, which Django writes into rows in English.
LEFT_OUT = (
    "admin/api/",
    "admin/collections/",
    "admin/groups/",
    "admin/locales/",
    "admin/localize/jsi18n/",
    "admin/jsi18n/",
    "admin/redirects/",
    "admin/sites/",
    "admin/sprite/",
    "admin/test404/",
    "admin/workflows/",
    "en/exports/",
    "en/feeds/planks/",
)
WITHOUT_PLACE = ("account/login/", "nothing/here/", "issues/999/", "search/", "contribute/sent/", "_util/login/")


@pytest.fixture(scope="module")
def known() -> list[Sentence]:
    return english_of_ours()


@pytest.fixture
def colleague(client: Client) -> None:
    """An administrator who reads French, signed in: what anybody of the staff sees, they see too."""
    sign_in(client, french_reader(is_superuser=True))


def opened_by_administrators() -> list[tuple[str, Route]]:
    """The addresses that the table of addresses (tests/access) says they can open."""
    signs = read_table()["Administrators"]
    found = []
    for route in every_route():
        name = f"{route.pattern} [fr]" if route.pattern.startswith(HAS_TREES) and route.parameters else route.pattern
        is_list = route.pattern.endswith("results/") or "history-results" in route.pattern
        if signs.get(name, "-")[0] == OPENED and not is_list and not route.pattern.startswith(LEFT_OUT):
            found.append((name, route))
    return found


def test_every_string_has_its_french():
    assert [(entry.msgid, problem) for entry, problem in unready(read(FRENCH_CATALOGUE))] == []


def test_catalogues_of_both_languages_hold_the_same_strings():
    held = [{(entry.msgctxt, entry.msgid) for entry in read(path) if not entry.obsolete} for path in catalogues()]
    assert len(held) == len(settings.LANGUAGES)
    assert all(strings == held[0] for strings in held)


def test_an_english_string_in_a_page_is_found(known):
    """The test of the tests below: what they find when there is something to find."""
    english = "Page %(number)s of %(total)s"
    assert english in english_in("<p>Page <b>2</b>\n of 7</p>", known)
    assert english in english_in('<img alt="Page 2 of 7">', known)
    assert english not in english_in('<p lang="en">Page 2 of 7</p>', known)
    assert english not in english_in("<p>Page 2 sur 7</p>", known)


@pytest.mark.parametrize("kind", [*EVERY_KIND])
def test_no_french_page_of_readers_shows_english(client, newspaper, known, kind):
    page = newspaper[kind]["fr"]
    assert english_in(client.get(page.get_url()).content, known) == set()


@pytest.mark.parametrize("address", WITHOUT_PLACE)
def test_no_page_without_a_place_in_the_tree_shows_english(client, known, address):
    assert english_in(client.get(f"/fr/{address}", follow=True).content, known) == set()


@pytest.mark.parametrize("kind", ["article", "plank", "statement"])
def test_reading_both_languages_shows_no_english_but_the_page_s_own(client, newspaper, known, kind):
    address = newspaper[kind]["fr"].get_url().replace("/fr/", "/fr/both/", 1)
    answer = client.get(address)
    assert answer.status_code == 200
    assert english_in(answer.content, known) == set()


def test_no_address_shows_english_to_a_colleague_who_reads_french(client, colleague, known):
    world = make_world()
    number = world.values_for("en/editions/", "fr")["number"]
    PrintedPageFactory(edition=EditionFactory(issue_number=number, language="fr"), number=1)
    found, broken = {}, {}
    for name, route in opened_by_administrators():
        address = route.address(world.values_for(route.pattern, "fr"))
        answer = client.get(address.replace("/en/", "/fr/", 1) if address.startswith("/en/") else address)
        if answer.status_code != 200:
            broken[name] = answer.status_code
        elif answer.headers.get("Content-Type", "").startswith("text/html"):
            found[name] = english_in(answer.content, known)
    assert {name: english for name, english in found.items() if english} == {}
    assert broken == {}
    assert {"admin/", "admin/translation/", "admin/releases/", "admin/contributions/", "admin/glossary/"} <= set(found)
