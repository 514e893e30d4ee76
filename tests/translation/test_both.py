"""A page beside its translation: where it is, who finds it, and what search engines are told of it."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.factories import (
    EVERY_KIND,
    ArticleFactory,
    InfoFactory,
    IssueFactory,
    PlankFactory,
    body_of,
    front_page,
    in_french,
    make_event,
)
from tests.factories.pages import InfoPage

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def both_of(page: Page) -> str:
    return "/".join(["", page.locale.language_code, "both", *page.get_url().split("/")[2:]])


def read(client: Client, address: str, *, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, address
    assert not answer.cookies
    return BeautifulSoup(answer.content, "html.parser")


def make_info() -> tuple[InfoPage, InfoPage]:
    page = InfoFactory(title="How we print", slug="how-we-print", lede="On a Saturday.", body=body_of("Old.", "New."))
    page.save_revision().publish()
    return page, in_french(page, title="Comment nous imprimons", slug="imprimer", lede="Un samedi.")


def sides(soup: BeautifulSoup) -> list[list[str]]:
    return [
        [f"{side['lang']}: {side.get_text(' ', strip=True)}" for side in row.select(".beside__side")]
        for row in soup.select(".beside__row")
    ]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_of_page_is_read_in_both_languages_from_both(client, kind: str):
    english = EVERY_KIND[kind]()
    french = in_french(english)
    for page, other in ((english, french), (french, english)):
        soup = read(client, both_of(page))
        headings = [(part["lang"], part.get_text()) for part in soup.select("h1 [lang]")]
        assert headings == [(side.locale.language_code, side.title) for side in (page, other)]
        assert soup.html["lang"] == page.locale.language_code
        ids = [element["id"] for element in soup.find_all(id=True)]
        assert len(ids) == len(set(ids))


def test_paragraphs_stand_in_pairs_the_language_of_the_address_first(client):
    english, french = make_info()
    expected = [["en: On a Saturday.", "fr: Un samedi."], ["en: Old.", "fr: Old."], ["en: New.", "fr: New."]]
    assert sides(read(client, both_of(english))) == expected
    assert sides(read(client, both_of(french))) == [row[::-1] for row in expected]


def test_anchors_are_the_same_whichever_language_comes_first(client):
    anchors = [[row["id"] for row in read(client, both_of(page)).select(".beside__row")] for page in make_info()]
    assert anchors[0] == anchors[1]
    links = read(client, "/en/both/how-we-print/").select(".beside__number")
    assert [link["href"] for link in links] == [f"#{anchor}" for anchor in anchors[0]]


def test_language_switch_leads_there_and_back(client):
    english, french = make_info()
    for page in (english, french):
        links = [link["href"] for link in read(client, page.get_url()).select("nav.languages a")]
        assert both_of(page) in links
        soup = read(client, both_of(page))
        assert [link["href"] for link in soup.select("nav.languages a")] == [english.get_url(), french.get_url()]
        assert len(soup.select("nav.languages [aria-current]")) == 1


def test_search_engines_are_told_of_the_page_itself(client):
    english, french = make_info()
    for page in (english, french):
        soup = read(client, both_of(page))
        assert [link["href"] for link in soup.select("link[rel=canonical]")] == [page.full_url]
        assert not soup.select("link[hreflang]")
        alternates = read(client, page.get_url()).select("link[hreflang]")
        assert alternates
        assert not any("/both/" in link["href"] for link in alternates)
    assert b"/both/" not in client.get("/sitemap-en.xml").content


@pytest.mark.parametrize("path", ["how-we-print/", "no/such/page/", "webinar/"])
def test_page_without_its_translation_is_not_found(client, path: str):
    InfoFactory(slug="how-we-print")
    make_event(slug="webinar")
    for language in ("en", "fr"):
        read(client, f"/{language}/both/{path}", status=404)
    assert not read(client, "/en/how-we-print/").select("nav.languages a[href*=both]")


def test_draft_translation_counts_as_none(client):
    english, french = make_info()
    french.unpublish()
    read(client, both_of(english), status=404)
    read(client, both_of(french), status=404)


@pytest.mark.parametrize("is_english", [True, False])
@pytest.mark.parametrize("is_above", [True, False])
def test_private_page_is_never_found_beside_its_translation(client, is_english: bool, is_above: bool):
    english = ArticleFactory()
    french = in_french(english)
    hidden = english if is_english else french
    hidden = hidden.get_parent() if is_above else hidden
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    for page in (english, french):
        read(client, both_of(page), status=404)


def test_private_piece_is_not_named_among_those_of_its_issue(client):
    issue = IssueFactory()
    secret = ArticleFactory(parent=issue, title="Behind doors")
    in_french(secret)
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    assert "Behind doors (fr)" in str(read(client, both_of(issue)))
    assert "Behind doors<" not in str(read(client, both_of(issue)))


def test_path_of_the_other_language_leads_to_the_page(client):
    _english, french = make_info()
    answer = client.get("/fr/both/how-we-print/")
    assert (answer.status_code, answer["Location"]) == (302, both_of(french))


def test_no_page_can_take_the_address():
    page = InfoPage(title="Both", slug="both", locale=front_page().locale, depth=3)
    with pytest.raises(ValidationError):
        page.clean()


def test_platform_shows_its_demands_beside_each_other_and_leads_to_both(client):
    plank = PlankFactory(title="Bread")
    in_french(plank, title="Du pain")
    alone = PlankFactory(title="Roses")
    soup = read(client, both_of(plank.get_parent()))
    assert sides(soup) == [["en: Bread", "fr: Du pain"], ["en: Roses", "fr: Pas encore en français."]]
    links = [link["href"] for link in soup.select(".beside__page a")]
    assert links == [both_of(plank), both_of(plank), alone.get_url()]
    numbers = [link.get_text() for link in soup.select(".beside__number")]
    assert numbers == [str(plank.number), str(alone.number)]


def test_what_the_english_no_longer_has_says_so(client):
    english, french = make_info()
    english.body = body_of("Quite new.")
    english.save_revision().publish()
    rows = sides(read(client, both_of(english)))
    assert ["en: Quite new.", "fr: Pas encore en français."] in rows
    assert ["en: No longer in the English.", "fr: Old."] in rows
    assert french.live


def test_links_inside_lead_to_the_language_of_their_side(client):
    target, french = make_info()
    text = f'<p><a linktype="page" id="{target.pk}">print</a> <a linktype="page" id="999999">gone</a></p>'
    links = {"title": "", "links": [{"text": "Print", "page": target, "url": ""}]}
    page = InfoFactory(body=[("prose", text), ("links", links)])
    page.save_revision().publish()
    in_french(page)
    found = read(client, both_of(page)).select(".beside__side")
    addresses = [[link.get("href") for link in side.find_all("a")] for side in found]
    assert addresses == [
        [target.get_url(), None],
        [french.get_url(), None],
        [target.get_url()],
        [french.get_url()],
    ]
