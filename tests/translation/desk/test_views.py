"""The desk as people open it."""

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from tests.factories import UserFactory
from tests.sessions import sign_in
from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, place_of, standing
from translation.claims import claim
from translation.enums import TextState
from translation.models import TextComment, WorkItem
from translation.texts import write_text
from users.models import User

pytestmark = pytest.mark.django_db
BOARD = "/admin/translation/"


@pytest.fixture
def desk(client: Client, translator: User) -> Client:
    sign_in(client, translator)
    return client


def address(translation: Translation, act: str = "") -> str:
    return f"{BOARD}{translation.pk}/{act}"


def save(client: Client, translation: Translation, source: str, **facts: object) -> object:
    place = place_of(translation, source)
    key = f"{place['context_id']}-{place['source_id']}"
    given = {"text": key, "version": 0, "act": "save", "typed": "", **facts}
    return client.post(address(translation, "text/"), given, headers={"Accept": facts.pop("accept", "text/html")})


def test_the_board_names_the_page_its_issue_and_the_words_that_are_left(desk, translation) -> None:
    page = desk.get(BOARD).content.decode()

    assert "Six gates" in page
    assert "Issue 7" in page


def test_a_page_shows_the_source_beside_the_translation_and_opens_the_first_open_text(desk, translation, write) -> None:
    write("Six gates", FRENCH["Six gates"])

    page = desk.get(address(translation)).content.decode()

    assert FIRST in page
    assert FRENCH["Six gates"] in page
    assert page.count("data-text-form") == 1


def test_whoever_edits_the_french_page_comes_to_the_desk(desk, translation) -> None:
    answer = desk.get(f"/admin/pages/{translation.get_target_instance().pk}/edit/")

    assert answer.url == address(translation)


def test_a_text_is_saved_with_its_marks_and_leads_to_the_next_open_one(desk, translation) -> None:
    answer = save(desk, translation, FIRST, typed="Les barrières sont **restées** fermées.", act="save_next_open")

    assert standing(translation, FIRST).text.data == "Les barrières sont <b>restées</b> fermées."
    assert answer.status_code == 302
    assert f"text={place_of(translation, SECOND)['context_id']}" in answer.url


def test_a_late_save_overwrites_nothing_and_loses_nothing(desk, translation, reviewer) -> None:
    write_text(
        translation=translation, **place_of(translation, FIRST), words="Sa version", version=0, user=reviewer, now=NOW
    )

    answer = save(desk, translation, FIRST, typed="Ma version")

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Ma version" in page
    assert "Sa version" in page
    assert standing(translation, FIRST).text.data == "Sa version"


def test_a_script_learns_the_new_version(desk, translation) -> None:
    answer = save(desk, translation, FIRST, html="<b>Fermées</b>", is_html="1", accept="application/json")

    assert answer.json()["version"] == 1
    assert standing(translation, FIRST).text.data == "<b>Fermées</b>"


def test_claim_hand_in_approve(desk, translated, translator, reviewer) -> None:
    assert desk.post(address(translated, "claim/")).status_code == 302
    assert WorkItem.objects.get().claimed_by == translator
    desk.post(address(translated, "hand-in/"))
    assert WorkItem.objects.get().state == "WAITING"
    assert save(desk, translated, FIRST, typed="Trop tard", version=1).status_code == 409

    sign_in(desk, reviewer)
    desk.post(address(translated, "approve/"))

    assert WorkItem.objects.get().state == "DONE"
    assert translated.get_target_instance().live
    assert standing(translated, FIRST).state == TextState.APPROVED
    assert standing(translated, FIRST).approved_by == reviewer


def test_nobody_approves_what_they_handed_in(client, translated, reviewer) -> None:
    sign_in(client, reviewer)
    client.post(address(translated, "hand-in/"))

    answer = client.post(address(translated, "approve/"), follow=True)

    assert "Somebody else must read it." in answer.content.decode()
    assert not translated.get_target_instance().live


def test_an_unfinished_page_is_not_handed_in(desk, translation) -> None:
    answer = desk.post(address(translation, "hand-in/"), follow=True)

    assert "Some texts are missing" in answer.content.decode()
    assert not translation.get_target_instance().workflow_in_progress


def test_what_is_sent_back_is_open_again(desk, translated, reviewer, translator) -> None:
    desk.post(address(translated, "hand-in/"))
    sign_in(desk, reviewer)
    desk.post(address(translated, "send-back/"), {"comment": "Le titre est trop long."})
    sign_in(desk, translator)

    assert save(desk, translated, FIRST, typed="Mieux", version=1).status_code == 302
    desk.post(address(translated, "hand-in/"))
    assert WorkItem.objects.get().state == "WAITING"


def test_somebody_elses_page_is_not_taken(desk, translation, reviewer) -> None:
    claim(translation=translation, user=reviewer, now=NOW)

    answer = desk.post(address(translation, "claim/"), follow=True)

    assert "Somebody else has taken this page." in answer.content.decode()
    assert WorkItem.objects.get().claimed_by == reviewer


def test_two_people_on_one_page_see_each_other(desk, translation, reviewer) -> None:
    desk.get(address(translation))
    sign_in(desk, reviewer)

    page = desk.get(address(translation)).content.decode()

    assert "Also on this page:" in page


def test_an_editor_comments_and_writes_nothing(client, editor, translation) -> None:
    sign_in(client, editor)
    place = place_of(translation, FIRST)
    client.post(
        address(translation, "comment/"),
        {"text": f"{place['context_id']}-{place['source_id']}", "comment": "It is the gates of the harbour."},
    )

    assert TextComment.objects.get().by == editor
    assert save(client, translation, FIRST, typed="Barrières").status_code == 409
    assert standing(translation, FIRST) is None


def test_the_desk_is_closed_to_everybody_else(client, translation) -> None:
    sign_in(client, UserFactory())

    assert client.get(address(translation)).status_code == 302


def test_undo_puts_back_what_stood_there(desk, translation, write) -> None:
    write(FIRST, "Un")
    write(FIRST, "Deux", user=UserFactory(is_superuser=True))
    save(desk, translation, FIRST, act="undo", version=2, typed="Deux")

    assert standing(translation, FIRST).text.data == "Un"


@pytest.mark.parametrize("key", ["", "0-0", "x-y", "99999999999999999999-1", "１-１"])
def test_a_text_that_is_none_leads_back_to_the_page(desk, translation, key) -> None:
    answer = desk.post(address(translation, "text/"), {"text": key, "typed": "Un"})

    assert answer.status_code == 302


def test_the_queries_of_a_page_do_not_grow_with_its_texts(desk, translation, django_assert_max_num_queries) -> None:
    desk.get(address(translation))
    with django_assert_max_num_queries(60):
        desk.get(address(translation))
