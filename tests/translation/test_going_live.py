"""English is never served as French: whichever door a page goes through, it goes live complete or not at all."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.synctree import synchronize_tree

from core.pages import AliasRefusedError
from core.publication import KEPT_BACK, StaysAsItIsError
from home.models import Contact, InfoPage
from tests.factories import InfoFactory, UserFactory, body_of, front_page
from tests.sessions import sign_in
from tests.translation.samples import translate_every_text
from translation.models import PublicationException
from translation.publication import ALLOWED, NothingToAllow, ReasonMissing, allow_incomplete
from translation.starting import start_translation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def english() -> InfoPage:
    page = InfoFactory(title="How we print", slug="print", body=body_of("One sheet."))
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def translation(english: InfoPage) -> Translation:
    return start_translation(source_page=english, user=None, now=NOW)


@pytest.fixture
def french(translation: Translation) -> InfoPage:
    """A draft in which everything is English still."""
    return translation.get_target_instance()


@pytest.fixture
def live(translation: Translation, french: InfoPage) -> InfoPage:
    """A French page that readers have; since then its source has got another paragraph, which its draft shows."""
    translate_every_text(translation)
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    english = translation.source.get_source_instance()
    english.body = body_of("Two sheets.")
    TranslationSource.update_or_create_from_instance(english)
    translation.refresh_from_db()
    translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True).save_revision()
    page = translation.get_target_instance()
    assert page.live
    return page


def as_reader(page: Page) -> str:
    page.refresh_from_db()
    return f"{page.live} {page.title} {page.specific.body}"


@pytest.fixture
def reviewer(client):
    user = UserFactory(is_superuser=True)
    sign_in(client, user)
    return user


def publish_revision(page: Page, client, django_capture_on_commit_callbacks) -> None:
    page.get_latest_revision().publish()


def publish_in_editor(page: Page, client, django_capture_on_commit_callbacks) -> None:
    Translation.objects.update(enabled=False)
    draft = page.get_latest_revision_as_object()
    facts = {"title": draft.title, "slug": draft.slug, "lede": draft.lede, "action-publish": "Publish"}
    block = draft.body.raw_data[0]
    body = {"body-count": 1, "body-0-deleted": "", "body-0-order": 0, "body-0-type": "prose", "body-0-id": block["id"]}
    words = BeautifulSoup(block["value"], "html.parser").text
    prose = json.dumps({"blocks": [{"key": "a", "text": words, "type": "unstyled"}], "entityMap": {}})
    comments = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    answer = client.post(
        f"/admin/pages/{page.pk}/edit/", {**facts, **body, **comments, "body-0-value": prose}, follow=True
    )
    assert "still in the source language" in answer.content.decode()


def publish_in_bulk(page: Page, client, django_capture_on_commit_callbacks) -> None:
    answer = client.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/", {}, follow=True)
    assert "was not published" in answer.content.decode()


def publish_by_schedule(page: Page, client, django_capture_on_commit_callbacks) -> None:
    page.get_latest_revision()
    page.revisions.filter(pk=page.latest_revision_id).update(approved_go_live_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    # Tried once: it is not taken up at every run of the schedule.
    assert PageLogEntry.objects.filter(page=page.pk, action=KEPT_BACK).count() == 1


def approve_in_workflow(page: Page, client, django_capture_on_commit_callbacks) -> None:
    page.get_workflow().start(page, UserFactory(is_superuser=True))
    # Taken back as a whole, so that the page stays with its reviewers.
    with pytest.raises(PermissionDenied):
        page.current_workflow_task_state.approve(user=UserFactory(is_superuser=True))


def save_by_the_engine(page: Page, client, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        try:
            Translation.objects.get().save_target(publish=True)
        except StaysAsItIsError:
            assert page.live


DOORS = [
    publish_revision,
    publish_in_editor,
    publish_in_bulk,
    publish_by_schedule,
    approve_in_workflow,
    save_by_the_engine,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_draft_with_english_words_stays_a_draft(door, french, reviewer, client, django_capture_on_commit_callbacks):
    door(french, client, django_capture_on_commit_callbacks)
    french.refresh_from_db()
    assert not french.live
    assert french.first_published_at is None


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_readers_keep_the_old_french(door, live, reviewer, client, django_capture_on_commit_callbacks):
    before = as_reader(live)
    door(live, client, django_capture_on_commit_callbacks)
    assert as_reader(live) == before
    assert "Two sheets" not in before


def test_schedule_goes_on_with_the_other_pages(french):
    other = InfoFactory(live=False)
    moment = timezone.now() - timedelta(hours=1)
    for page, earlier in ((french, 1), (other, 0)):
        revision = page.save_revision()
        page.revisions.filter(pk=revision.pk).update(approved_go_live_at=moment - timedelta(minutes=earlier))
    call_command("publish_scheduled")
    other.refresh_from_db()
    french.refresh_from_db()
    assert (other.live, french.live) == (True, False)


def test_finished_translation_goes_live(translation, french):
    translate_every_text(translation)
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    french.refresh_from_db()
    assert french.live


def test_exception_of_a_reviewer_holds_for_one_draft_and_is_logged(french, reviewer):
    revision = french.get_latest_revision()
    exception = allow_incomplete(revision=revision, user=reviewer, reason=" The strike is today. ", now=NOW)
    assert (exception.missing_count, exception.reason, exception.at) == (3, "The strike is today.", NOW)
    entry = PageLogEntry.objects.get(action=ALLOWED)
    assert (entry.user, entry.revision, entry.page_id) == (reviewer, revision, french.pk)
    assert "The strike is today." in entry.formatter.format_message(entry)
    later = french.save_revision()
    later.publish()
    french.refresh_from_db()
    assert not french.live
    revision.publish()
    french.refresh_from_db()
    assert french.live


def test_exception_needs_a_reason_and_somebody_who_may_publish(translation, french, reviewer):
    translator = UserFactory()
    translator.groups.add(Group.objects.get(name="Translators"))
    revision = french.get_latest_revision()
    with pytest.raises(PermissionDenied):
        allow_incomplete(revision=revision, user=translator, reason="Now.", now=NOW)
    with pytest.raises(ReasonMissing):
        allow_incomplete(revision=revision, user=reviewer, reason="  ", now=NOW)
    translate_every_text(translation)
    translation.save_target(publish=False)
    with pytest.raises(NothingToAllow):
        allow_incomplete(
            revision=translation.get_target_instance().get_latest_revision(), user=reviewer, reason="Now.", now=NOW
        )
    assert not PublicationException.objects.exists()


def test_allowed_page_can_be_saved_and_no_more_english_gets_in_with_it(translation, french, reviewer):
    allow_incomplete(revision=french.get_latest_revision(), user=reviewer, reason="Today.", now=NOW)
    french.get_latest_revision().publish()
    french.refresh_from_db()
    french.save()
    english = translation.source.get_source_instance()
    english.lede = "More English words."
    TranslationSource.update_or_create_from_instance(english)
    translation.refresh_from_db()
    with pytest.raises(StaysAsItIsError):
        translation.save_target(publish=False)
    french.refresh_from_db()
    assert (french.live, french.lede) == (True, "")


def test_snippet_stays_as_it_is(django_capture_on_commit_callbacks):
    contact = Contact.objects.create(email="e@example.org", text="Write to us.", locale=front_page().locale)
    source, _created = TranslationSource.update_or_create_from_instance(contact)
    translation = Translation.objects.create(source=source, target_locale=front_page("fr").locale)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert not translation.get_target_instance().live
    translate_every_text(translation)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert translation.get_target_instance().live


def test_no_alias_page_is_ever_made(english, client, reviewer):
    child = InfoFactory(parent=english, title="Below")
    french = front_page("fr").locale
    for make in (
        lambda: child.copy_for_translation(french, copy_parents=True, alias=True),
        lambda: child.copy_for_translation(french, copy_parents=True),
        lambda: CreatePageAliasAction(child, update_slug="again").execute(),
        lambda: synchronize_tree(front_page().locale, french),
    ):
        with pytest.raises(AliasRefusedError):
            make()
    form = client.get(f"/admin/pages/{child.pk}/copy/").content.decode()
    assert 'name="new_slug"' in form
    assert 'name="alias"' not in form
    assert not Page.objects.filter(alias_of__isnull=False).exists()
