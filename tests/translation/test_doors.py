"""Doors of the translation engine that would lose a translator's work are closed to everybody."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.models import Contact, InfoPage
from tests.factories import InfoFactory, UserFactory, front_page
from tests.sessions import sign_in
from tests.translation.desk_pages import person
from tests.translation.samples import give
from translation.enums import TextState, WorkState
from translation.starting import start_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    sign_in(client, UserFactory(is_superuser=True))
    return client


@pytest.fixture
def translation() -> Translation:
    return start_translation(source_page=InfoFactory(title="About the paper"), user=None, now=timezone.now())


@pytest.fixture
def contact() -> Contact:
    """The French of a snippet."""
    english = Contact.objects.create(email="e@example.org", text="Write to us.", locale=front_page().locale)
    source, _created = TranslationSource.update_or_create_from_instance(english)
    translation = Translation.objects.create(source=source, target_locale=front_page("fr").locale)
    translation.save_target(publish=False)
    return translation.get_target_instance()


def address_of(contact: Contact) -> str:
    return reverse("wagtailsnippets_home_contact:edit", args=[contact.pk])


def test_translation_is_not_stopped(administrator, translation):
    answer = administrator.post(f"/admin/localize/translate/{translation.pk}/disable/", follow=True)
    assert "Translations are not stopped." in answer.content.decode()
    translation.refresh_from_db()
    assert translation.enabled


def test_stopped_translation_is_not_started_over_what_was_typed_by_hand(administrator, translation):
    Translation.objects.update(enabled=False)
    french = translation.get_target_instance()
    french.title = "Typed by hand"
    french.save_revision()
    address = f"/admin/pages/{french.pk}/edit/"
    assert "localize-restart-translation" not in administrator.get(address).content.decode()
    answer = administrator.post(address, {"localize-restart-translation": ""}, follow=True)
    assert "would overwrite the edits" in answer.content.decode()
    translation.refresh_from_db()
    assert not translation.enabled
    assert InfoPage.objects.get(pk=french.pk).get_latest_revision_as_object().title == "Typed by hand"


def test_stopped_snippet_is_not_started_again_either(administrator, contact):
    Translation.objects.update(enabled=False)
    address = address_of(contact)
    assert "localize-restart-translation" not in administrator.get(address).content.decode()
    answer = administrator.post(address, {"localize-restart-translation": ""}, follow=True)
    assert "would overwrite the edits" in answer.content.decode()
    assert not Translation.objects.get().enabled


def test_snippet_s_own_editor_keeps_the_draft(administrator, contact):
    Translation.objects.update(enabled=False)
    facts = {"email": contact.email, "text": contact.text, "action-publish": "Publish"}
    answer = administrator.post(address_of(contact), facts, follow=True)
    assert "1 text is still in the source language" in answer.content.decode()
    contact.refresh_from_db()
    assert not contact.live


@pytest.mark.parametrize(
    "door", ["strings/1/edit/", "overrides/1/edit/", "pofile/upload/", "pofile/download/", "machine_translate/"]
)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_engine_s_own_ways_to_write_lead_to_the_desk(administrator, translation, door, method):
    answer = getattr(administrator, method)(f"/admin/localize/translate/{translation.pk}/{door}")
    assert (answer.status_code, answer.url) == (302, "/admin/")
    told = administrator.get("/admin/").content.decode()
    assert "Translations are written on the desk" in told
    assert f'href="/admin/translation/{translation.pk}/"' in told


def test_sync_leads_to_the_desk_with_the_newest_draft_and_keeps_what_is_translated(administrator, translation):
    give(translation, StringSegment.objects.get(string__data="About the paper"), "Au sujet du journal")
    english = translation.source.get_source_instance()
    english.title = "About our paper"
    english.save_revision()
    address = f"/admin/localize/update/{translation.source.pk}/"

    answer = administrator.get(address)
    assert answer.url == f"/admin/translation/{translation.pk}/"
    assert not StringSegment.objects.filter(source=translation.source, string__data="About our paper").exists()

    answer = administrator.post(address, {"publish_translations": "on"})
    assert answer.url == f"/admin/translation/{translation.pk}/"
    carried = StringTranslation.objects.get(translation_of__data="About our paper")
    assert carried.data == "Au sujet du journal"
    assert carried.standing.state == TextState.TO_REVIEW
    french = InfoPage.objects.get(pk=translation.get_target_instance().pk)
    assert not french.live
    assert french.title == "About the paper"


def test_sync_is_for_those_who_may_submit(client, translation):
    sign_in(client, person("Coordinators"))
    assert client.post(f"/admin/localize/update/{translation.source.pk}/").url == "/admin/"


def test_snippet_begins_on_the_desk_from_its_newest_draft(administrator):
    english = Contact.objects.create(email="e@example.org", text="Write to us.", locale=front_page().locale)
    english.text = "Write to us soon."
    english.save_revision()
    french = front_page("fr").locale

    answer = administrator.post(f"/admin/localize/submit/snippet/home/contact/{english.pk}/", {"locales": french.pk})

    translation = Translation.objects.get()
    assert answer.url == address_of(translation.get_target_instance())
    assert administrator.get(answer.url).url == f"/admin/translation/{translation.pk}/"
    assert StringSegment.objects.get().string.data == "Write to us soon."
    assert translation.work.state == WorkState.NEW
    assert not translation.get_target_instance().live
