"""The site map, and the pages whose words ship with the code."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, streamfield

from core.pagination import PER_PAGE
from home.built_in_pages import BUILT_IN_PAGES
from home.models import Contact, InfoPage
from tests.factories import (
    ArticleFactory,
    BilingualFactory,
    InfoFactory,
    IssueFactory,
    PlankFactory,
    StatementFactory,
    UserFactory,
    front_page,
    in_french,
)
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "fr"]
every_page = pytest.mark.parametrize("name", list(BUILT_IN_PAGES))
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def address(name: str, language: str) -> str:
    with override(language):
        return reverse(name)


def read(client: Client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return BeautifulSoup(answer.content, "html.parser")


@every_page
@in_each_language
def test_page_stands_in_each_language_and_names_the_other(client, name: str, language: str):
    soup = read(client, address(name, language))
    with override(language):
        title = str(BUILT_IN_PAGES[name].title)
    assert soup.html["lang"] == language
    assert [heading.get_text() for heading in soup.find_all("h1")] == [title]
    host = soup.select_one("link[rel=canonical]")["href"].removesuffix(address(name, language))
    assert host == front_page().full_url.removesuffix("/en/")
    assert {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")} == {
        **{code: f"{host}{address(name, code)}" for code in LANGUAGES},
        "x-default": f"{host}{address(name, 'en')}",
    }
    other = "fr" if language == "en" else "en"
    assert soup.select_one("nav.languages a")["href"] == address(name, other)
    assert soup.select_one("meta[name=description]")["content"]


@in_each_language
def test_foot_of_a_page_leads_to_all_of_them(client, language: str):
    links = [link["href"] for link in read(client, f"/{language}/").select(".foot-line a")]
    assert links == [*(address(name, language) for name in ("site_map", "feeds", "accessibility", "privacy")), "#top"]


def test_foot_of_a_bilingual_page_leads_to_them_in_both_languages(client):
    soup = read(client, BilingualFactory().get_url())
    for language in LANGUAGES:
        assert soup.select_one(f'.footer [lang={language}] a[href="{address("privacy", language)}"]')


@pytest.mark.parametrize("name", ["accessibility", "privacy"])
def test_reader_is_told_whom_to_write_to_and_when_the_words_were_checked(client, name: str):
    Contact.objects.create(email="editor@example.org", locale=front_page().locale)
    soup = read(client, address(name, "en"))
    assert soup.main.select_one("a[href^=mailto]").get_text() == "editor@example.org"
    assert "November 22, 2026" in soup.main.get_text()


def test_reader_is_told_how_long_a_contribution_is_kept(client, settings):
    settings.CONTRIBUTION_RETENTION_DAYS = 30
    text = read(client, address("privacy", "en")).main.get_text()
    assert "30 days after we have dealt with your contribution" in text


def links_of_the_map(soup: BeautifulSoup) -> list[str]:
    return [link["href"] for link in soup.select(".site-map__list a")]


def test_map_shows_each_public_page_once_in_the_order_of_the_paper(client):
    plank = PlankFactory(number=1)
    for number in (1, 2):
        issue = IssueFactory(number=number)
    ArticleFactory(parent=issue)
    ArticleFactory(parent=issue, live=False)
    statement, above = StatementFactory(), InfoFactory(title="Above", slug="above")
    below = InfoFactory(parent=above, slug="below")
    event = BilingualFactory()
    soup = read(client, "/en/site-map/")
    assert links_of_the_map(soup) == [
        page.get_url()
        for page in (
            *(plank.get_parent(), plank),
            *(issue.get_parent(), issue, issue.get_prev_sibling()),
            *(statement.get_parent(), statement),
            *(above, below),
            event,
        )
    ]
    assert [count.get_text() for count in soup.select(".argued__link .aside-text")] == ["1 article", "0 articles"]
    assert (
        soup.select_one(f'li li li a[href="{above.get_url()}"], li li a[href="{above.get_url()}"]')
        .find_next("ul")
        .a["href"]
        == below.get_url()
    )


def test_map_tells_of_nothing_that_is_private_a_draft_or_in_another_language(client):
    hidden = InfoFactory(title="Behind doors")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    InfoFactory(parent=hidden, title="Behind doors too")
    InfoFactory(title="Only a draft", live=False)
    french = in_french(InfoFactory(title="About"), title="À propos")
    text = read(client, "/en/site-map/").main.get_text()
    assert "About" in text
    assert not [word for word in ("Behind", "draft", french.title) if word in text]
    assert links_of_the_map(read(client, "/fr/site-map/")) == [french.get_url()]


def test_map_goes_on_where_a_list_is_long(client):
    PlankFactory()
    for _ in range(PER_PAGE + 1):
        InfoFactory()
    first, second = read(client, "/en/site-map/"), read(client, "/en/site-map/?page=2")
    # The platform, its plank, and the information.
    assert len(links_of_the_map(first)) == PER_PAGE + 2
    assert len(links_of_the_map(second)) == 1
    assert second.select_one("link[rel=canonical]")["href"].endswith("/en/site-map/?page=2")
    assert links_of_the_map(read(client, "/en/site-map/?page=99")) == links_of_the_map(second)


def test_map_asks_the_database_no_more_for_more_pages(client):
    def grow() -> None:
        ArticleFactory()
        PlankFactory()
        StatementFactory()
        InfoFactory()
        BilingualFactory()

    def queries() -> int:
        client.get("/en/site-map/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/site-map/")
        return len(captured)

    grow()
    few = queries()
    for _ in range(5):
        grow()
    assert queries() == few <= 16


@pytest.mark.parametrize("slug", ["site-map", "accessibility", "privacy"])
@in_each_language
def test_address_of_the_site_s_own_page_is_refused_to_another(slug: str, language: str):
    page = InfoPage(title="Mine", slug=slug, locale=front_page(language).locale)
    with pytest.raises(ValidationError) as refusal:
        front_page(language).add_child(instance=page)
    assert list(refusal.value.message_dict) == ["slug"]
    assert not Page.objects.filter(slug=slug).exists()


def test_deeper_in_the_tree_the_address_is_free():
    above = InfoFactory(slug="above")
    page = above.add_child(instance=InfoPage(title="Privacy", slug="privacy", locale=above.locale))
    assert page.get_url() == "/en/above/privacy/"


def test_editor_is_told_in_the_form(client):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    facts = nested_form_data({"title": "Privacy", "slug": "privacy", "body": streamfield([])})
    answer = client.post(f"/admin/pages/add/home/infopage/{front_page().pk}/", facts)
    assert answer.status_code == 200
    assert "The site itself has a page at “privacy”" in answer.content.decode()
