"""What not everybody may read is not told of where everybody reads."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from issues.models import ArticlePage, Correction, IssuePage
from issues.selectors import contents_of, corrections_to_print, neighbours_of
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, front_page
from tests.issues.pdfs import pdf

pytestmark = pytest.mark.django_db

TITLE, LEDE, CORRECTION = "The secret gates", "Behind the third one.", "The gate was green."


def make_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.fixture
def issue() -> IssuePage:
    return IssueFactory(number=6)


@pytest.fixture
def pieces(issue: IssuePage) -> list[ArticlePage]:
    """Three; the second is private, with a correction."""
    facts = {"parent": issue, "printed_page": 1}
    first = ArticleFactory(title="First", **facts)
    private = ArticleFactory(title=TITLE, lede=LEDE, **facts)
    Correction.objects.create(page=private, text=CORRECTION)
    make_private(private)
    return [first, private, ArticleFactory(title="Third", **facts)]


def names(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [words for words in ("First", TITLE, LEDE, CORRECTION) if words in answer.content.decode()]


def test_a_private_piece_is_named_on_no_page_that_everybody_reads(client, pieces, issue):
    assert names(client, issue.get_url()) == ["First"]
    assert names(client, front_page().get_url()) == ["First"]
    assert names(client, pieces[2].get_url()) == ["First"]
    assert neighbours_of(pieces[0]) == (None, pieces[2])


def test_a_private_piece_is_not_named_beside_its_printed_page(client, pieces, read: Callable):
    edition = read(6, content=pdf(pages=1))
    assert names(client, edition.printed_pages.get().get_url()) == ["First"]


def test_who_reads_a_private_piece_finds_on_from_it(pieces):
    assert neighbours_of(pieces[1]) == (pieces[0], pieces[2])


def test_who_reads_a_private_issue_reads_what_is_in_it_and_nobody_else_hears_of_it(client):
    issue = IssueFactory(number=7, title="The secret issue")
    pieces = [ArticleFactory(parent=issue) for _ in range(2)]
    EditionFactory(issue_number=7)
    make_private(issue)
    assert contents_of(issue) == [("", pieces)]
    assert neighbours_of(pieces[0]) == (None, pieces[1])
    for address in ("/en/", "/en/issues/"):
        assert "The secret issue" not in client.get(address).content.decode()


def test_the_newsroom_owes_the_correction_of_a_private_piece_all_the_same(pieces):
    assert [correction.text for correction in corrections_to_print()] == [CORRECTION]
