"""What holds for every page that a reader can open, in both languages."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.factories import EVERY_KIND

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

LANGUAGES = ["en", "fr"]
PAPER = "http://testserver"
OTHER = {"en": "fr", "fr": "en"}
LOADED = {"img": ["src", "srcset"], "source": ["src", "srcset"], "script": ["src"], "iframe": ["src"], "video": ["src"]}
every_page = pytest.mark.parametrize("kind", [*EVERY_KIND, "bilingual page"])
every_translated_page = pytest.mark.parametrize("kind", EVERY_KIND)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def withdraw(page: Page) -> None:
    """Unpublish a page by a row of its own: the newspaper's pages know the rollback of no test."""
    Page.objects.get(pk=page.pk).specific.unpublish()


def read(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")}


def switch(soup: BeautifulSoup, language: str) -> str:
    return soup.select_one(f"nav.languages a[hreflang={language}]")["href"]


@every_translated_page
@in_each_language
def test_page_says_what_it_is_in_its_own_language(client, newspaper, kind: str, language: str):
    page = newspaper[kind][language]
    soup = read(client, page.get_url())
    assert soup.html["lang"] == language
    assert [heading.get_text(strip=True) for heading in soup.find_all("h1")] == [page.title]
    assert soup.title.get_text().startswith(page.title)
    assert [link["href"] for link in soup.select("link[rel=canonical]")] == [page.full_url]
    assert not soup.select("meta[name=robots]")


def test_bilingual_page_says_what_it_is_in_both_languages(client, newspaper):
    page = newspaper["bilingual page"]["en"]
    soup = read(client, page.get_url())
    heading = soup.find("h1")
    assert len(soup.find_all("h1")) == 1
    assert {part["lang"]: part.get_text() for part in heading.select("[lang]")} == {
        "en": page.title,
        "fr": page.title_fr,
    }
    assert page.title in soup.title.get_text()
    assert page.title_fr in soup.title.get_text()
    assert soup.select_one("link[rel=canonical]")["href"] == page.full_url


@every_page
@in_each_language
def test_page_sets_no_cookie_and_carries_a_strict_policy(client, newspaper, kind: str, language: str):
    answer = client.get(newspaper[kind][language].get_url())
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@every_page
@in_each_language
def test_page_holds_no_script_or_style_of_its_own(client, newspaper, kind: str, language: str):
    soup = read(client, newspaper[kind][language].get_url())
    # Data is no script: nothing runs it (home/linked_data.py).
    scripts = [script for script in soup.find_all("script") if script.get("type") != "application/ld+json"]
    assert not [script for script in scripts if not script.get("src") or script.get_text()]
    assert not soup.find_all("style")
    attributes = {name for element in soup.find_all(True) for name in element.attrs}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}


@every_page
@in_each_language
def test_page_loads_nothing_from_elsewhere(client, newspaper, kind: str, language: str):
    soup = read(client, newspaper[kind][language].get_url())
    addresses = [link["href"] for link in soup.select("link[rel~=stylesheet], link[rel~=preload], link[rel~=icon]")]
    for element in soup.find_all(list(LOADED)):
        for name in LOADED[element.name]:
            addresses += [part.split()[0] for part in element.get(name, "").split(",") if part.strip()]
    assert addresses
    assert not [address for address in addresses if not address.startswith("/") or address.startswith("//")]


@every_translated_page
def test_languages_name_each_other_and_themselves(client, newspaper, kind: str):
    expected = {language: newspaper[kind][language].full_url for language in LANGUAGES}
    # The front pages have an address that chooses the language.
    expected["x-default"] = f"{PAPER}/" if kind == "front page" else expected["en"]
    for page in newspaper[kind].values():
        assert alternates(read(client, page.get_url())) == expected


def test_bilingual_page_names_no_other_address_of_itself(client, newspaper):
    assert alternates(read(client, newspaper["bilingual page"]["en"].get_url())) == {}


@every_translated_page
@in_each_language
def test_switch_leads_to_the_same_page_in_the_other_language_and_back(client, newspaper, kind: str, language: str):
    other = OTHER[language]
    here, there = newspaper[kind][language], newspaper[kind][other]
    address = switch(read(client, here.get_url()), other)
    assert address == there.get_url()
    soup = read(client, address)
    assert soup.html["lang"] == other
    assert switch(soup, language) == here.get_url()


def test_bilingual_page_leads_to_both_front_pages(client, newspaper):
    soup = read(client, newspaper["bilingual page"]["en"].get_url())
    for language in LANGUAGES:
        assert soup.select(f'[lang={language}] a[href="/{language}/"]')
        assert read(client, f"/{language}/").html["lang"] == language


@every_translated_page
def test_page_whose_translation_is_withdrawn_no_longer_names_it(client, newspaper, kind: str):
    withdraw(newspaper[kind]["fr"])
    english = newspaper[kind]["en"]
    soup = read(client, english.get_url())
    default = f"{PAPER}/" if kind == "front page" else english.full_url
    assert alternates(soup) == {"en": english.full_url, "x-default": default}
    told = read(client, switch(soup, "fr"))
    assert told.html["lang"] == "fr"
    assert alternates(told) == {}
    assert switch(told, "en") == english.get_url()


def test_page_never_names_a_version_that_is_not_for_everybody(client, newspaper):
    english, french = newspaper["statement"]["en"], newspaper["statement"]["fr"]
    PageViewRestriction.objects.create(page=french.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert alternates(read(client, english.get_url())) == {"en": english.full_url, "x-default": english.full_url}
    assert client.get(french.get_url()).status_code == 302


@every_page
def test_withdrawn_page_is_not_found(client, newspaper, kind: str):
    for page in newspaper[kind].values():
        withdraw(page)
    # Where the address names no language, it leads to one in which the page is not found either.
    answers = [client.get(page.get_url(), follow=True) for page in newspaper[kind].values()]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("kind", [*EVERY_KIND, "bilingual page"][1:])
def test_page_that_was_never_published_is_not_found(client, newspaper, kind: str):
    page = newspaper[kind]["en"]
    draft = type(page)(title="Only a draft", slug="only-a-draft", live=False, locale=page.locale)
    Page.objects.get(pk=page.get_parent().pk).add_child(instance=draft)
    assert client.get(draft.get_url(), follow=True).status_code == 404
    read(client, page.get_url())
    assert "Only a draft" not in read(client, page.get_parent().get_url()).get_text()


def test_page_that_does_not_exist_has_its_place_in_the_paper_too(client):
    for language in LANGUAGES:
        answer = client.get(f"/{language}/nothing/here/")
        soup = BeautifulSoup(answer.content, "html.parser")
        assert (answer.status_code, soup.html["lang"], len(soup.find_all("h1"))) == (404, language, 1)
        assert soup.select_one("meta[name=robots]")["content"] == "noindex"
        assert switch(soup, OTHER[language]) == f"/{OTHER[language]}/"
        assert not answer.cookies
