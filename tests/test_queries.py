"""How many questions a public page asks the database, once what all pages share is warm (docs/decisions/0002)."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.surroundings import forget_surroundings
from issues.models import ArticleAuthor, ArticlePlank
from tests.factories import (
    EVERY_KIND,
    ArticleFactory,
    EditionFactory,
    InfoFactory,
    IssueFactory,
    PictureFactory,
    PlankFactory,
    StatementFactory,
    front_page,
    in_french,
    make_event,
)
from translation.reading_both import both_address

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

AT_MOST = 12


def queries(client: Client, address: str) -> int:
    """The queries of a page that somebody has opened before."""
    forget_surroundings()
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def both_of(page: Page) -> str:
    return both_address(page, language=page.locale.language_code)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_page_asks_few_questions_in_both_languages(client, kind: str):
    english = EVERY_KIND[kind]()
    counts = {page.locale.language_code: queries(client, page.get_url()) for page in (english, in_french(english))}
    assert {language: count for language, count in counts.items() if count > AT_MOST} == {}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_page_beside_its_translation_asks_few_questions(client, kind: str):
    english = EVERY_KIND[kind]()
    pages = (english, in_french(english))
    counts = {page.locale.language_code: queries(client, both_of(page)) for page in pages}
    assert {language: count for language, count in counts.items() if count > AT_MOST} == {}


def test_bilingual_page_and_notice_ask_few_questions(client):
    assert queries(client, make_event().get_url()) <= AT_MOST
    article = ArticleFactory()
    assert queries(client, article.get_url().replace("/en/", "/fr/")) <= AT_MOST


def add_article(issue: Page) -> Page:
    article = ArticleFactory(parent=issue, section="Work")
    ArticleAuthor.objects.create(page=article, name="Ada Vale")
    return article


def add_issue() -> Page:
    issue = IssueFactory()
    EditionFactory(issue_number=issue.number, chosen_cover=PictureFactory())
    return issue


def articles_in_one_issue() -> tuple[Callable[[], object], Callable[[], str]]:
    issue = add_issue()
    return lambda: add_article(issue), issue.get_url


def neighbours_of_an_article() -> tuple[Callable[[], object], Callable[[], str]]:
    issue = add_issue()
    article = add_article(issue)
    return lambda: add_article(issue), article.get_url


def articles_on_the_front_page() -> tuple[Callable[[], object], Callable[[], str]]:
    issue = add_issue()
    return lambda: add_article(issue), front_page().get_url


def issues_in_the_archive() -> tuple[Callable[[], object], Callable[[], str]]:
    return add_issue, lambda: "/en/issues/"


def planks_of_the_platform() -> tuple[Callable[[], object], Callable[[], str]]:
    return PlankFactory, lambda: "/en/platform/"


def planks_on_the_front_page() -> tuple[Callable[[], object], Callable[[], str]]:
    return PlankFactory, front_page().get_url


def planks_that_an_article_argues_for() -> tuple[Callable[[], object], Callable[[], str]]:
    article = ArticleFactory()
    return lambda: ArticlePlank.objects.create(page=article, plank=PlankFactory()), article.get_url


def articles_that_argue_for_a_plank() -> tuple[Callable[[], object], Callable[[], str]]:
    plank, issue = PlankFactory(), add_issue()
    return lambda: ArticlePlank.objects.create(page=add_article(issue), plank=plank), plank.get_url


def statements_in_the_list() -> tuple[Callable[[], object], Callable[[], str]]:
    return StatementFactory, lambda: "/en/statements/"


def links_in_both_languages() -> tuple[Callable[[], object], Callable[[], str]]:
    """Links in the text, in a list and in a call-out: Wagtail would ask for each."""
    page = InfoFactory()
    in_french(page)

    def add() -> None:
        target = InfoFactory()
        text = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
        links = {"title": "", "links": [{"text": "There", "page": target, "url": ""}]}
        for version in page.get_translations(inclusive=True):
            info = version.specific
            for block in (("prose", text), ("call_out", {"title": "", "text": text}), ("links", links)):
                info.body.append(block)
            info.save()

    return add, lambda: both_of(page)


def demands_in_both_languages() -> tuple[Callable[[], object], Callable[[], str]]:
    platform = PlankFactory().get_parent().specific
    in_french(platform)
    return lambda: in_french(PlankFactory()), lambda: both_of(platform)


def events_on_the_front_page() -> tuple[Callable[[], object], Callable[[], str]]:
    return make_event, front_page().get_url


@pytest.mark.parametrize(
    "growing",
    [
        articles_in_one_issue,
        neighbours_of_an_article,
        articles_on_the_front_page,
        issues_in_the_archive,
        planks_of_the_platform,
        planks_on_the_front_page,
        planks_that_an_article_argues_for,
        articles_that_argue_for_a_plank,
        statements_in_the_list,
        events_on_the_front_page,
        links_in_both_languages,
        demands_in_both_languages,
    ],
)
def test_more_of_them_ask_no_more_questions(client, growing):
    add, address = growing()
    for _ in range(3):
        add()
    few = queries(client, address())
    for _ in range(9):
        add()
    assert queries(client, address()) == few <= AT_MOST
