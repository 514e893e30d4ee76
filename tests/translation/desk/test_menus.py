"""A menu is translated on the desk like a page: what is around the pages is seen in the same place."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail_localize.models import SegmentOverride, Translation

from home.models import Menu, MenuItem
from tests.factories import InfoFactory, front_page
from tests.sessions import sign_in
from tests.translation.desk_pages import NOW, place_of
from translation.enums import WorkState
from translation.models import WorkItem
from translation.starting import start_translation
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def menu() -> Menu:
    english = front_page().locale
    menu = Menu(place=Menu.Place.MASTHEAD, locale=english)
    menu.items = [
        MenuItem(text="About us", page=InfoFactory(), sort_order=0, locale=english),
        MenuItem(text="Archive", url="https://example.org/archive", sort_order=1, locale=english),
    ]
    menu.save()
    menu.save_revision().publish()
    return menu


@pytest.fixture
def translation(menu: Menu, reviewer: User) -> Translation:
    return start_translation(source_page=menu, user=reviewer, now=NOW)


@pytest.fixture
def desk(client: Client, reviewer: User) -> Client:
    sign_in(client, reviewer)
    return client


def address(translation: Translation, act: str = "") -> str:
    return f"/admin/translation/{translation.pk}/{act}"


def write(client: Client, translation: Translation, source: str, words: str) -> None:
    place = place_of(translation, source)
    key = f"{place['context_id']}-{place['source_id']}"
    answer = client.post(address(translation, "text/"), {"text": key, "version": 0, "act": "save", "typed": words})
    assert answer.status_code == 302


def test_the_menu_is_on_the_board_and_its_editor_leads_to_the_desk(desk, translation) -> None:
    assert address(translation) in desk.get("/admin/translation/").content.decode()
    french = translation.get_target_instance()
    assert desk.get(f"/admin/snippets/home/menu/edit/{french.pk}/").url == address(translation)


def test_its_words_are_written_and_handed_in_by_whoever_may_publish_it(desk, translation, reviewer) -> None:
    page = desk.get(address(translation)).content.decode()
    assert "About us" in page
    assert "https://example.org/archive" in page

    desk.post(address(translation, "claim/"))
    write(desk, translation, "About us", "À propos")
    write(desk, translation, "Archive", "Archives")
    answer = desk.post(address(translation, "hand-in/"), follow=True)

    assert "The page is done." in answer.content.decode()
    assert WorkItem.objects.get().state == WorkState.DONE
    french = Menu.objects.get(pk=translation.get_target_instance().pk)
    assert french.live
    assert [link.text for link in french.items.all()] == ["À propos", "Archives"]


def test_the_address_of_a_link_is_chosen_for_french_and_logged(desk, translation, reviewer) -> None:
    (link,) = translation.source.overridablesegment_set.filter(data_json='"https://example.org/archive"')
    answer = desk.post(address(translation, "file/"), {"segment": link.pk, "value": "https://exemple.ca/archives"})
    assert answer.status_code == 302
    assert SegmentOverride.objects.get().data_json == '"https://exemple.ca/archives"'
    assert ModelLogEntry.objects.filter(action="translation.choose_instead", user=reviewer).exists()

    write(desk, translation, "About us", "À propos")
    write(desk, translation, "Archive", "Archives")
    desk.post(address(translation, "hand-in/"))
    french = Menu.objects.get(pk=translation.get_target_instance().pk)
    assert [link.url for link in french.items.all()] == ["", "https://exemple.ca/archives"]


def test_a_live_menu_keeps_its_french_until_the_change_is_handed_in(desk, menu, translation) -> None:
    write(desk, translation, "About us", "À propos")
    write(desk, translation, "Archive", "Archives")
    desk.post(address(translation, "hand-in/"))
    (link,) = translation.source.overridablesegment_set.filter(data_json='"https://example.org/archive"')
    desk.post(address(translation, "file/"), {"segment": link.pk, "value": "https://exemple.ca/archives"})

    french = Menu.objects.get(pk=translation.get_target_instance().pk)
    assert french.items.last().url == "https://example.org/archive"
    desk.post(address(translation, "hand-in/"))
    french = Menu.objects.get(pk=french.pk)
    assert french.items.last().url == "https://exemple.ca/archives"
    assert WorkItem.objects.get().state == WorkState.DONE


def test_a_translator_who_may_not_publish_menus_writes_none(client, translator, translation) -> None:
    sign_in(client, translator)
    place = place_of(translation, "Archive")
    key = f"{place['context_id']}-{place['source_id']}"
    answer = client.post(address(translation, "text/"), {"text": key, "version": 0, "act": "save", "typed": "x"})
    assert answer.status_code == 409
    assert "You may not change this page." in answer.content.decode()
