"""The sitemap names every public page, and each names its other languages as they name it."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.built_in_pages import BUILT_IN_PAGES
from home.sitemaps import TorchSitemap
from tests.factories import InfoFactory, StatementFactory, in_french, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
HOST = "http://testserver"


def read(client: Client, address: str) -> ElementTree.Element:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/xml"
    assert not answer.cookies
    return ElementTree.fromstring(answer.content)  # noqa: S314 (our own)


def files(client: Client) -> list[str]:
    index = read(client, "/sitemap.xml")
    assert index.tag == f"{SITEMAP}sitemapindex"
    return [location.text for location in index.iter(f"{SITEMAP}loc")]


def entries(client: Client) -> dict[str, dict[str, str]]:
    """The alternates of every address by language."""
    found: dict[str, dict[str, str]] = {}
    for file in files(client):
        for url in read(client, file.removeprefix(HOST)).iter(f"{SITEMAP}url"):
            address = url.find(f"{SITEMAP}loc").text
            assert address not in found
            found[address] = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
    return found


def test_every_alternate_answers_and_names_the_others_back(client, newspaper):
    found = entries(client)
    assert len(found) > 40
    for address, alternates in found.items():
        answer = client.get(urlsplit(address).path)
        assert answer.status_code == 200, address
        soup = BeautifulSoup(answer.content, "html.parser")
        in_head = {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")}
        assert in_head == alternates, address
        spoken = {language: other for language, other in alternates.items() if language != "x-default"}
        if "/bilingual/" in address:
            assert not alternates
            continue
        assert address in spoken.values()
        for other in spoken.values():
            assert found[other] == alternates
        assert client.get(urlsplit(alternates["x-default"]).path, follow=True).status_code == 200


def test_each_public_page_stands_there_once_and_nothing_else(client, newspaper):
    pages = {page.full_url for versions in newspaper.values() for page in versions.values()}
    found = set(entries(client))
    assert pages <= found
    built_in = {
        f"{HOST}{version.get_url()}" for page in BUILT_IN_PAGES.values() for version in page.live_versions.values()
    }
    assert built_in <= found
    assert len(found) == Page.objects.live().filter(depth__gt=1).count() + len(built_in)
    assert not [address for address in found if "/pages/" in address]


def test_drafts_private_pages_and_missing_translations_are_left_out(client):
    hidden, alone = InfoFactory(title="Hidden"), StatementFactory(title="Alone")
    PageViewRestriction.objects.create(page=in_french(hidden), restriction_type=PageViewRestriction.LOGIN)
    draft = InfoFactory(live=False)
    found = entries(client)
    assert draft.full_url not in found
    assert in_french(hidden).full_url not in found
    for page in (hidden, alone):
        assert found[page.full_url] == {"en": page.full_url, "x-default": page.full_url}


def test_front_pages_lead_others_to_the_choice_of_a_language(client):
    front = {"en": f"{HOST}/en/", "fr": f"{HOST}/fr/", "x-default": f"{HOST}/"}
    found = entries(client)
    assert found[f"{HOST}/en/"] == found[f"{HOST}/fr/"] == front


def test_page_says_when_it_changed(client):
    page = StatementFactory()
    page.save_revision().publish()
    page.refresh_from_db()
    urls = read(client, "/sitemap-pages.xml").iter(f"{SITEMAP}url")
    told = {url.find(f"{SITEMAP}loc").text: url.findtext(f"{SITEMAP}lastmod") for url in urls}
    assert told[page.full_url] == timezone.localdate(page.last_published_at).isoformat()
    assert told[f"{HOST}/en/"] is None


def test_long_list_is_split(client, monkeypatch):
    monkeypatch.setattr(TorchSitemap, "limit", 2)
    for _ in range(3):
        InfoFactory()
    assert [file.removeprefix(HOST) for file in files(client)][:3] == [
        "/sitemap-pages.xml",
        "/sitemap-pages.xml?p=2",
        "/sitemap-pages.xml?p=3",
    ]
    assert len(entries(client)) == Page.objects.live().filter(depth__gt=1).count() + 2 * len(BUILT_IN_PAGES)


@pytest.mark.parametrize("address", ["/sitemap-nothing.xml", "/sitemap-pages.xml?p=9", "/sitemap-pages.xml?p=x"])
def test_what_is_no_sitemap_is_not_found(client, address: str):
    assert client.get(address).status_code == 404


def test_more_pages_ask_no_more_questions(client):
    def count() -> int:
        client.get("/sitemap-pages.xml")
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap-pages.xml")
        return len(captured)

    in_french(StatementFactory())
    make_event()
    few = count()
    for _ in range(5):
        in_french(StatementFactory())
        make_event()
    assert count() == few <= 6


def test_robots_are_told_what_to_leave_alone_and_where_the_sitemap_is(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    paths = ("/admin/", "/en/account/", "/fr/account/", "/en/search/", "/fr/search/")
    assert {f"Disallow: {path}" for path in paths} <= set(lines)
    assert f"Sitemap: {HOST}/sitemap.xml" in lines
    assert "Accept-Language" not in answer.headers.get("Vary", "")
