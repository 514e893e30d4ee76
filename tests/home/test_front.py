from datetime import UTC, date, datetime, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from home.selectors import LEAD_PIECES
from tests.factories import (
    ArticleFactory,
    BilingualFactory,
    EditionFactory,
    InfoFactory,
    IssueFactory,
    PlankFactory,
    StatementFactory,
    body_of,
    front_page,
    in_french,
)

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

# Half past eleven at night in New York, where the site's day is still 1 May.
NOW = datetime(2026, 5, 2, 3, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def read(client: Client, language: str = "en") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/{language}/").content, "html.parser")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [element.get_text(" ", strip=True) for element in soup.select(selector)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_empty_site_says_so(client, language: str):
    soup = read(client, language)
    assert len(texts(soup, "main .empty")) == 1
    assert texts(soup, "h1") == [front_page(language).title]
    assert not soup.select(".lead, .poster, .trio__part")


def test_newest_issue_leads_by_its_number_not_by_its_date(client):
    IssueFactory(number=10, title="Ten", date=date(2025, 1, 1))
    IssueFactory(number=9, title="Nine", date=date(2026, 1, 1))
    IssueFactory(number=11, title="Only a draft", live=False)
    soup = read(client)
    assert texts(soup, "#lead-title") == ["Ten"]
    assert soup.select_one("#lead-title a")["href"] == "/en/issues/10/"
    assert "empty" not in str(soup.main)


def test_cover_of_the_newest_issue_is_the_link_to_its_pdf(client):
    IssueFactory(number=6)
    edition = EditionFactory(issue_number=6)
    cover = read(client).select_one(".lead a.cover")
    assert cover["href"] == edition.get_download_url()
    assert cover.img["alt"] == "Front page of the paper."


def test_french_front_page_shows_the_french_issue_and_says_that_the_edition_is_english(client):
    EditionFactory(issue_number=6)
    issue = IssueFactory(number=6, title="The harbour")
    IssueFactory(number=7, title="Not translated")
    in_french(issue, title="Le port")
    soup = read(client, "fr")
    assert texts(soup, "#lead-title") == ["Le port"]
    assert soup.select_one("a.cover")["hreflang"] == "en"
    assert "English" in texts(soup, "a.cover .edition-facts")[0]


def test_first_live_pieces_of_the_issue_are_announced(client):
    issue = IssueFactory()
    ArticleFactory(parent=issue, title="Only a draft", live=False)
    for number in range(1, 8):
        ArticleFactory(parent=issue, title=f"Piece {number}")
    soup = read(client)
    assert texts(soup, ".lead .piece__title") == [f"Piece {number}" for number in range(1, LEAD_PIECES + 1)]
    assert soup.select_one(".lead .more a")["href"] == issue.get_url()


def test_newest_statement_is_announced_and_leads_to_all_of_them(client):
    for title, day in (("Older", 1), ("Newest", 2)):
        index = StatementFactory(title=title, date=date(2026, 4, day)).get_parent()
    StatementFactory(title="Only a draft", date=date(2026, 4, 3), live=False)
    soup = read(client)
    assert texts(soup, "#statement-title") == ["Newest"]
    assert soup.find("a", href=index.get_url())


def test_coming_events_are_announced_the_nearest_first_and_past_ones_are_not(client):
    for title, day in (("Later", 9), ("Today", 1), ("Next", 3), ("Last", 30)):
        BilingualFactory(title=title, title_fr=f"{title} (fr)", event_date=date(2026, 5, day))
    BilingualFactory(title="Past", event_date=date(2026, 4, 30))
    BilingualFactory(title="No date")
    BilingualFactory(title="Only a draft", event_date=date(2026, 5, 3), live=False)
    assert texts(read(client), ".event__title") == ["Today", "Next", "Later"]
    assert texts(read(client, "fr"), ".event__title") == ["Today (fr)", "Next (fr)", "Later (fr)"]


def test_events_of_one_day_stand_by_the_hour(client):
    for title, hour in (("Evening", 19), ("Morning", 9)):
        BilingualFactory(title=title, event_date=date(2026, 5, 3), start_time=time(hour), time_zone="America/New_York")
    assert texts(read(client), ".event__title") == ["Morning", "Evening"]


def test_poster_shows_the_live_planks_of_the_language_by_number(client):
    for number in (12, 1, 2):
        plank = PlankFactory(number=number, title=f"Demand {number}")
    PlankFactory(number=3, live=False)
    in_french(plank, title="Revendication 2")
    assert texts(read(client), ".poster__link") == ["1 Demand 1", "2 Demand 2", "12 Demand 12"]
    soup = read(client, "fr")
    assert texts(soup, ".poster__link") == ["2 Revendication 2"]
    assert soup.select_one(".poster__link")["href"] == "/fr/platform/2/"


def test_call_leads_to_its_page_in_the_reader_s_language(client):
    page = InfoFactory(slug="take-part")
    for language in ("en", "fr"):
        home = front_page(language)
        home.call_title, home.call_text, home.call_page = "Take part", "Write.", page
        home.save()
    assert read(client).select_one(".call .button")["href"] == "/en/take-part/"
    # Where it is not translated, to the address that says so.
    assert read(client, "fr").select_one(".call .button")["href"] == "/fr/take-part/"
    in_french(page, slug="participer")
    assert read(client, "fr").select_one(".call .button")["href"] == "/fr/participer/"


def test_call_without_a_live_page_has_no_button(client):
    home = front_page()
    home.call_title, home.call_page = "Take part", InfoFactory(live=False)
    home.save()
    soup = read(client)
    assert texts(soup, ".call h2") == ["Take part"]
    assert not soup.select(".call .button")


def test_editor_may_add_blocks(client):
    home = front_page()
    home.body = body_of("Help us on Saturday.")
    home.save()
    assert "Help us on Saturday." in read(client).main.get_text()
