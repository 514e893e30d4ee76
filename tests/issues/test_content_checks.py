import pytest

from issues.content_checks import print_reason_missing, print_status_contradicted, printed_page_missing
from issues.enums import PrintStatus
from issues.models import ArticlePage

# A page asks for its content type as soon as it is made.
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", [PrintStatus.SHORTENED, PrintStatus.LEFT_OUT])
@pytest.mark.parametrize(("reason", "is_missing"), [("", True), ("  ", True), ("The table was too wide.", False)])
def test_piece_that_was_cut_needs_a_reason(status: str, reason: str, is_missing: bool):
    assert print_reason_missing(ArticlePage(print_status=status, print_reason=reason)) is is_missing


def test_piece_that_was_printed_whole_needs_no_reason():
    assert not print_reason_missing(ArticlePage(print_status=PrintStatus.WHOLE))


@pytest.mark.parametrize(
    ("status", "page", "is_missing"),
    [
        (PrintStatus.WHOLE, None, True),
        (PrintStatus.SHORTENED, None, True),
        (PrintStatus.SHORTENED, 3, False),
        (PrintStatus.LEFT_OUT, None, False),
    ],
)
def test_piece_that_was_printed_stands_on_a_page(status: str, page: int | None, is_missing: bool):
    assert printed_page_missing(ArticlePage(print_status=status, printed_page=page)) is is_missing


@pytest.mark.parametrize(
    "noted", [{"print_reason": "Too wide."}, {"words_in_print": 400}, {"graphics_left_out": True}], ids=str
)
@pytest.mark.parametrize(
    ("status", "is_contradicted"),
    [(PrintStatus.WHOLE, True), (PrintStatus.SHORTENED, False), (PrintStatus.LEFT_OUT, False)],
)
def test_piece_that_was_printed_whole_lost_nothing(status: str, is_contradicted: bool, noted: dict):
    assert print_status_contradicted(ArticlePage(print_status=status, **noted)) is is_contradicted


def test_piece_that_was_printed_whole_and_says_no_more_is_in_order():
    assert not print_status_contradicted(ArticlePage(print_reason=" "))
