from datetime import UTC, date, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from home.models import StatementLeaflet, StatementPage
from home.surroundings import forget_surroundings
from tests.factories import DocumentFactory, InfoFactory, StatementFactory, in_french

pytestmark = pytest.mark.django_db

# The site's day is New York's: half past eleven at night there is the next day in UTC.
NOON = datetime(2026, 5, 1, 16, 0, tzinfo=UTC)
LATE = datetime(2026, 5, 2, 3, 30, tzinfo=UTC)
NEXT_DAY = datetime(2026, 5, 2, 4, 30, tzinfo=UTC)


def on_top(client: Client, address: str = "/en/") -> str:
    """The title that stands above the page, or ""."""
    forget_surroundings()
    found = BeautifulSoup(client.get(address).content, "html.parser").select_one(".on-top a")
    return found.get_text() if found else ""


@pytest.mark.parametrize(("now", "title"), [(NOON, "We stand"), (LATE, "We stand"), (NEXT_DAY, "")])
def test_statement_stands_on_top_up_to_and_including_its_day(client, now: datetime, title: str):
    StatementFactory(title="We stand", on_top_until_date=date(2026, 5, 1))
    with time_machine.travel(now, tick=False):
        assert on_top(client) == title


def test_statement_on_top_leads_to_itself_from_every_page(client):
    statement = StatementFactory(title="We stand", on_top_until_date=date(2026, 5, 1))
    with time_machine.travel(NOON, tick=False):
        for address in ("/en/", InfoFactory().get_url(), "/en/no/such/page/"):
            link = BeautifulSoup(client.get(address).content, "html.parser").select_one(".on-top a")
            assert link["href"] == statement.get_url()


def test_newest_of_several_stands_on_top(client):
    for title, day in (("Older", 1), ("Newest", 9), ("Between", 5)):
        StatementFactory(title=title, date=date(2026, 4, day), on_top_until_date=date(2026, 5, 1))
    StatementFactory(title="Newer, and not on top", date=date(2026, 4, 20))
    with time_machine.travel(NOON, tick=False):
        assert on_top(client) == "Newest"


def test_draft_stands_on_top_of_nothing(client):
    StatementFactory(on_top_until_date=date(2026, 5, 1), live=False)
    with time_machine.travel(NOON, tick=False):
        assert on_top(client) == ""


def test_statement_stands_on_top_of_the_pages_in_its_own_language_only(client):
    statement = StatementFactory(title="We stand", on_top_until_date=date(2026, 5, 1))
    with time_machine.travel(NOON, tick=False):
        assert on_top(client, "/fr/") == ""
        in_french(statement, title="Debout", on_top_until_date=date(2026, 5, 1))
        assert (on_top(client, "/en/"), on_top(client, "/fr/")) == ("We stand", "Debout")


def test_statements_stand_newest_first_and_those_without_a_date_last():
    for title, day in (("B", date(2026, 2, 1)), ("A", None), ("C", date(2026, 3, 1))):
        StatementFactory(title=title, date=day)
    assert [page.title for page in StatementPage.objects.newest_first()] == ["C", "B", "A"]


def test_list_shows_live_statements_with_their_dates(client):
    index = StatementFactory(title="We stand", date=date(2026, 5, 1), lede="With them.").get_parent()
    StatementFactory(title="Only a draft", live=False)
    soup = BeautifulSoup(client.get(index.get_url()).content, "html.parser")
    (item,) = soup.select(".statements__item")
    assert item.time["datetime"].startswith("2026-05-01")
    assert "With them." in item.get_text()
    assert "Only a draft" not in soup.get_text()


def test_empty_list_says_so(client):
    index = StatementFactory(live=False).get_parent()
    assert "No statement is published yet." in client.get(index.get_url()).content.decode()


def test_long_list_is_paged_and_an_odd_page_number_does_no_harm(client):
    for number in range(25):
        StatementFactory(title=f"Statement no. {number}", date=date(2026, 1, 1 + number))
    address = StatementFactory(date=date(2025, 1, 1), title="The oldest").get_parent().get_url()
    assert "The oldest" not in client.get(address).content.decode()
    for asked in ("2", "99", "last"):
        assert client.get(address, {"page": asked}).status_code == 200
    assert "The oldest" in client.get(address, {"page": "2"}).content.decode()


def test_leaflets_name_their_languages_on_the_page_of_each_language(client):
    statement = StatementFactory()
    for language in ("en", "fr"):
        StatementLeaflet.objects.create(page=statement, language=language, document=DocumentFactory())
    for page in (statement, in_french(statement)):
        soup = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
        links = soup.select(".leaflets a.pdf-link")
        assert [link["hreflang"] for link in links] == ["en", "fr"]
        assert ["English" in links[0].get_text(), "Français" in links[1].get_text()] == [True, True]
