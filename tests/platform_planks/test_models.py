from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from home.models import StatementPlank
from issues.models import ArticlePlank
from platform_planks.models import PlankPage
from platform_planks.selectors import pages_arguing_for
from tests.factories import (
    ArticleFactory,
    PlankFactory,
    PlatformFactory,
    StatementFactory,
    in_french,
)

pytestmark = pytest.mark.django_db


def read(client: Client, page: Page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.get_url()).content, "html.parser")


def argue(page: Page, plank: PlankPage) -> Page:
    rows = StatementPlank if page.specific_class.__name__ == "StatementPage" else ArticlePlank
    rows.objects.create(page=page, plank=plank)
    return page


def neighbours(client: Client, plank: PlankPage) -> list[tuple[str, str]]:
    links = read(client, plank).select("nav.neighbours a")
    return [(link["rel"][0], link["href"].rstrip("/").rpartition("/")[2]) for link in links]


def test_number_is_the_permanent_address():
    assert PlankFactory(number=3, title="Bread, and time to eat it").get_url() == "/en/platform/3/"


@pytest.mark.parametrize("live", [True, False])
def test_number_stands_once_in_a_language_and_a_draft_takes_it_too(live: bool):
    PlankFactory(number=3, live=not live)
    with pytest.raises(ValidationError) as refusal:
        PlankFactory(number=3, live=live)
    assert refusal.value.message_dict["number"] == ["Number 3 exists already. Choose another number."]


def test_number_may_stand_in_each_language():
    french = in_french(PlankFactory(number=3))
    assert (french.number, french.get_url()) == (3, "/fr/platform/3/")


def test_planks_stand_by_number_and_not_in_the_order_they_were_made():
    for number in (10, 2, 1):
        PlankFactory(number=number)
    unnumbered = PlankFactory(number=None, title="Not yet", slug="not-yet", live=False)
    assert [plank.number for plank in PlankPage.objects.by_number()] == [1, 2, 10, None]
    assert PlankPage.objects.by_number().last() == unnumbered


def test_neighbours_are_the_nearest_live_numbers(client):
    first, second, fourth = PlankFactory(number=1), PlankFactory(number=2), PlankFactory(number=4)
    PlankFactory(number=3, live=False)
    assert neighbours(client, first) == [("next", "2")]
    assert neighbours(client, second) == [("prev", "1"), ("next", "4")]
    assert neighbours(client, fourth) == [("prev", "2")]


def test_neighbours_stay_in_their_language(client):
    first, second = PlankFactory(number=1), PlankFactory(number=2)
    PlankFactory(number=3)
    in_french(first)
    assert neighbours(client, in_french(second)) == [("prev", "1")]


def test_platform_shows_every_live_plank_whole_under_an_anchor_of_its_own(client):
    for number in (12, 1):
        PlankFactory(number=number, title=f"Demand {number}", body=[("prose", f"<p>Argument {number}</p>")])
    PlankFactory(number=5, title="Only a draft", live=False)
    soup = read(client, PlankPage.objects.first().get_parent())
    planks = soup.select("li.plank")
    assert [plank["id"] for plank in planks] == ["plank-1", "plank-12"]
    assert [link["href"] for link in soup.select(".plank-numbers a")] == ["#plank-1", "#plank-12"]
    assert "Argument 12" in planks[1].get_text()
    assert planks[1].select_one("h2 a")["href"] == "/en/platform/12/"
    assert "Only a draft" not in soup.get_text()


def test_platform_without_planks_is_a_page_all_the_same(client):
    assert read(client, PlatformFactory(title="Why a party")).find("h1").get_text() == "Why a party"


def test_what_argues_for_a_plank_stands_under_it_newest_first():
    plank = PlankFactory()
    article = argue(ArticleFactory(first_published_at=datetime(2026, 5, 1, tzinfo=UTC)), plank)
    statement = argue(StatementFactory(first_published_at=datetime(2026, 6, 1, tzinfo=UTC)), plank)
    undated = argue(ArticleFactory(first_published_at=None), plank)
    argue(ArticleFactory(first_published_at=None), plank)
    found = pages_arguing_for(plank)
    assert found[:2] == [statement, article]
    assert undated in found[2:]


def test_drafts_argue_for_nothing():
    plank = PlankFactory()
    argue(ArticleFactory(live=False), plank)
    argue(StatementFactory(live=False), plank)
    assert pages_arguing_for(plank) == []


def test_a_private_page_is_not_named_under_the_plank_that_it_argues_for(client):
    plank = PlankFactory()
    for page in (ArticleFactory(title="The secret gates"), StatementFactory(title="The secret gates")):
        PageViewRestriction.objects.create(page=argue(page, plank), restriction_type=PageViewRestriction.LOGIN)
    assert pages_arguing_for(plank) == []
    assert "The secret gates" not in read(client, plank).get_text()


def test_a_private_plank_is_not_named_by_others(client):
    first, private = PlankFactory(number=1), PlankFactory(number=2, title="The secret demand")
    article = argue(ArticleFactory(), private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for page in (first, article, first.get_parent()):
        assert "The secret demand" not in read(client, page).get_text()


def test_french_plank_shows_the_french_article_whose_rows_name_the_english_plank(client):
    plank = PlankFactory()
    article = argue(ArticleFactory(title="The gates"), plank)
    french_plank = in_french(plank)
    assert pages_arguing_for(french_plank) == []
    french_article = in_french(article, title="Les portes")
    assert french_article.plank_references.get().plank == plank
    assert pages_arguing_for(french_plank) == [french_article]
    assert pages_arguing_for(plank) == [article]
    assert "Les portes" in read(client, french_plank).select_one(".arguing").get_text()


def test_article_leads_to_the_planks_of_its_own_language(client):
    plank = PlankFactory(number=7, title="Bread")
    article = argue(ArticleFactory(), plank)
    french_article = in_french(article)
    assert read(client, french_article).select(".argued a") == []
    french_plank = in_french(plank, title="Du pain")
    for page, named in ((article, plank), (french_article, french_plank)):
        links = read(client, page).select(".argued a")
        assert [link["href"] for link in links] == [named.get_url()]
        assert named.title in links[0].get_text()


def test_draft_plank_is_not_argued_for_in_public(client):
    plank = PlankFactory(title="Only a draft", live=False)
    page = argue(StatementFactory(), plank)
    assert "Only a draft" not in read(client, page).get_text()


def test_page_argues_for_a_plank_once():
    plank = PlankFactory()
    article = argue(ArticleFactory(), plank)
    with pytest.raises(IntegrityError):
        argue(article, plank)
