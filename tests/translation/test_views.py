"""Decision 2: one address a page, and a notice instead of a fallback."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import Page, PageViewRestriction

from tests.factories import (
    ArticleFactory,
    BilingualFactory,
    InfoFactory,
    IssueFactory,
    body_of,
    front_page,
    in_french,
)

pytestmark = pytest.mark.django_db

NOTICE = "This page is not translated yet"


def read(client: Client, address: str, *, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html.parser")


def heading(soup: BeautifulSoup) -> str:
    return soup.find("h1").get_text(strip=True)


def notice_in(language: str) -> str:
    with override(language):
        return gettext(NOTICE)


def hide(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_info() -> Page:
    return InfoFactory(
        title="How we print", slug="how-we-print", lede="On a Saturday.", body=body_of("The press is old.")
    )


def test_address_of_a_page_without_translation_says_so_in_the_reader_s_language(client):
    make_info()
    soup = read(client, "/fr/how-we-print/")
    assert soup.html["lang"] == "fr"
    assert heading(soup) == notice_in("fr") != NOTICE
    assert notice_in("fr") != soup.title.get_text()


def test_notice_is_no_page_of_its_own_for_search_engines(client):
    page = make_info()
    soup = read(client, "/fr/how-we-print/")
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert [link["href"] for link in soup.select("link[rel=canonical]")] == [page.full_url]
    assert not soup.select("link[rel=alternate]")


def test_notice_names_the_english_page_as_english_and_shows_nothing_else_of_it(client):
    page = make_info()
    soup = read(client, "/fr/how-we-print/")
    links = soup.find_all("a", string=page.title)
    assert [(link["href"], link["lang"], link["hreflang"]) for link in links] == [(page.get_url(), "en", "en")]
    assert soup.get_text().count(page.title) == 1
    assert page.lede not in str(soup)
    assert "The press is old." not in str(soup)


def test_notice_s_switch_leads_to_the_english_page(client):
    page = make_info()
    link = read(client, "/fr/how-we-print/").select_one("nav.languages a")
    assert (link["href"], link["lang"]) == (page.get_url(), "en")


def test_unpublished_translation_counts_as_none(client):
    page = make_info()
    draft = page.copy_for_translation(front_page("fr").locale)
    draft.title, draft.slug = "Comment nous imprimons", "imprimer"
    draft.save_revision()
    draft.save()
    soup = read(client, "/fr/how-we-print/")
    assert heading(soup) == notice_in("fr")
    assert "imprimons" not in str(soup)
    read(client, "/fr/imprimer/", status=404)


def test_notice_stands_for_a_page_deep_in_an_untranslated_tree(client):
    article = ArticleFactory(title="The gates", slug="the-gates")
    soup = read(client, f"/fr/issues/{article.get_parent().slug}/the-gates/")
    assert heading(soup) == notice_in("fr")
    assert soup.find("a", string="The gates")["href"] == article.get_url()


def test_english_path_leads_to_the_french_page_once_there_is_one(client):
    french = in_french(make_info(), title="Comment nous imprimons", slug="imprimer")
    answer = client.get("/fr/how-we-print/")
    assert (answer.status_code, answer["Location"]) == (302, french.get_url())
    assert french.get_url() == "/fr/imprimer/"


def test_french_path_leads_to_the_english_page(client):
    page = make_info()
    in_french(page, slug="imprimer")
    answer = client.get("/en/imprimer/")
    assert (answer.status_code, answer["Location"]) == (302, page.get_url())


def test_page_that_stands_in_french_only_is_not_found_in_english(client):
    page = make_info()
    in_french(page, slug="imprimer")
    page.unpublish()
    read(client, "/en/imprimer/", status=404)
    read(client, "/en/how-we-print/", status=404)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_unknown_path_is_not_found_in_the_reader_s_language(client, language: str):
    soup = read(client, f"/{language}/no/such/page/", status=404)
    assert soup.html["lang"] == language
    with override(language):
        assert heading(soup) == gettext("This page is not in the paper")


def test_front_page_that_is_not_live_gives_way_to_the_notice_never_to_the_other_language(client):
    english = front_page("en")
    front_page("fr").unpublish()
    soup = read(client, "/fr/")
    assert soup.html["lang"] == "fr"
    assert heading(soup) == notice_in("fr")
    assert soup.find("a", string=english.title)["href"] == "/en/"


def test_pages_below_a_front_page_that_is_not_live_keep_their_addresses(client):
    french = in_french(make_info(), title="Comment nous imprimons", slug="imprimer")
    front_page("fr").unpublish()
    assert heading(read(client, "/fr/imprimer/")) == french.title
    assert client.get("/fr/how-we-print/")["Location"] == french.get_url()


@pytest.mark.parametrize("is_above", [False, True])
def test_notice_never_tells_of_a_private_page(client, is_above: bool):
    issue = IssueFactory(title="Behind doors")
    article = ArticleFactory(parent=issue, title="Behind doors too", slug="secret")
    hide(issue if is_above else article)
    soup = read(client, f"/fr/issues/{issue.slug}/secret/", status=404)
    assert "Behind" not in str(soup)


def test_private_page_asks_for_a_login_in_its_own_language(client):
    page = make_info()
    hide(page)
    answer = client.get(page.get_url())
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_private_bilingual_page_is_not_found_and_gives_no_calendar(client):
    page = BilingualFactory(title="Behind doors", slug="behind-doors")
    hide(page)
    for address in ("/bilingual/behind-doors/", "/bilingual/behind-doors/event.ics", "/fr/behind-doors/"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 404, address
        assert "Behind doors" not in answer.content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_bilingual_page_has_one_address_for_all(client, language: str):
    page = BilingualFactory(slug="webinar")
    answer = client.get(f"/{language}/webinar/")
    assert answer.status_code in {301, 302}
    assert answer["Location"] == page.get_url() == "/bilingual/webinar/"
    assert client.get(answer["Location"]).status_code == 200


def test_bilingual_page_reads_the_same_whatever_the_browser_asks_for(client):
    BilingualFactory(slug="webinar")
    answers = [
        client.get("/bilingual/webinar/", headers={"Accept-Language": language}) for language in ("fr", "en", "de")
    ]
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize(
    ("asked", "language"),
    [("fr-CA,fr;q=0.9,en;q=0.5", "fr"), ("en-GB", "en"), ("de,it", "en"), ("de,fr;q=0.3", "fr"), ("", "en")],
)
def test_root_leads_to_the_language_that_the_browser_asks_for(client, asked: str, language: str):
    answer = client.get("/", headers={"Accept-Language": asked} if asked else {})
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in answer["Vary"]
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/en/how-we-print", "/fr/how-we-print", "/en", "/bilingual/webinar"])
def test_address_without_its_slash_leads_to_the_one_with_it(client, address: str):
    make_info()
    BilingualFactory(slug="webinar")
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, f"{address}/")


def test_address_is_looked_up_as_it_is_written(client):
    make_info()
    read(client, "/en/how-we-print/more/", status=404)
    read(client, "/en/home/how-we-print/", status=404)
    read(client, "/fr/accueil/", status=404)
