import pytest
from wagtail.models import Page

from home.models import InfoPage
from tests.factories import InfoFactory, UserFactory, front_page


def hand_in(source: InfoPage) -> Page:
    french = source.copy_for_translation(front_page("fr").locale)
    french.save_revision()
    french.get_workflow().start(french, UserFactory(is_superuser=True))
    return french


def approve(french: Page) -> None:
    french.current_workflow_task_state.approve(user=UserFactory(is_superuser=True))
    french.refresh_from_db()


@pytest.mark.django_db
def test_what_reviewers_approve_is_published_where_readers_have_the_source() -> None:
    french = hand_in(InfoFactory())
    approve(french)
    assert french.live


@pytest.mark.django_db
def test_what_reviewers_approve_waits_for_its_source() -> None:
    french = hand_in(InfoFactory(live=False))
    approve(french)
    assert not french.live
    assert french.workflow_states.get().status == "approved"


@pytest.mark.django_db
def test_a_page_that_has_no_source_is_published() -> None:
    alone = InfoPage(title="Chez nous", locale=front_page("fr").locale)
    front_page("fr").add_child(instance=alone)
    InfoPage.objects.filter(pk=alone.pk).update(live=False)
    alone.refresh_from_db()
    alone.save_revision()
    alone.get_workflow().start(alone, UserFactory(is_superuser=True))
    approve(alone)
    assert alone.live
