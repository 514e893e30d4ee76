import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Page, Revision

from issues.enums import Kind, PrintStatus
from issues.models import ArticlePage, IssuePage
from tests.factories import ArticleFactory, IssueFactory, body_of, front_page, in_french

pytestmark = pytest.mark.django_db


def make_pieces(*titles: str) -> tuple[IssuePage, list[ArticlePage]]:
    issue = IssueFactory()
    return issue, [ArticleFactory(parent=issue, title=title) for title in titles]


def fresh(page: Page) -> Page:
    return type(page).objects.get(pk=page.pk)


def order_of(issue: Page) -> list[tuple[int, str]]:
    """Positions and titles as readers meet them."""
    pieces = ArticlePage.objects.child_of(issue).in_printed_order()
    return list(pieces.values_list("position", "title"))


def drag(piece: ArticlePage, *, before: ArticlePage) -> None:
    """Move a piece as the editor's list does."""
    fresh(piece).move(fresh(before), pos="left")


def test_new_piece_stands_last():
    issue, pieces = make_pieces("A", "B", "C")
    assert order_of(issue) == [(1, "A"), (2, "B"), (3, "C")]
    assert [piece.position for piece in pieces] == [1, 2, 3]


def test_dragged_piece_stands_where_it_was_dropped():
    issue, (first, _second, last) = make_pieces("A", "B", "C")
    drag(last, before=first)
    assert order_of(issue) == [(1, "C"), (2, "A"), (3, "B")]


def test_dragging_in_one_language_orders_the_other():
    issue, pieces = make_pieces("A", "B", "C")
    french = [in_french(piece, title=f"{piece.title}'") for piece in pieces]
    french_issue = french[0].get_parent()
    assert order_of(french_issue) == [(1, "A'"), (2, "B'"), (3, "C'")]
    drag(pieces[2], before=pieces[0])
    assert order_of(french_issue) == [(1, "C'"), (2, "A'"), (3, "B'")]
    drag(french[1], before=french[2])
    assert order_of(issue) == [(1, "A"), (2, "B"), (3, "C")]


def test_translation_takes_the_place_of_its_source():
    issue, pieces = make_pieces("A", "B", "C")
    in_french(pieces[2], title="C'")
    french_issue = in_french(pieces[0], title="A'").get_parent()
    assert order_of(french_issue) == [(1, "A'"), (3, "C'")]
    assert order_of(issue) == [(1, "A"), (2, "B"), (3, "C")]


def test_dragging_keeps_a_piece_of_one_language_only_near_its_neighbour():
    issue, (first, _english_only, last) = make_pieces("A", "B", "C")
    in_french(first)
    drag(in_french(last), before=in_french(first))
    assert [title for _position, title in order_of(issue)] == ["C", "A", "B"]


def test_deleting_a_piece_leaves_the_others_in_order():
    issue, (_first, second, _third) = make_pieces("A", "B", "C")
    second.delete()
    ArticleFactory(parent=fresh(issue), title="D")
    assert order_of(issue) == [(1, "A"), (2, "C"), (3, "D")]


def test_copied_piece_is_a_piece_of_its_own_and_stands_last():
    issue, (first, _second) = make_pieces("A", "B")
    copied = first.copy(update_attrs={"title": "A again", "slug": "a-again"})
    assert copied.translation_key != first.translation_key
    assert order_of(issue) == [(1, "A"), (2, "B"), (3, "A again")]


def test_piece_that_is_moved_to_another_issue_takes_its_place_there():
    issue, (first, _second) = make_pieces("A", "B")
    other, _pieces = make_pieces("C")
    fresh(first).move(fresh(other), pos="last-child")
    assert order_of(other) == [(1, "C"), (2, "A")]
    assert [title for _position, title in order_of(issue)] == ["B"]


def test_old_draft_that_is_published_after_a_drag_keeps_the_new_place():
    issue, (first, _second, last) = make_pieces("A", "B", "C")
    first.title = "A, corrected"
    draft = first.save_revision()
    drag(last, before=first)
    Revision.objects.get(pk=draft.pk).publish()
    assert order_of(issue) == [(1, "C"), (2, "A, corrected"), (3, "B")]


def test_draft_is_shown_to_its_editor_in_the_new_place():
    _issue, (first, _second, last) = make_pieces("A", "B", "C")
    first.save_revision()
    drag(last, before=first)
    assert fresh(first).get_latest_revision_as_object().position == 2


def test_piece_left_out_of_print_has_no_printed_page():
    piece = ArticleFactory.build(title="Long", slug="long", print_status=PrintStatus.LEFT_OUT, printed_page=3)
    piece.path, piece.depth, piece.locale = "00010001", 5, front_page().locale
    with pytest.raises(ValidationError, match="stands on no printed page"):
        piece.validate_constraints()
    piece.printed_page = None
    piece.validate_constraints()


def test_reprint_names_its_source():
    piece = ArticleFactory.build(title="Bell", slug="bell", kind=Kind.REPRINT)
    with pytest.raises(ValidationError, match="names its source"):
        piece.validate_constraints()
    piece.source_name = "The Bell"
    piece.validate_constraints()


@pytest.mark.parametrize(
    "facts", [{"print_status": PrintStatus.LEFT_OUT, "printed_page": 3}, {"kind": Kind.REPRINT, "source_name": ""}]
)
def test_database_holds_both_rules_too(facts: dict):
    piece = ArticleFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticlePage.objects.filter(pk=piece.pk).update(**facts)
    ArticlePage.objects.filter(pk=piece.pk).update(print_status=PrintStatus.LEFT_OUT, printed_page=None)


@pytest.mark.parametrize(
    ("status", "is_longer", "is_only"),
    [
        (PrintStatus.WHOLE, False, False),
        (PrintStatus.SHORTENED, True, False),
        (PrintStatus.LEFT_OUT, False, True),
    ],
)
def test_print_status_says_what_readers_of_print_miss(status: str, is_longer: bool, is_only: bool):
    piece = ArticlePage(print_status=status)
    assert (piece.is_longer_here, piece.is_only_here) == (is_longer, is_only)


def test_words_are_counted_without_markup_when_the_piece_is_saved():
    body = [
        ("heading", {"text": "The night shift", "level": "2"}),
        *body_of("At <b>six</b> the gates<br/>stayed shut.", "Nobody came."),
        ("quote", {"text": "We read it.", "attribution": "A checker"}),
        ("footnotes", {"notes": ["<p>Minutes of May.</p>"]}),
    ]
    piece = ArticleFactory(body=body)
    assert fresh(piece).word_count == 3 + 8 + 5 + 3
    piece.body = body_of("Three words only.")
    piece.save_revision().publish()
    assert fresh(piece).word_count == 3


def test_page_tells_what_print_has_of_a_piece(client):
    shortened = ArticleFactory(
        print_status=PrintStatus.SHORTENED,
        words_in_print=1200,
        graphics_left_out=True,
        print_reason="The map was too wide.",
        printed_page=2,
    )
    text = client.get(shortened.get_url()).content.decode()
    assert "shorter and without its graphics" in text
    assert "1,200 words in print, 4 here." in text
    assert "Page 2 of the printed paper." in text
    assert "The map was too wide." in text


def test_reprint_leads_to_its_source(client):
    piece = ArticleFactory(kind=Kind.REPRINT, source_name="The Bell", source_url="https://example.org/bell")
    assert '<a href="https://example.org/bell">The Bell</a>' in client.get(piece.get_url()).content.decode()
