"""How a page is passed on, and what other sites are told of it."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image
from wagtail.models import Page

from home.sharing import DESCRIPTION_LENGTH, SERVICES, links_to
from tests.factories import (
    ArticleFactory,
    BilingualFactory,
    EditionFactory,
    InfoFactory,
    IssueFactory,
    PictureFactory,
    PlankFactory,
    StatementFactory,
    front_page,
    in_french,
    make_article,
)

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

TITLE = "Rents & wages: 50% more? “Yes”, they said + laughed"


def read(client: Client, page: Page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.get_url()).content, "html.parser")


def card(soup: BeautifulSoup) -> dict[str, str]:
    return {meta["property"]: meta["content"] for meta in soup.select("meta[property]")}


@pytest.mark.parametrize("make", [ArticleFactory, StatementFactory, PlankFactory, IssueFactory])
def test_page_can_be_passed_on_without_scripts(client, make):
    page = make(title=TITLE)
    share = read(client, page).select_one(".share")
    assert share.select_one(".share__address").get_text() == page.full_url
    links = share.select(".share__link")
    assert [link["href"].split(":")[0] for link in links] == ["mailto"] + ["https"] * len(SERVICES)
    assert {tuple(link["rel"]) for link in links[1:]} == {("noopener", "noreferrer", "nofollow")}


def test_letter_carries_title_and_address_whatever_stands_in_them():
    mail = urlsplit(links_to(title=TITLE, address="https://example.org/a?b=c&d").mail)
    assert mail.scheme == "mailto"
    assert "+" not in mail.query
    facts = parse_qs(mail.query)
    assert TITLE in facts["subject"][0]
    assert facts["body"] == [f"{TITLE}\r\n\r\nhttps://example.org/a?b=c&d\r\n"]


@pytest.mark.parametrize("place", range(len(SERVICES)))
def test_service_gets_the_whole_address(place: int):
    address = "https://example.org/fr/plateforme/é/?a=b&c=d"
    link = links_to(title=TITLE, address=address).services[place].address
    assert urlsplit(link).hostname in {"wa.me", "t.me", "www.facebook.com"}
    values = [value for values in parse_qs(urlsplit(link).query).values() for value in values]
    assert any(value.endswith(address) for value in values)
    assert "\u00e9" in unquote(link)


def test_article_tells_other_sites_what_it_is(client):
    page = make_article()
    page.save_revision().publish()
    page.refresh_from_db()
    found = card(read(client, page))
    assert found["og:type"] == "article"
    assert found["og:title"] == page.title
    assert found["og:description"] == page.lede
    assert found["og:url"] == page.full_url
    assert found["og:locale"] == "en_US"
    assert found["article:published_time"] == page.first_published_at.isoformat()
    assert "og:locale:alternate" not in found
    assert card(read(client, in_french(page)))["og:locale"] == "fr_CA"
    assert card(read(client, page))["og:locale:alternate"] == "fr_CA"


def test_description_is_the_editor_s_or_else_the_lede(client):
    page = InfoFactory(lede="A lede. " * 60)
    described = read(client, page).select_one("meta[name=description]")["content"]
    assert described.startswith("A lede.")
    assert len(described) <= DESCRIPTION_LENGTH
    page.search_description = "What an editor says."
    page.save()
    assert read(client, page).select_one("meta[name=description]")["content"] == "What an editor says."
    assert not read(client, InfoFactory()).select("meta[name=description]")


def test_cover_in_another_language_stands_for_no_article(client):
    article = ArticleFactory()
    french = in_french(article)
    EditionFactory(issue_number=article.get_parent().specific.number, chosen_cover=PictureFactory())
    assert "/media/images/" in card(read(client, article))["og:image"]
    assert "share-fr" in card(read(client, french))["og:image"]


def test_picture_is_the_chosen_one_then_the_first_then_the_cover_then_the_paper_s_own(client):
    assert card(read(client, front_page()))["og:image"].endswith("/static/brand/share-en.png")
    assert card(read(client, front_page("fr")))["og:image"].endswith("/static/brand/share-fr.png")
    issue = IssueFactory()
    edition = EditionFactory(issue_number=issue.number, chosen_cover=PictureFactory())
    article = ArticleFactory(parent=issue)

    def source_of(page: Page) -> object:
        address = card(read(client, page))["og:image"]
        assert address.startswith("http")
        name = address.rsplit("/", 1)[-1]
        pictures = {edition.chosen_cover, first, chosen}
        return next(picture for picture in pictures if picture.renditions.filter(file__endswith=name))

    first, chosen = PictureFactory(), PictureFactory()
    assert source_of(article) == source_of(issue) == edition.chosen_cover
    article.body = [("picture", {"image": {"image": first, "alt_text": "", "decorative": True}})]
    article.save()
    assert source_of(article) == first
    article.share_image = chosen
    article.save()
    assert source_of(article) == chosen


def test_bilingual_page_tells_both_titles(client):
    page = BilingualFactory(title="Webinar", title_fr="Webinaire", summary_en="We talk.")
    found = card(read(client, page))
    assert found["og:title"] == "Webinar / Webinaire"
    assert found["og:description"] == "We talk."


@pytest.mark.parametrize("language", ["en", "fr"])
def test_paper_s_own_picture_has_the_size_that_is_told(language: str):
    with Image.open(finders.find(f"brand/share-{language}.png")) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_page_of_a_list_is_its_own_address(client):
    for _ in range(25):
        index = StatementFactory().get_parent()
    in_french(index.specific)
    answers = {
        query: BeautifulSoup(client.get(f"{index.get_url()}{query}").content, "html.parser")
        for query in ("", "?page=1", "?page=2", "?page=99", "?page=x")
    }
    canonical = {query: soup.select_one("link[rel=canonical]")["href"] for query, soup in answers.items()}
    second = f"{index.full_url}?page=2"
    assert canonical == {
        "": index.full_url,
        "?page=1": index.full_url,
        "?page=2": second,
        "?page=99": second,
        "?page=x": index.full_url,
    }
    assert card(answers["?page=2"])["og:url"] == second
    assert not answers["?page=2"].select("link[rel=alternate][hreflang]")
    assert len(answers[""].select("link[rel=alternate][hreflang]")) == 3
