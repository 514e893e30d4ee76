"""The doctor finds what has come apart, and mends what can be mended safely."""

import json
import logging
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.jobs import run_job
from core.models import Job
from core.schedules import tick
from home.models import InfoPage
from tests.factories import InfoFactory, UserFactory, body_of, front_page
from tests.translation.samples import translate_every_text
from translation.doctor.examination import examine, mend
from translation.doctor.telling import examine_and_tell
from translation.drafts import save_draft
from translation.jobs import examine_translations
from translation.publication import allow_incomplete
from translation.starting import start_translation
from translation.together import translations_left_alone

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> InfoPage:
    page = InfoFactory(title="How we print", slug="print", body=body_of("One sheet.", "Two folds."))
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def translation(english: InfoPage) -> Translation:
    """A translation that readers have, complete."""
    translation = start_translation(source_page=english, user=None, now=timezone.now())
    translate_every_text(translation)
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    return translation


@pytest.fixture
def french(translation: Translation) -> InfoPage:
    page = translation.get_target_instance()
    assert page.live
    return page


def found() -> list[tuple[str, int]]:
    return [(ailment.code, ailment.page.pk) for ailment in examine()]


def mend_all() -> list[bool]:
    return [mend(ailment) for ailment in list(examine())]


def put_before_readers(page: Page, **words: object) -> None:
    """As it came about before there was a guard."""
    InfoPage.objects.filter(pk=page.pk).update(**words)


def test_healthy_site_has_no_ailment(french):
    start_translation(source_page=InfoFactory(parent=InfoFactory()), user=None, now=timezone.now())
    assert found() == []


def test_translation_whose_source_was_deleted_is_told_and_left_to_people(english, french):
    front_page("fr").add_child(instance=InfoPage(title="French only", slug="ici", locale=french.locale))
    with translations_left_alone():
        english.delete()
    assert found() == [("no-source", french.pk)]
    assert mend_all() == [False]
    french.refresh_from_db()
    assert french.live


def test_translation_of_a_hidden_source_goes_offline(english, french):
    with translations_left_alone():
        english.unpublish()
    assert found() == [("source-not-live", french.pk)]
    assert mend_all() == [True]
    french.refresh_from_db()
    assert not french.live
    assert found() == []


def test_translation_at_another_place_follows_as_soon_as_it_can(english, french):
    other = InfoFactory(title="Other", slug="other")
    english.move(other, pos="last-child")
    assert found() == [("elsewhere", french.pk)]
    assert mend_all() == [False]
    start_translation(source_page=other, user=None, now=timezone.now())
    assert mend_all() == [True]
    assert Page.objects.get(pk=french.pk).get_parent().translation_key == other.translation_key
    assert found() == []


def test_wrong_count_of_children_is_mended(english, french):
    InfoFactory(parent=english)
    Page.objects.filter(pk=english.pk).update(numchild=0)
    assert found() == [("tree", english.pk)]
    assert mend_all() == [True]
    assert found() == []


def test_alias_page_goes_offline_and_is_told(english, french):
    Page.objects.filter(pk=french.pk).update(alias_of=english)
    assert ("alias", french.pk) in found()
    mend_all()
    french.refresh_from_db()
    assert not french.live
    assert mend_all() == [False]


def test_paragraph_of_two_languages_is_put_back_as_it_was(english, french):
    blocks = list(french.body.raw_data)
    whole = str(french.body)
    mixed = blocks[0]["value"].replace("texte-3", "Two folds.")
    assert mixed != blocks[0]["value"]
    put_before_readers(french, body=json.dumps([{**blocks[0], "value": mixed}]))
    assert found() == [("mixed", french.pk)]
    assert mend_all() == [True]
    french.refresh_from_db()
    assert (french.live, str(french.body)) == (True, whole)
    assert found() == []


def test_live_page_with_english_texts_that_was_never_whole_goes_offline(english):
    translation = start_translation(source_page=english, user=None, now=timezone.now())
    french = translation.get_target_instance()
    put_before_readers(french, live=True)
    assert found() == [("incomplete", french.pk)]
    assert mend_all() == [True]
    french.refresh_from_db()
    assert not french.live
    assert found() == []


