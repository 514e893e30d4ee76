import pytest

from home.importing.document import Announcement
from tests.home.importing.samples import LANTERN, TITLE_EN, TITLE_FR, document_of


def announcement_in(text: str) -> Announcement:
    (announcement,) = document_of(text).announcements
    return announcement


def test_titles_come_apart_where_the_language_changes() -> None:
    announcement = announcement_in(LANTERN)
    assert (announcement.title_en, announcement.title_fr) == (TITLE_EN, TITLE_FR)


def test_date_words_come_apart_and_make_no_date_without_a_year() -> None:
    announcement = announcement_in(LANTERN)
    assert (announcement.date_en, announcement.date_fr) == ("Saturday, June 12", "samedi, 12 juin")
    assert announcement.date is None


def test_address_and_languages_of_the_discussion_are_read() -> None:
    announcement = announcement_in(LANTERN)
    assert announcement.url == "https://www.youtube.com/watch?v=ferry_NIGHT-1"
    assert announcement.is_over
    assert announcement.discussed_in_english
    assert announcement.discussed_in_french


def test_summary_is_what_the_text_says_in_english_without_the_address() -> None:
    announcement = announcement_in(LANTERN)
    assert announcement.summary_en == (
        "Our evening took place on Saturday, June 12. A recording exists, with discussion in French and English."
    )
    assert announcement.summary_fr == ""


def test_lost_links_right_below_belong_to_it_in_both_languages() -> None:
    (lead,) = announcement_in(LANTERN).leads
    assert (lead.en, lead.fr) == ("Click here to see the old timetable.", "Cliquez ici pour voir le vieil horaire.")


@pytest.mark.parametrize(
    "titles",
    [
        "Bread and the Price of Ice, Le pain et le prix de la glace",
        "Le pain et le prix de la glace, Bread and the Price of Ice",
        "Bread and the Price of Ice / Le pain et le prix de la glace",
        "Bread and the Price of Ice – Le pain et le prix de la glace",
    ],
)
def test_titles_may_stand_in_either_order(titles: str) -> None:
    announcement = announcement_in(f"{titles}, was held on Monday / lundi.")
    assert announcement.title_en == "Bread and the Price of Ice"
    assert announcement.title_fr == "Le pain et le prix de la glace"
    assert announcement.url == ""


def test_commas_inside_a_title_do_not_part_it() -> None:
    announcement = announcement_in("The Ice, the Wind, Le vent, la glace et le pain, was held on May 3.")
    assert (announcement.title_en, announcement.title_fr) == ("The Ice, the Wind", "Le vent, la glace et le pain")


def test_a_colon_inside_a_title_opens_nothing() -> None:
    announcement = announcement_in("Bread: The Price of Ice, Le prix de la glace, was held on May 3.")
    assert announcement.title_en == "Bread: The Price of Ice"


def test_a_whole_date_is_the_date() -> None:
    announcement = announcement_in("A Talk on the Ice, Une soirée sur la glace, was held on May 3 / 3 mai, 2024.")
    assert str(announcement.date) == "2024-05-03"
    assert (announcement.date_en, announcement.date_fr) == ("May 3, 2024", "3 mai, 2024")


def test_an_event_to_come_has_a_link_and_no_recording() -> None:
    announcement = announcement_in(
        "The Ice and the Bread, La glace et le pain, will be held on May 3. Join us at https://meet.example/ice"
    )
    assert not announcement.is_over
    assert announcement.url == "https://meet.example/ice"


def test_an_address_on_a_line_of_its_own_belongs_to_it() -> None:
    announcement = announcement_in(
        "Our talk on:\nThe Ice, La glace et le pain, was held on May 3. It is available at:\nhttps://youtu.be/ice1"
    )
    assert announcement.url == "https://youtu.be/ice1"
    assert len(announcement.lines) == 3
    assert announcement.summary_en == "Our talk was held on May 3. It is available."


def test_a_place_before_the_date_is_no_part_of_it() -> None:
    announcement = announcement_in(
        "The Ice, La glace et le pain, was held in the old ice house on Sunday / dimanche, May 5 / 5 mai."
    )
    assert (announcement.date_en, announcement.date_fr) == ("Sunday, May 5", "dimanche, 5 mai")
    assert announcement.summary_en == "The Ice was held in the old ice house on Sunday, May 5."


@pytest.mark.parametrize(
    "line",
    [
        "The Ice and the Bread was held on May 3.",
        "The Ice, La glace et le pain.",
        "Our evening on:",
        "In Montréal, Québec, a meeting of the crews was held on May 3.",
    ],
)
def test_what_is_in_one_language_or_says_no_when_is_no_announcement(line: str) -> None:
    document = document_of(line)
    assert document.announcements == []
    assert len(document.left_out) == 1


def test_an_announcement_made_twice_is_one() -> None:
    text = "The Ice, La glace et le pain, was held on May 3."
    document = document_of(f"{text}\n\n{text}\nClick here.")
    assert len(document.announcements) == 1
    assert [left_out.line.number for left_out in document.left_out] == [3, 4]
