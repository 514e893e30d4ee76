import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.storages import private_storage
from issues.enums import PDFStatus, PrintStatus
from issues.models import ArticlePage, Edition, PrintedPage
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, PrintedPageFactory, in_french

# Of the covers that stand for a page where somebody shares it.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture
def english() -> Edition:
    """The English edition of issue 6, with four pages."""
    IssueFactory(number=6, title="Four cranes")
    edition = EditionFactory(issue_number=6, page_count=4)
    for number in range(1, 5):
        PrintedPageFactory(edition=edition, number=number)
    return edition


@pytest.fixture
def french(english: Edition) -> Edition:
    """The French one beside it, with two."""
    edition = EditionFactory(issue_number=6, language="fr", page_count=2)
    for number in (1, 2):
        PrintedPageFactory(edition=edition, number=number, text="Les grilles sont restées fermées.")
    return edition


def soup(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    return BeautifulSoup(answer.content, "html.parser")


def test_a_printed_page_shows_its_picture_and_its_words(client, english):
    page = soup(client, "/en/editions/6/3/")
    assert page.h1.get_text() == "Page 3 of 4"
    assert page.title.get_text() == "Issue 6, printed page 3 · The Torch"
    picture, source = page.select_one("main img"), page.select_one("main source")
    folder = f"/editions/6/en/pages/{english.published_digest[:16]}/3"
    assert (picture["width"], picture["height"]) == ("1600", "2473")
    assert picture["srcset"] == f"{folder}/webp-800 800w, {folder}/webp-1600 1600w"
    assert (source["type"], source["srcset"]) == (
        "image/avif",
        f"{folder}/avif-800 800w, {folder}/avif-1600 1600w",
    )
    assert [line.get_text() for line in page.select("details p")] == ["The gates stayed shut.", "Nobody gave a speech."]
    assert page.select_one("link[rel=canonical]")["href"].endswith("/en/editions/6/3/")


def test_pages_are_turned(client, english):
    def ways(number: int) -> list[str]:
        return [
            link["href"] for link in soup(client, f"/en/editions/6/{number}/").select(".page-turner")[0].select("a")
        ]

    assert ways(1) == ["/en/editions/6/", "/en/editions/6/2/"]
    assert ways(3) == ["/en/editions/6/2/", "/en/editions/6/", "/en/editions/6/4/"]
    assert ways(4) == ["/en/editions/6/3/", "/en/editions/6/"]


def test_the_overview_shows_all_pages_and_loads_them_late(client, english):
    page = soup(client, "/en/editions/6/")
    assert [link["href"] for link in page.select(".paper-pages a")] == [f"/en/editions/6/{n}/" for n in range(1, 5)]
    assert {picture["loading"] for picture in page.select(".paper-pages img")} == {"lazy"}


def test_a_thick_paper_is_shown_in_parts(client, english):
    for number in range(5, 31):
        PrintedPageFactory(edition=english, number=number)
    assert len(soup(client, "/en/editions/6/").select(".paper-pages a")) == 24
    assert len(soup(client, "/en/editions/6/?page=2").select(".paper-pages a")) == 6
    assert len(soup(client, "/en/editions/6/?page=nine").select(".paper-pages a")) == 24


def test_the_language_switch_leads_to_the_same_page_of_the_other_edition(client, french):
    page = soup(client, "/en/editions/6/2/")
    assert page.select_one(".languages__link")["href"] == "/fr/editions/6/2/"
    alternates = {link["hreflang"] for link in page.select("link[rel=alternate][hreflang]")}
    assert alternates >= {"en", "fr"}
    assert "Les grilles" in soup(client, "/fr/editions/6/2/").get_text()
    assert soup(client, "/fr/editions/6/").select_one(".languages__link")["href"] == "/en/editions/6/"


def test_without_that_page_the_switch_leads_to_the_issue_and_without_the_issue_to_the_front_page(client, french):
    assert soup(client, "/en/editions/6/4/").select_one(".languages__link")["href"] == "/fr/"
    issue = in_french(ArticlePage.objects.first() or IssueFactory._meta.model.objects.get(number=6))
    page = soup(client, "/en/editions/6/4/")
    assert page.select_one(".languages__link")["href"] == issue.get_url()
    assert not page.select("link[rel=alternate][hreflang=fr]")


def test_an_english_paper_is_never_shown_as_french(client, english):
    for address in ("/fr/editions/6/", "/fr/editions/6/3/"):
        answer = client.get(address)
        assert answer.status_code == 404
        page = BeautifulSoup(answer.content, "html.parser")
        assert page.select_one(".notice__title a")["href"] == "/en/editions/6/"
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        assert not page.select("main img")


@pytest.mark.parametrize(
    "address",
    [
        "/en/editions/6/5/",
        "/en/editions/6/0/",
        "/en/editions/7/",
        "/en/editions/99999999999999999999/1/",
        "/en/editions/",
    ],
)
def test_what_was_not_printed_is_not_found(client, english, address):
    assert client.get(address).status_code == 404


def test_nobody_reads_a_paper_before_its_issue_is_published(client, english):
    picture = english.printed_pages.get(number=1).get_picture_url()
    issue = IssueFactory._meta.model.objects.get(number=6)
    PageViewRestriction.objects.create(page=issue, restriction_type=PageViewRestriction.LOGIN)
    addresses = ("/en/editions/6/", "/en/editions/6/1/", "/fr/editions/6/1/", picture)
    assert {client.get(address).status_code for address in addresses} == {404}
    PageViewRestriction.objects.all().delete()
    issue.unpublish()
    assert {client.get(address).status_code for address in addresses} == {404}


def test_nobody_reads_a_paper_that_is_being_read_anew(client, english):
    Edition.objects.update(pdf_status=PDFStatus.READING)
    assert client.get("/en/editions/6/1/").status_code == 404


def test_a_page_leads_to_what_is_printed_on_it_and_back(client, english, french):
    issue = IssueFactory._meta.model.objects.get(number=6)
    article = ArticleFactory(parent=issue, title="Six crates", printed_page=3, print_status=PrintStatus.SHORTENED)
    ArticleFactory(parent=issue, title="Elsewhere", printed_page=4)
    ArticleFactory(parent=issue, title="A draft", printed_page=3, live=False)
    page = soup(client, "/en/editions/6/3/")
    assert [link["href"] for link in page.select(".paper__articles a")] == [article.get_url()]
    assert soup(client, article.get_url()).select_one(".print-status a")["href"] == "/en/editions/6/3/"
    in_french_too = in_french(article)
    assert not soup(client, in_french_too.get_url()).select(".print-status a"), "The French paper has two pages."


def test_the_issue_leads_to_its_printed_pages(client, english):
    issue = IssueFactory._meta.model.objects.get(number=6)
    assert soup(client, issue.get_url()).select_one(".issue__pages a")["href"] == "/en/editions/6/"


def test_a_page_without_words_says_so(client, english):
    PrintedPage.objects.filter(number=2).update(text="")
    page = soup(client, "/en/editions/6/2/")
    assert not page.select("details")
    assert "no text" in page.get_text()


@pytest.mark.parametrize("address", ["/en/editions/6/", "/en/editions/6/2/", "/fr/editions/6/2/"])
def test_a_printed_page_asks_the_database_little(client, french, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) <= 12


def test_a_picture_is_sent_once_and_for_ever(client, read):
    IssueFactory(number=6)
    page = read().printed_pages.get(number=1)
    for picture, kind in (("avif-800", "image/avif"), ("webp-1600", "image/webp")):
        answer = client.get(page.get_picture_url(picture))
        assert (answer.status_code, answer["Content-Type"]) == (200, kind)
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Content-Disposition" not in answer or "attachment" not in answer["Content-Disposition"]
        with private_storage().open(page.picture_name(picture)) as kept:
            assert answer.getvalue() == kept.read()


def test_a_picture_of_another_paper_or_kind_is_not_found(client, read):
    IssueFactory(number=6)
    page = read().printed_pages.get(number=1)
    address = page.get_picture_url("avif-800")
    for wrong in (
        address.replace(page.digest, "0" * 16),
        address.replace("avif-800", "gif-800"),
        address.replace("/1/avif", "/9/avif"),
        address.replace("/en/", "/fr/"),
    ):
        assert client.get(wrong).status_code == 404
