import pytest

from issues.enums import PDFStatus
from issues.models import Edition
from issues.selectors import contents_of, editions_of, issue_of, neighbours_of, newest_issue, with_editions
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, front_page, in_french

pytestmark = pytest.mark.django_db


def languages(editions: list[Edition]) -> list[str]:
    return [edition.language for edition in editions]


@pytest.fixture
def both_editions() -> None:
    EditionFactory(issue_number=6, language="en")
    EditionFactory(issue_number=6, language="fr")


def test_edition_in_the_page_s_own_language_comes_first(both_editions):
    issue = IssueFactory(number=6)
    assert languages(editions_of(issue)) == ["en", "fr"]
    assert languages(editions_of(in_french(issue))) == ["fr", "en"]


def test_editions_are_those_of_the_issue_that_are_ready():
    issue = IssueFactory(number=6)
    EditionFactory(issue_number=6, language="fr", pdf_status=PDFStatus.READING)
    EditionFactory(issue_number=7, language="en")
    assert editions_of(issue) == []


def test_each_issue_of_a_list_gets_the_cover_of_its_own_language(both_editions):
    issue = IssueFactory(number=6)
    english_only, without = IssueFactory(number=7), IssueFactory(number=8)
    EditionFactory(issue_number=7, language="en")
    pages = [issue, english_only, without]
    found = [(page.number, edition and edition.language) for page, edition in with_editions(pages)]
    assert found == [(6, "en"), (7, "en"), (8, None)]
    pages = [in_french(page) for page in pages]
    found = [(page.number, edition and edition.language) for page, edition in with_editions(pages)]
    assert found == [(6, "fr"), (7, "en"), (8, None)]


def test_no_issues_have_no_editions(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert with_editions([]) == []


def test_newest_issue_is_the_one_with_the_highest_number_that_is_live():
    locale_id = front_page().locale_id
    assert newest_issue(locale_id=locale_id) is None
    for number in (9, 10, 2):
        IssueFactory(number=number)
    IssueFactory(number=11, live=False)
    assert newest_issue(locale_id=locale_id).number == 10


def test_newest_issue_of_one_language_ignores_the_other():
    french = in_french(IssueFactory(number=1))
    IssueFactory(number=2)
    assert newest_issue(locale_id=french.locale_id) == french


def test_pieces_stand_in_sections_in_printed_order():
    issue = IssueFactory()
    for title, section in [("A", "Work"), ("B", "Work"), ("C", ""), ("D", "Letters"), ("E", "Work")]:
        ArticleFactory(parent=issue, title=title, section=section)
    found = [(section, [piece.title for piece in pieces]) for section, pieces in contents_of(issue)]
    assert found == [("Work", ["A", "B"]), ("", ["C"]), ("Letters", ["D"]), ("Work", ["E"])]


def test_contents_show_what_is_live_in_this_issue():
    issue = IssueFactory()
    assert contents_of(issue) == []
    piece = ArticleFactory(parent=issue)
    ArticleFactory(parent=issue, live=False)
    ArticleFactory()
    assert contents_of(issue) == [("", [piece])]


def test_neighbours_are_the_live_pieces_before_and_after():
    issue = IssueFactory()
    first = ArticleFactory(parent=issue)
    ArticleFactory(parent=issue, live=False)
    second = ArticleFactory(parent=issue)
    third = ArticleFactory(parent=issue)
    ArticleFactory(parent=IssueFactory())
    assert neighbours_of(first) == (None, second)
    assert neighbours_of(second) == (first, third)
    assert neighbours_of(third) == (second, None)


def test_neighbours_follow_the_printed_order_not_the_tree():
    issue = IssueFactory()
    pieces = [ArticleFactory(parent=issue, title=title) for title in "ABC"]
    french = [in_french(piece) for piece in reversed(pieces)]
    assert neighbours_of(french[1]) == (french[2], french[0])


def test_piece_alone_or_not_live_has_no_neighbours():
    piece = ArticleFactory()
    assert neighbours_of(piece) == (None, None)
    ArticleFactory(parent=issue_of(piece))
    piece.unpublish()
    assert neighbours_of(piece) == (None, None)


def test_piece_belongs_to_the_issue_that_it_stands_under():
    issue = IssueFactory(live=False)
    assert issue_of(ArticleFactory(parent=issue)) == issue
