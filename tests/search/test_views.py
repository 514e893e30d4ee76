from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from issues.models import ArticlePlank, PrintedPage
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    IssueFactory,
    PlankFactory,
    StatementFactory,
    body_of,
    in_french,
)
from tests.search.questions import read, read_at

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def titles(page) -> list[str]:
    return [" ".join(heading.get_text().split()) for heading in page.select(".found .piece__title")]


def test_empty_question_shows_the_form_with_help(client):
    for language, code in (("en", "en"), ("fr", "fr")):
        page = read(client, "", language)
        assert page.html["lang"] == code
        form = page.select_one("form[role=search]")
        assert form["method"] == "get"
        for control in form.select("input, select"):
            assert page.select_one(f"label[for={control['id']}]").get_text(strip=True)
        assert page.select(".search__advice li")
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        assert page.select_one("link[rel=canonical]") is None


def test_every_page_leads_to_the_search_of_its_language(client):
    for language in ("en", "fr"):
        page = read(client, "", language)
        assert page.select_one(".masthead a.masthead__search")["href"] == f"/{language}/search/"


def test_results_stand_by_issue_with_kind_date_and_printed_page(client, index):
    issue = IssueFactory(date=date(2026, 5, 1))
    article = ArticleFactory(parent=issue, title="Bread first", printed_page=3)
    statement = StatementFactory(title="On bread", date=date(2026, 4, 2))
    index(issue, article, statement)
    page = read(client, "bread")
    groups = {
        group.select_one(".found__title").get_text(" ", strip=True): [
            piece.get_text(" ", strip=True) for piece in group.select(".piece")
        ]
        for group in page.select(".found")
    }
    assert set(groups) == {f"Issue {issue.number} May 1, 2026", "Statements and pages"}
    (in_issue,) = groups[f"Issue {issue.number} May 1, 2026"]
    assert in_issue.startswith("Bread first")
    assert in_issue.endswith("Article May 1, 2026 Printed on page 3")
    assert page.select_one(".found__title a")["href"] == issue.get_url()
    assert page.select_one("[role=status]").get_text(strip=True) == "2 results"
    assert page.title.get_text().startswith("2 results for “bread”")


def test_extract_marks_what_was_found_and_escapes_what_was_written(client, index):
    text = (
        "Before. " * 60
        + "He wrote &lt;script&gt;alert(1)&lt;/script&gt; and the bakers &amp; cleaners laughed."
        + " After." * 60
    )
    article = ArticleFactory(title="A <b>bold</b> baker", lede="Nothing here.", body=body_of(text))
    index(article)
    page = read(client, "baker")
    assert [mark.get_text() for mark in page.select(".found mark")] == ["baker", "bakers"]
    result = page.select_one(".found .piece")
    assert result.script is None
    assert result.b is None
    assert "<script>alert(1)</script> and the bakers & cleaners" in result.get_text()
    extract = result.select_one(".piece__lede").get_text(strip=True)
    assert extract.startswith("…")
    assert extract.endswith("…")
    assert len(extract) < 400


def test_question_is_escaped_wherever_it_is_repeated(client):
    page = client.get("/en/search/", {"q": '"><script>alert(1)</script>', "kind": "<b>"}).content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_printed_page_is_found_with_its_issue_and_leads_to_the_piece_that_stands_on_it(client, index):
    issue = IssueFactory()
    article = ArticleFactory(parent=issue, title="Six gates", printed_page=2)
    edition = EditionFactory(issue_number=issue.number)
    printed = PrintedPage.objects.create(
        edition=edition,
        number=2,
        text="Thermometers and a thermometer froze.",
        width=800,
        height=1200,
        digest="0",
    )
    index(issue, article)
    page = read(client, "thermometers")
    result = page.select_one(".found .piece")
    assert result.select_one(".piece__title a")["href"] == printed.get_url()
    assert result.select_one(".found__beside a")["href"] == article.get_url()
    assert [mark.get_text() for mark in result.select("mark")] == ["Thermometers", "thermometer"]
    assert titles(read(client, "thermometers", "fr")) == []
    french = in_french(issue)
    index(french)
    assert titles(read(client, "thermometers", "fr")) == []
    issue.unpublish()
    assert titles(read(client, "thermometers")) == []


def test_printed_page_of_a_private_issue_is_not_found(client, index):
    issue = IssueFactory()
    edition = EditionFactory(issue_number=issue.number)
    PrintedPage.objects.create(edition=edition, number=1, text="Thermometers.", width=8, height=12, digest="0")
    index(issue)
    assert titles(read(client, "thermometers"))
    PageViewRestriction.objects.create(page=issue, restriction_type=PageViewRestriction.LOGIN)
    assert titles(read(client, "thermometers")) == []


def test_slip_is_mended_said_and_can_be_insisted_on(client, index):
    index(ArticleFactory(title="The bakers"))
    page = read(client, "bakesr")
    assert titles(page) == ["The bakers"]
    status = page.select_one("[role=status]").get_text(" ", strip=True)
    assert "Nothing holds “bakesr”" in status
    assert "“bakers”" in status
    exact = page.select_one(".search__results .more a")["href"]
    assert titles(read_at(client, exact)) == []


