import re

import pytest

from home.importing.document import Reason
from home.importing.refusals import ImportRefusedError
from tests.home.importing.samples import LANTERN, document_of


def refusal(text: str) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        document_of(text)
    return str(refused.value)


def planks(*numbers: int) -> str:
    return "\n".join(f"{number}) A pier for everyone.\nIt has {number} steps.\n" for number in numbers)


def left_out(text: str) -> list[tuple[int, Reason]]:
    return [(left_out.line.number, left_out.reason) for left_out in document_of(text).left_out]


def test_introduction_goes_from_its_heading_to_the_first_plank() -> None:
    introduction = document_of(LANTERN).introduction
    assert introduction is not None
    assert introduction.heading is not None
    assert introduction.heading.text == "What Would a Ferrymen’s Party Be For?"
    assert [paragraph.line.text[:11] for paragraph in introduction.paragraphs] == ["Every winte", "We have cou"]


def test_introduction_without_a_heading_is_its_paragraphs() -> None:
    introduction = document_of("We have counted the boats.\n\n" + planks(1)).introduction
    assert introduction is not None
    assert introduction.heading is None
    assert len(introduction.paragraphs) == 1


def test_headings_inside_the_introduction_stay_headings() -> None:
    introduction = document_of("A Party\n\nWe are many.\n\nWhat We Ask\n\nWe ask little.\n\n" + planks(1)).introduction
    assert introduction is not None
    assert [paragraph.is_heading for paragraph in introduction.paragraphs] == [False, True, False]


def test_what_stands_above_the_gap_over_the_heading_is_no_introduction() -> None:
    document = document_of("News\n\nThe ice is late.\n\n\n\nA Party\n\nWe are many.\n\n" + planks(1))
    assert document.introduction is not None
    assert document.introduction.heading is not None
    assert document.introduction.heading.text == "A Party"
    assert [left_out.line.number for left_out in document.left_out] == [1, 3]


def test_planks_have_their_demand_and_all_paragraphs_of_their_argument() -> None:
    first, second, third = document_of(LANTERN).planks
    assert (first.number, first.demand, len(first.argument)) == (1, "Boats that run at night.", 1)
    assert (second.number, len(second.argument)) == (2, 2)
    assert (third.demand, third.argument[0].line.text) == ("Bread at the price of flour", "Flour is cheap")


def test_a_heading_after_the_last_plank_is_no_argument() -> None:
    assert left_out(planks(1) + "\nA Picnic\n\nCome to the landing.") == [(4, Reason.NO_RULE), (6, Reason.NO_RULE)]


def test_a_doubled_plank_is_refused_with_both_lines() -> None:
    assert refusal(planks(1, 2, 2)) == "Plank 2 stands twice: in line 4 and in line 7."


def test_planks_out_of_order_are_refused() -> None:
    assert refusal(planks(1, 3, 2)) == "The planks are out of order: plank 2 (line 7) stands after plank 3."


@pytest.mark.parametrize(("numbers", "missing"), [((1, 2, 4), 3), ((2, 3), 1), ((0, 1), 1)])
def test_a_missing_plank_is_refused_and_named(numbers: tuple[int, ...], missing: int) -> None:
    assert f"Plank {missing} is missing" in refusal(planks(*numbers))


def test_a_plank_without_a_demand_is_refused() -> None:
    assert "Plank 1 (line 1) has no demand" in refusal("1)\nFlour is cheap.")


def test_a_demand_that_no_title_holds_is_refused() -> None:
    assert "Plank 1 (line 1) is too long" in refusal("1) " + "bread " * 60).replace("The demand of plank", "Plank")


WORDS = re.findall(
    r"\w+",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
)


@pytest.mark.parametrize(("number", "word"), list(enumerate(WORDS, start=1)))
@pytest.mark.parametrize("ending", ["", ","])
def test_issues_are_known_by_their_ordinal(number: int, word: str, ending: str) -> None:
    (issue,) = document_of(f"{word.capitalize()} issue of the Lantern{ending}").issues
    assert (issue.number, issue.title) == (number, f"{word.capitalize()} issue of the Lantern")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Issue 6", 6),
        ("Issue 6,", 6),
        ("ISSUE NO. 14", 14),
        ("Issue #3 of The Lantern", 3),
        ("The Lantern, issue 9", 9),
        ("The Lantern – Issue 9", 9),
        ("6th issue of The Lantern", 6),
        ("The twenty-first issue", 21),
        ("Thirty second issue of The Lantern-Herald.", 32),
    ],
)
def test_issues_are_known_by_their_numeral(line: str, number: int) -> None:
    (issue,) = document_of(line).issues
    assert issue.number == number


@pytest.mark.parametrize(
    "line",
    [
        "The first issue of the day is the price of bread, and it will be the last.",
        "We raise the second issue of the winter",
        "The housing issue",
        "Issue of blankets at nine",
        "First issue of The Lantern, sold out",
    ],
)
def test_sentences_about_issues_announce_none(line: str) -> None:
    assert document_of(line).issues == []


def test_a_whole_date_beside_an_issue_is_its_date() -> None:
    (issue,) = document_of("Sixth issue of The Lantern (May 1, 2024)").issues
    assert issue.title == "Sixth issue of The Lantern"
    assert str(issue.date) == "2024-05-01"


