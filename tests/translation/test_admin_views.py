"""What the translation engine's own views would do, and do not do here."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from issues.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory, in_french
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def french() -> ArticlePage:
    """A French article of which the English has been sent to the translators."""
    english = ArticleFactory(title="Six gates")
    french = in_french(english, title="Six barrières")
    source, _created = TranslationSource.update_or_create_from_instance(english)
    Translation.objects.create(source=source, target_locale=french.locale, enabled=True)
    return french


@pytest.fixture
def translator(client: Client) -> Client:
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Translators"))
    sign_in(client, user)
    return client


@pytest.mark.parametrize("asked", [{}, {"publish_translations": "on"}], ids=["update", "update and publish"])
def test_new_english_sentences_come_to_the_translators_and_are_never_published(translator, french, asked):
    source = TranslationSource.objects.get()
    english = source.get_source_instance()
    english.title = "Seven gates"
    english.save_revision().publish()
    page = translator.get(f"/admin/localize/update/{source.pk}/")
    assert "Publish immediately" not in page.content.decode()
    answer = translator.post(f"/admin/localize/update/{source.pk}/", asked)
    assert answer.status_code == 302
    assert source.stringsegment_set.filter(string__data="Seven gates").exists()
    french.refresh_from_db()
    assert french.title == "Six barrières"
    assert not french.has_unpublished_changes


def test_a_page_is_never_made_an_alias(client, french):
    sign_in(client, UserFactory(is_superuser=True))
    answer = client.post(f"/admin/localize/page/{french.pk}/convert_to_alias/")
    assert (answer.status_code, answer.url) == (302, "/admin/")
    editor = client.get(f"/admin/pages/{french.pk}/edit/")
    assert "localize-convert-to-alias" not in editor.content.decode()


@pytest.mark.parametrize("address", ["reports/translations/", "reports/translations/results/"])
def test_report_of_translations_is_in_an_order(translator, french, address):
    # Warnings are errors here: Django warns of pages of a list without an order.
    answer = translator.get(f"/admin/localize/{address}")
    assert "Six gates" in answer.content.decode()


@pytest.fixture
def edit(french: ArticlePage) -> str:
    return f"/admin/pages/{french.pk}/edit/"


def translate_every_text(french: ArticlePage) -> None:
    for segment in StringSegment.objects.all():
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=french.locale, data="six-barrieres"
        )


def test_finished_translation_is_sent_to_the_reviewers_and_readers_see_nothing_of_it(translator, french, edit):
    translate_every_text(french)
    assert 'name="hand-in"' in translator.get(edit).content.decode()
    assert translator.post(edit, {"hand-in": ""}).url == edit
    french.refresh_from_db()
    assert french.workflow_in_progress
    assert french.get_latest_revision_as_object().title == "six-barrieres"
    assert (french.live, french.title) == (True, "Six barrières")
    page = translator.get(edit).content.decode()
    assert "This page is with the reviewers." in page
    assert 'name="hand-in"' not in page


def test_unfinished_translation_is_not_sent(translator, french, edit):
    answer = translator.post(edit, {"hand-in": ""}, follow=True)
    assert "Some texts are not translated yet" in answer.content.decode()
    french.refresh_from_db()
    assert not french.workflow_in_progress
    assert french.latest_revision_id == french.live_revision_id


def test_new_page_stays_a_draft_until_the_reviewers_approve_it(translator, french, edit):
    french.unpublish()
    translate_every_text(french)
    translator.post(edit, {"hand-in": ""})
    french.refresh_from_db()
    assert not french.live
    french.current_workflow_task_state.approve(user=UserFactory(is_superuser=True))
    french.refresh_from_db()
    assert (french.live, french.title) == (True, "six-barrieres")


def test_what_is_with_the_reviewers_is_not_sent_twice(translator, french, edit):
    translate_every_text(french)
    translator.post(edit, {"hand-in": ""})
    assert translator.post(edit, {"hand-in": ""}).url == "/admin/"
    assert WorkflowState.objects.count() == 1


def test_what_the_reviewers_gave_back_is_sent_again(translator, french, edit):
    translate_every_text(french)
    translator.post(edit, {"hand-in": ""})
    state = WorkflowState.objects.get()
    state.current_task_state.specific.reject(user=UserFactory())
    translator.post(edit, {"hand-in": ""})
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
