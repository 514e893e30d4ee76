"""Each feed by its published rules: RFC 4287 for Atom, jsonfeed.org for JSON Feed 1.1."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date
from wagtail.models import Page, PageViewRestriction

from home.feeds.sources import SOURCES
from home.models import StatementPlank
from issues.enums import AuthorRole
from issues.models import ArticleAuthor, ArticlePlank, Correction
from platform_planks.models import PlankPage
from tests.factories import (
    EditionFactory,
    InfoFactory,
    IssueFactory,
    PictureFactory,
    PlankFactory,
    StatementFactory,
    every_block,
    in_french,
    make_article,
    make_event,
    make_statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = ["en", "fr"]
HOST = "http://testserver"
DAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)
of_each_source = pytest.mark.parametrize("name", [*SOURCES, "planks/1"])


def published(page: Page, days: int = 0) -> Page:
    """A page that came out so many days after the first."""
    moment = DAY + timedelta(days=days)
    Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)
    return page


@pytest.fixture
def paper() -> dict[str, Page]:
    """One of everything in both languages, and a plank 1 that an article and a statement argue for."""
    plank = PlankFactory(number=1)
    article, statement, event = make_article(), make_statement(), make_event()
    ArticlePlank.objects.create(page=article, plank=plank)
    StatementPlank.objects.create(page=statement, plank=plank)
    Correction.objects.create(page=article, text="Eleven days, not nine.", date=DAY.date(), locale=article.locale)
    pages = {"article": article, "statement": statement, "issue": article.get_parent().specific}
    EditionFactory(issue_number=pages["issue"].number, language="fr", size=77)
    for days, page in enumerate((pages["issue"], article, statement)):
        published(in_french(page), days)
        published(page, days)
    in_french(plank)
    return {**pages, "event": published(event, 9), "plank": plank}


def atom(client: Client, address: str) -> ElementTree.Element:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)  # noqa: S314 (our own)


def json_feed(client: Client, address: str) -> dict:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    return answer.json()


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(f"{ATOM}{name}")]


def links(element: ElementTree.Element, relation: str) -> list[str]:
    return [link.get("href") for link in element.findall(f"{ATOM}link") if link.get("rel") == relation]


def moment_of(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    assert moment.tzinfo
    return moment


def titles(client: Client, address: str) -> list[str]:
    return [title for entry in atom(client, address).findall(f"{ATOM}entry") for title in texts(entry, "title")]


@in_each_language
@of_each_source
def test_atom_has_what_the_rules_require(client, paper, name: str, language: str):
    address = f"/{language}/feeds/{name}.atom"
    feed = atom(client, address)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(XML_LANG) == language
    # 4.1.1: exactly one id, title and updated; one self link at most; an author, or one in each entry.
    for required in ("id", "title", "updated", "subtitle"):
        (value,) = texts(feed, required)
        assert value.strip()
    moment_of(*texts(feed, "updated"))
    assert links(feed, "self") == [f"{HOST}{address}"]
    (alternate,) = links(feed, "alternate")
    assert client.get(urlsplit(alternate).path).status_code == 200
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    # 4.1.2: the same for each entry.
    for entry in entries:
        for required in ("id", "title", "updated", "published", "content"):
            (value,) = texts(entry, required)
            assert value.strip()
        assert moment_of(*texts(entry, "published")) <= moment_of(*texts(entry, "updated"))
        (page,) = links(entry, "alternate")
        assert client.get(urlsplit(page).path).status_code == 200
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert len(entry.findall(f"{ATOM}summary")) <= 1
        assert all(author.find(f"{ATOM}name").text for author in entry.findall(f"{ATOM}author"))
        for link in entry.findall(f"{ATOM}link"):
            assert link.get("href").startswith(f"{HOST}/")
    ids = [texts(feed, "id")[0], *(texts(entry, "id")[0] for entry in entries)]
    assert len(set(ids)) == len(ids)
    assert all(found.startswith("urn:uuid:") for found in ids)
    assert "\n" not in "".join(ids)


@in_each_language
@of_each_source
def test_json_feed_has_what_the_rules_require(client, paper, name: str, language: str):
    address = f"/{language}/feeds/{name}.json"
    feed = json_feed(client, address)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"{HOST}{address}"
    assert feed["language"] == language
    assert client.get(urlsplit(feed["home_page_url"]).path).status_code == 200
    assert feed["authors"][0]["name"]
    assert feed["items"]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"].strip()
        assert moment_of(item["date_published"]) <= moment_of(item["date_modified"])
        assert client.get(urlsplit(item["url"]).path).status_code == 200
        assert all(author["name"] for author in item.get("authors", []))
        assert all(found["url"] and found["mime_type"] for found in item.get("attachments", []))
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    assert "null" not in json.dumps(feed)
    # Both forms tell the same.
    assert ids == [texts(entry, "id")[0] for entry in atom(client, address[:-4] + "atom").findall(f"{ATOM}entry")]


def test_everything_holds_each_kind_once_the_newest_first_and_never_another_language(client, paper):
    english = titles(client, "/en/feeds/everything.atom")
    assert english == [paper[name].title for name in ("event", "statement", "article", "issue")]
    french = titles(client, "/fr/feeds/everything.atom")
    assert french == [
        paper["event"].title_fr,
        *(in_french(paper[name]).title for name in ("statement", "article", "issue")),
    ]


def test_bilingual_page_stands_at_its_one_address_with_the_words_of_the_language(client, paper):
    found = {language: json_feed(client, f"/{language}/feeds/everything.json")["items"][0] for language in LANGUAGES}
    assert found["en"]["url"] == found["fr"]["url"] == paper["event"].full_url
    assert "Doors open" in found["en"]["content_html"]
    assert "Ouverture" not in found["en"]["content_html"]
    assert "Ouverture" in found["fr"]["content_html"]
    assert found["fr"]["summary"] == "Nous parlons."
    assert found["en"]["id"] != found["fr"]["id"]


def test_ids_stay_when_address_title_and_number_change(client, paper):
    before = [item["id"] for item in json_feed(client, "/en/feeds/everything.json")["items"]]
    issue = type(paper["issue"]).objects.get(pk=paper["issue"].pk)
    issue.number, issue.title = 900, "Another"
    issue.save()
    paper["article"].refresh_from_db()
    paper["article"].slug = "renamed"
    paper["article"].save()
    after = json_feed(client, "/en/feeds/everything.json")["items"]
    assert [item["id"] for item in after] == before
    assert f"{HOST}/en/issues/900/renamed/" in {item["url"] for item in after}


@in_each_language
def test_an_issue_brings_the_pdf_of_its_own_language(client, paper, language: str):
    (item,) = json_feed(client, f"/{language}/feeds/issues.json")["items"]
    (attachment,) = item["attachments"]
    assert f"/{language}/" in attachment["url"]
    assert attachment["mime_type"] == "application/pdf"
    answer = client.get(urlsplit(attachment["url"]).path)
    assert answer["Content-Type"] == "application/pdf"
    # Read to its end: closing it closes the connection to PostgreSQL.
    assert answer.getvalue()
    (entry,) = atom(client, f"/{language}/feeds/issues.atom").findall(f"{ATOM}entry")
    (enclosure,) = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert enclosure.get("href") == attachment["url"]
    assert enclosure.get("type") == "application/pdf"
    assert int(enclosure.get("length")) == attachment["size_in_bytes"]


def test_an_issue_whose_edition_is_in_another_language_only_brings_none(client):
    issue = published(IssueFactory())
    EditionFactory(issue_number=issue.number, language="fr")
    (item,) = json_feed(client, "/en/feeds/issues.json")["items"]
    assert "attachments" not in item
    assert ".pdf" not in item["content_html"]


def test_authors_are_told_by_what_they_did(client, paper):
    ArticleAuthor.objects.create(page=paper["article"], name="Joan Bell", role=AuthorRole.TRANSLATION)
    entry = next(
        entry
        for entry in atom(client, "/en/feeds/planks/1.atom").findall(f"{ATOM}entry")
        if texts(entry, "title") == [paper["article"].title]
    )
    assert [author.find(f"{ATOM}name").text for author in entry.findall(f"{ATOM}author")] == ["Ada Vale"]
    assert [person.find(f"{ATOM}name").text for person in entry.findall(f"{ATOM}contributor")] == ["Joan Bell"]


def test_text_is_whole_and_its_addresses_lead_from_anywhere(client):
    other = InfoFactory(slug="terms")
    body = [*every_block(), ("prose", f'<p>See <a linktype="page" id="{other.pk}">the terms</a>.</p>')]
    page = published(StatementFactory(body=body))
    (item,) = json_feed(client, "/en/feeds/statements.json")["items"]
    soup = BeautifulSoup(item["content_html"], "html.parser")
    for words in (
        "The night shift answers",
        "We read it aloud.",
        "Come on Thursday",
        "Hours of a week",
        "Minutes of 3 May",
    ):
        assert words in soup.get_text()
    addresses = [element["href"] for element in soup.select("[href]")] + [image["src"] for image in soup.select("img")]
    addresses += [part.split()[0] for image in soup.select("img[srcset]") for part in image["srcset"].split(", ")]
    assert len([address for address in addresses if "/media/images/" in address]) >= 8
    assert [address for address in addresses if not address.startswith("http")] == []
    assert f"{HOST}/en/terms/" in addresses
    assert f"{page.full_url}#note-1" in addresses
    assert not soup.select("script, style, [style], [onclick]")


def test_french_keeps_its_spaces(client):
    page = published(
        in_french(
            StatementFactory(),
            title="L'usine : « Non »",
            lede="Quoi : rien",
            body=[("prose", "<p>Ils disent : « Non » à l'usine.</p>")],
        )
    )
    assert page.title == "L'usine : « Non »"
    (item,) = json_feed(client, "/fr/feeds/statements.json")["items"]
    assert item["title"] == "L’usine\u00a0: «\u00a0Non\u00a0»"
    assert item["summary"] == "Quoi\u00a0: rien"
    assert "disent\u00a0: «\u00a0Non\u00a0» à l’usine" in item["content_html"]


def test_hostile_words_stay_words_and_control_characters_go(client):
    title = "A\x0b<script>alert(1)</script> & ]]> \x01\ufffe“B”"
    page = published(StatementFactory(lede=title, body=[("heading", {"text": title, "level": "2"})]))
    Page.objects.filter(pk=page.pk).update(title=title)
    (entry,) = atom(client, "/en/feeds/statements.atom").findall(f"{ATOM}entry")
    assert texts(entry, "title") == ["A<script>alert(1)</script> & ]]> “B”"]
    (content,) = texts(entry, "content")
    soup = BeautifulSoup(content, "html.parser")
    assert not soup.find("script")
    assert "<script>alert(1)</script>" in soup.h2.get_text()
    assert json_feed(client, "/en/feeds/statements.json")["items"][0]["title"] == texts(entry, "title")[0]


@pytest.mark.parametrize("form", ["atom", "json"])
def test_an_address_that_is_none_leaves_its_words(client, form: str):
    published(StatementFactory(body=[("prose", '<p><a href="http://[x">Here</a> <a href="//[y/">there</a></p>')]))
    answer = client.get(f"/en/feeds/statements.{form}")
    assert answer.status_code == 200
    assert b"Here" in answer.content
    assert b"//[" not in answer.content


def test_drafts_private_pages_and_pages_that_nobody_published_are_left_out(client):
    hidden = published(StatementFactory(title="Hidden"))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    published(StatementFactory(title="Draft", live=False))
    StatementFactory(title="By code")
    published(StatementFactory(title="Open"))
    for name in ("everything", "statements"):
        assert titles(client, f"/en/feeds/{name}.atom") == ["Open"]
        assert titles(client, f"/fr/feeds/{name}.atom") == []


@pytest.mark.parametrize("form", ["atom", "json"])
def test_empty_feed_is_well_formed_and_does_not_change(client, form: str):
    answers = {client.get(f"/fr/feeds/issues.{form}").content for _ in range(2)}
    assert len(answers) == 1
    if form == "atom":
        assert moment_of(*texts(atom(client, "/fr/feeds/issues.atom"), "updated")).year == 1970
    else:
        assert json_feed(client, "/fr/feeds/issues.json")["items"] == []


@pytest.mark.parametrize(
    "path",
    [
        "nothing.atom",
        "planks/77.atom",
        "planks/99999999999999999999.json",
        "issues.atom?page=2",
        "issues.json?page=x",
        "issues.atom?page=-1",
        "everything.rss",
    ],
)
@in_each_language
def test_what_is_no_feed_is_not_found_in_the_reader_s_language(client, path: str, language: str):
    answer = client.get(f"/{language}/feeds/{path}")
    assert answer.status_code == 404
    assert BeautifulSoup(answer.content, "html.parser").html["lang"] == language


def test_plank_that_is_not_in_this_language_has_no_feed_in_it(client):
    PlankFactory(number=3)
    assert client.get("/en/feeds/planks/3.atom").status_code == 200
    assert client.get("/fr/feeds/planks/3.atom").status_code == 404


def test_long_feed_goes_on_at_another_address(client):
    for days in range(65):
        published(StatementFactory(), days)
    address, found, seen = "/en/feeds/statements.json", [], 0
    while address:
        feed = json_feed(client, address)
        assert feed["feed_url"] == f"{HOST}{address}"
        found += [item["id"] for item in feed["items"]]
        address, seen = feed.get("next_url", "").removeprefix(HOST), seen + 1
    assert (seen, len(found), len(set(found))) == (3, 65, 65)
    second = atom(client, "/en/feeds/statements.atom?page=2")
    own = f"{HOST}/en/feeds/statements.atom"
    assert [links(second, relation) for relation in ("self", "first", "previous", "next", "last")] == [
        [f"{own}?page=2"],
        [own],
        [own],
        [f"{own}?page=3"],
        [f"{own}?page=3"],
    ]
    assert not links(atom(client, own.removeprefix(HOST)), "previous")


@pytest.mark.parametrize("form", ["atom", "json"])
def test_reader_who_has_it_already_is_told_so(client, paper, form: str):
    address = f"/en/feeds/everything.{form}"
    answer = client.get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer["Cache-Control"] == "public, max-age=300"
    by_tag = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (by_tag.status_code, by_tag.content) == (304, b"")
    # What the newest date does not tell, the text does.
    Page.objects.get(pk=paper["article"].pk).specific.unpublish()
    later = http_date(datetime.now(tz=UTC).timestamp())
    assert "Last-Modified" not in answer
    for asked in ({"If-None-Match": answer["ETag"]}, {"If-Modified-Since": later}):
        assert client.get(address, headers=asked).status_code == 200


def grow_statements() -> None:
    shown = {"image": PictureFactory(), "alt_text": "Cranes", "decorative": False}
    link = f'<p>See <a linktype="page" id="{InfoFactory().pk}">this</a>.</p>'
    StatementFactory(body=[*every_block(), ("picture", {"image": shown}), ("prose", link), ("prose", link)])


def grow_articles() -> None:
    article = make_article()
    ArticlePlank.objects.create(page=article, plank=PlankPage.objects.get(slug="1", locale__language_code="en"))


GROWING: dict[str, Callable[[], object]] = {
    "everything": lambda: (grow_statements(), make_event(), make_article()),
    "issues": make_article,
    "statements": grow_statements,
    "planks/1": grow_articles,
}


def grow(name: str, language: str) -> None:
    for _ in range(3):
        GROWING[name]()
    if language == "fr":
        for page in Page.objects.filter(depth__gt=2, locale__language_code="en").order_by("path").specific():
            if not page.stands_for_every_language:
                in_french(page)
    undated = Page.objects.filter(first_published_at=None)
    undated.update(first_published_at=DAY, last_published_at=DAY)


@pytest.mark.parametrize("name", GROWING)
@in_each_language
def test_more_entries_ask_no_more_questions_and_hardly_any_once_they_are_ready(client, name: str, language: str):
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/{language}/feeds/{name}.atom").status_code == 200
        return len(captured)

    PlankFactory(number=1)
    counts = []
    for _ in range(2):
        grow(name, language)
        cache.clear()
        client.get("/en/site-map/")
        counts.append(count())
    # Fewer where the newest thirty hold fewer kinds.
    assert counts[1] <= counts[0] <= 20
    assert count() <= 4


@in_each_language
def test_page_of_feeds_names_them_all(client, paper, language: str):
    soup = BeautifulSoup(client.get(f"/{language}/feeds/").content, "html.parser")
    named = [link["href"] for link in soup.select("main a[href*='/feeds/']")]
    assert set(named) >= {
        f"/{language}/feeds/{name}.{form}" for name in [*SOURCES, "planks/1"] for form in ("atom", "json")
    }
    for address in named:
        assert client.get(address).status_code == 200, address


def test_pages_name_the_feeds_that_are_about_them(client, paper):
    def named(address: str) -> list[str]:
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        return [link["href"] for link in soup.select('link[rel=alternate][type="application/atom+xml"]')]

    everything = "/en/feeds/everything.atom"
    assert named("/en/") == named(paper["article"].get_url()) == [everything]
    assert named(paper["plank"].get_url()) == [everything, "/en/feeds/planks/1.atom"]
    assert named("/en/issues/") == [everything, "/en/feeds/issues.atom"]
    assert named(in_french(paper["statement"]).get_parent().get_url()) == [
        "/fr/feeds/everything.atom",
        "/fr/feeds/statements.atom",
    ]
    assert named(paper["event"].get_url()) == [everything, "/fr/feeds/everything.atom"]
    assert named("/en/nothing/") == []