@pytest.mark.parametrize("words", ["May 2024", "May 1", "Spring 2024", "February 30, 2024"])
def test_an_incomplete_date_is_not_completed(words: str) -> None:
    (issue,) = document_of(f"Sixth issue of The Lantern, {words}").issues
    assert issue.date is None
    assert issue.incomplete_date == words


def test_an_issue_announced_twice_is_one_issue() -> None:
    document = document_of("Issue 1\n\nFirst issue of The Lantern\n\nA letter was omitted in print.")
    assert [issue.number for issue in document.issues] == [1]
    assert document.issues[0].print_note == "A letter was omitted in print."
    assert [(left.line.number, left.reason) for left in document.left_out] == [(3, Reason.SAID_ALREADY)]


def test_statements_are_known_by_their_title() -> None:
    document = document_of(
        "Statement on the Fire at Pier Nine,\nIt burned for a day.\n\nOur statement about bread\n\n1) Bread."
    )
    assert [(statement.title, len(statement.body)) for statement in document.statements] == [
        ("Statement on the Fire at Pier Nine", 1),
        ("Our statement about bread", 0),
    ]


def test_print_notes_belong_to_the_issue_above_and_pieces_to_the_note_above() -> None:
    third, second, first = document_of(LANTERN).issues
    assert (third.notes, second.notes) == ([], [])
    shortened, omitted = first.notes
    assert shortened.text == "Two reports were abridged, or lost their drawings, in the printed paper."
    assert [article.title for article in shortened.articles] == ["Who Owns the Ice House", "Nine Weeks Without a Bell!"]
    assert all(article.is_shortened and article.issue_number == 1 for article in shortened.articles)
    assert omitted.text == "A few letters were left out because they said what was printed already."
    assert (omitted.is_shortened, omitted.leads_to_list, omitted.articles) == (False, True, [])


def test_titles_below_an_issue_are_articles_only_where_a_note_leads_to_them() -> None:
    document = document_of("Issue 2\n\nThe Ice House\n\nLetters were omitted in print.\n\nA Letter from the Landing")
    (note,) = document.issues[0].notes
    assert [article.title for article in note.articles] == ["A Letter from the Landing"]
    assert not note.articles[0].is_shortened
    assert [left.line.text for left in document.left_out] == ["The Ice House"]


def test_a_note_that_only_leads_on_is_kept_whole() -> None:
    (issue,) = document_of("Issue 2\n\nWhat was abridged in print can be read here:\n\nThe Ice House").issues
    assert issue.print_note == "What was abridged in print can be read here"
    assert [article.title for article in issue.notes[0].articles] == ["The Ice House"]


def test_an_issue_announced_again_with_more_is_not_said_already() -> None:
    assert left_out("Issue 2\n\nIssue 2, May 2024") == [(3, Reason.NO_RULE)]


def test_an_argument_about_a_meeting_is_argument() -> None:
    document = document_of("1) Bread.\nThe Ice, La glace et le pain, was held on May 3.")
    assert document.announcements == []
    assert len(document.planks[0].argument) == 1


def test_words_of_print_in_an_argument_are_argument() -> None:
    (plank,) = document_of("1) Print it all.\nWhole clauses were omitted from the printed contract.").planks
    assert len(plank.argument) == 1


def test_a_print_note_has_no_more_than_its_field_holds() -> None:
    note = "Letters were omitted in print because of the ice and the wind and the price of paper. " * 2
    document = document_of("Issue 2\n" + "\n".join(note for _ in range(8)))
    assert len(document.issues[0].print_note) <= 1000
    assert {left.reason for left in document.left_out} == {Reason.NOTE_IS_FULL}


def test_notices_of_the_old_page_are_superseded() -> None:
    assert left_out(LANTERN) == [(1, Reason.SITE_IS_BEGINNING), (38, Reason.COVER_IS_THE_LINK)]


def test_contact_and_invitation_stand_in_one_line() -> None:
    document = document_of(LANTERN)
    assert document.contact is not None
    assert document.contact.email == "desk@lantern.example"
    assert document.contact.text.endswith("write to:")
    assert document.invitation == [document.contact.line]


def test_an_address_alone_invites_to_nothing() -> None:
    document = document_of("Mail: desk@lantern.example\n\nPress: press@lantern.example")
    assert document.contact is not None
    assert (document.contact.text, document.invitation) == ("Mail:", [])
    assert [left.reason for left in document.left_out] == [Reason.SECOND_ADDRESS]


def test_an_invitation_without_an_address_is_one() -> None:
    document = document_of("If you can carry a bundle, join us at the landing.")
    assert [line.number for line in document.invitation] == [1]


def test_a_lead_without_its_target_is_kept_apart_from_texts() -> None:
    document = document_of("Statement on Bread\n\nClick here to read the statement.\n\nIt can be seen here:")
    assert document.statements[0].body == []
    assert [lead.line.number for lead in document.leads] == [3, 5]


def test_a_lead_with_its_address_is_text() -> None:
    document = document_of("Statement on Bread\n\nClick here to read more: https://lantern.example/bread")
    assert document.leads == []
    assert len(document.statements[0].body) == 1