def test_filters_offer_what_is_there_and_stay_chosen(client, index):
    plank = PlankFactory(title="Bread")
    article = ArticleFactory(title="Bread piece")
    ArticlePlank.objects.create(page=article, plank=plank)
    draft = IssueFactory(live=False)
    issue = article.get_parent().specific
    index(plank, article, issue, draft, StatementFactory(title="Bread too"))
    page = read(client, "bread", issue=issue.number, kind="ARTICLE", plank=plank.number)
    assert titles(page) == ["Bread piece"]
    offered = {
        select["name"]: [option["value"] for option in select.select("option")] for select in page.select("form select")
    }
    assert offered == {
        "kind": ["", "ARTICLE", "ISSUE", "STATEMENT", "PLANK"],
        "issue": ["", str(issue.number)],
        "plank": ["", str(plank.number)],
    }
    chosen = {option.parent["name"]: option["value"] for option in page.select("option[selected]")}
    assert chosen == {"issue": str(issue.number), "kind": "ARTICLE", "plank": str(plank.number)}
    assert page.select_one("details").has_attr("open")


@pytest.mark.parametrize("parameters", [{"kind": "NONSENSE"}, {"issue": "9" * 30}, {"plank": "-1"}, {"issue": "six"}])
def test_filter_that_does_not_exist_is_named_and_the_rest_is_looked_for(client, index, parameters: dict[str, str]):
    index(ArticleFactory(title="Bread"))
    page = read(client, "bread", **parameters)
    assert page.select_one(".errorlist li").get_text()
    assert titles(page) == ["Bread"]


def test_empty_result_shows_where_to_go_on(client, index):
    article = in_french(ArticleFactory(), title="La grève")
    issue, plank = IssueFactory(), PlankFactory()
    index(article, issue, plank.get_parent())
    page = read(client, "grève", kind="ISSUE")
    assert "Nothing was found for “grève”" in page.select_one("[role=status]").get_text()
    links = {link["href"]: link.get_text(strip=True) for link in page.select(".search__advice a")}
    assert links["/fr/search/?q=gr%C3%A8ve"] == "Français: 1 result"
    assert {issue.get_url(), plank.get_parent().get_url(), "/en/site-map/"} <= set(links)


def test_empty_result_offers_to_remove_the_filters(client, index):
    index(IssueFactory(title="Soup"), ArticleFactory(title="Bread"))
    link = read(client, "bread", kind="ISSUE").select_one(".search__advice a")
    assert link.get_text(strip=True) == "Remove the filters: 1 result"
    assert titles(read_at(client, link["href"])) == ["Bread"]


def test_many_results_are_spread_over_pages_that_keep_the_question(client, index):
    issue = IssueFactory()
    articles = [ArticleFactory(parent=issue, title=f"Bread {number}") for number in range(21)]
    index(*articles)
    first = read(client, "bread & soup -rent bread", kind="")
    assert titles(first) == []
    first = read(client, "the bread", kind="ARTICLE")
    assert len(titles(first)) == 20
    assert first.select_one("[role=status]").get_text(strip=True) == "21 results"
    following = first.select_one("a[rel=next]")["href"]
    assert following == "?q=the+bread&kind=ARTICLE&page=2"
    second = read_at(client, following)
    assert set(titles(first)) | set(titles(second)) == {article.title for article in articles}
    assert second.select_one("a[rel=prev]")["href"] == "?q=the+bread&kind=ARTICLE&page=1"


def test_switch_keeps_the_question(client):
    assert read(client, "strike").select_one(".languages__link")["href"] == "/fr/search/?q=strike"


HOSTILE = [
    "a" * 100_000,
    "strike " * 10_000,
    "strike\0rent",
    "\0",
    '"',
    '"""',
    "“",
    "-",
    "--",
    '-"',
    "()",
    "AND",
    "OR NOT NEAR(a b, 5)",
    "title:strike OR *",
    "strike* ^strike {strike rent}: x",
    "' OR 1=1; DROP TABLE search_searchentry; --",
    "strike & | ! <-> :* rent",
    "a:b & !c <2> d",
    "%_\\",
    "🔥🔥 ✊🏿",
    "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "\u202e\u200b\ufeff",
    "ﷺ" * 300,
    "İstanbul ſtrike ẞ",
    "中文 العربية हिन्दी",
    "n\u0303" * 150,
    "1e400 0x00 -1 +1",
    "</title><script>",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_breaks_the_page(client, index, words: str):
    index(ArticleFactory(title="Strike and rent"))
    for language in ("en", "fr"):
        read(client, words, language)
        read(client, words, language, page="9" * 5_000, exact="x", kind="ARTICLE")


@pytest.mark.parametrize("query_string", ["?q=%ff%fe%00", "?q", "?q=a&q=b", "?q[]=a", "?" + "q=a&" * 500, "?%00=1"])
def test_no_address_breaks_the_page(client, query_string: str):
    assert client.get(f"/en/search/{query_string}").status_code == 200


def test_only_reading_is_answered(client):
    assert client.post("/en/search/", {"q": "strike"}).status_code == 405
    assert client.head("/en/search/", {"q": "strike"}).status_code == 200


def test_answer_may_be_cached_and_sets_no_cookie(client):
    answer = client.get("/en/search/", {"q": "strike"})
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("words", ["bread", "braed soop", "nothingatall atallnothing notthatword", ""])
def test_page_asks_few_questions(client, index, words: str):
    issue = IssueFactory(date=date(2026, 5, 1))
    edition = EditionFactory(issue_number=issue.number)
    pages = [ArticleFactory(parent=issue, title=f"Bread and soup {number}", printed_page=1) for number in range(5)]
    PrintedPage.objects.create(edition=edition, number=1, text="Bread and soup", width=8, height=12, digest="0")
    planks = [PlankFactory(title="Bread and soup") for _ in range(4)]
    index(issue, *pages, *planks)
    address, question = "/en/search/", {"q": words, "plank": planks[0].number} if "nothing" in words else {"q": words}
    client.get(address, question)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, question).status_code == 200
    assert len(queries) <= 12