def test_what_a_reviewer_allowed_is_no_ailment(english):
    french = start_translation(source_page=english, user=None, now=timezone.now()).get_target_instance()
    reviewer = UserFactory(is_superuser=True)
    revision = french.get_latest_revision()
    allow_incomplete(revision=revision, user=reviewer, reason="Today.", now=english.first_published_at)
    revision.publish()
    french.refresh_from_db()
    assert french.live
    assert found() == []


def test_ids_of_blocks_that_were_lost_are_taken_from_the_source(english, french):
    words = str(french.body)
    for page in (french, french.get_latest_revision_as_object()):
        page.body = json.dumps([{**block, "id": "lost"} for block in page.body.raw_data])
    put_before_readers(french, body=french.body)
    assert found() == [("lost-block-id", french.pk)]
    assert mend_all() == [True]
    french.refresh_from_db()
    assert [block["id"] for block in french.body.raw_data] == [block["id"] for block in english.body.raw_data]
    assert [block["id"] for block in french.get_latest_revision_as_object().body.raw_data] == [
        block["id"] for block in english.body.raw_data
    ]
    assert str(french.body) == words
    assert found() == []


def test_ids_are_not_guessed_where_the_blocks_differ(english, french):
    block = french.body.raw_data[0]
    put_before_readers(french, body=json.dumps([{**block, "id": "lost"}, {**block, "id": "more"}]))
    assert found() == [("lost-block-id", french.pk)]
    assert mend_all() == [False]


def test_blocks_without_an_id_get_one(english):
    raw = [{"type": "prose", "value": "<p>One sheet.</p>"}]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE home_infopage SET body = %s WHERE page_ptr_id = %s", [json.dumps(raw), english.pk])
    assert found() == [("no-block-id", english.pk)]
    assert mend_all() == [True]
    assert found() == []


def test_stopped_translation_is_taken_up_with_what_was_typed_since(english, translation, french):
    Translation.objects.update(enabled=False)
    french.title = "Typed by hand"
    french.save_revision()
    assert found() == [("stopped", french.pk)]
    assert mend_all() == [True]
    translation.refresh_from_db()
    assert translation.enabled
    save_draft(translation, None)
    assert translation.get_target_instance().get_latest_revision_as_object().title == "Typed by hand"


def test_stopped_translation_that_was_made_otherwise_is_left_to_people(english, translation, french):
    Translation.objects.update(enabled=False)
    french.body = []
    french.save_revision()
    assert mend_all() == [False]
    assert found() == [("stopped", french.pk)]


def test_command_tells_and_mends_only_when_asked(english, french, settings):
    with translations_left_alone():
        english.unpublish()
    answers = []
    for arguments in ([], ["--mend"], []):
        output = StringIO()
        call_command("translation_doctor", *arguments, stdout=output)
        answers.append(output.getvalue())
    assert "source-not-live (can be mended with --mend): texte-0" in answers[0]
    assert f"{settings.PUBLIC_ADDRESS}/admin/pages/{french.pk}/edit/" in answers[0]
    assert "source-not-live (mended)" in answers[1]
    assert answers[2] == "0 found.\n"


def test_nightly_look_tells_who_can_help_once_in_their_language(
    english, french, caplog, django_capture_on_commit_callbacks
):
    reviewer = UserFactory(email="reviewer@example.org")
    reviewer.groups.add(Group.objects.get(name="Reviewers"))
    UserFactory(email="nobody@example.org")
    with translations_left_alone():
        english.unpublish()
    for _night in range(2):
        with django_capture_on_commit_callbacks(execute=True), caplog.at_level(logging.ERROR):
            assert examine_and_tell() == 1
    assert [message.to for message in mail.outbox] == [["reviewer@example.org"]]
    assert f"/admin/pages/{french.pk}/edit/" in mail.outbox[0].body
    assert "Readers have the translation" in mail.outbox[0].body
    assert f"source-not-live (page {french.pk})" in caplog.text
    french.refresh_from_db()
    assert french.live


def test_it_looks_every_night(english, french, django_capture_on_commit_callbacks):
    owed = [job for job in tick(english.first_published_at) if job.function == examine_translations.name]
    run_job(owed[0].pk)
    assert Job.objects.get(pk=owed[0].pk).status == "DONE"
    assert mail.outbox == []
