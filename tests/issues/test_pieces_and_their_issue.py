"""A piece is never with readers without its issue, whatever door it came through."""

import pytest
from django.test import Client

from issues.models import ArticlePage, IssuePage
from tests.factories import ArticleFactory, IssueFactory, UserFactory, in_french

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> ArticlePage:
    """A piece of an issue that readers do not have."""
    article = ArticleFactory(parent=IssueFactory(live=False), live=False)
    article.save_revision()
    return ArticlePage.objects.get(pk=article.pk)


def test_a_piece_of_a_draft_issue_stays_a_draft_when_somebody_publishes_it(draft: ArticlePage, client: Client) -> None:
    draft.get_latest_revision().publish()
    draft.refresh_from_db()
    assert (draft.live, draft.has_unpublished_changes) == (False, True)
    assert (draft.first_published_at, draft.last_published_at, draft.live_revision) == (None, None, None)
    assert client.get(draft.url).status_code == 404


def test_its_approval_is_kept_for_the_release(draft: ArticlePage) -> None:
    IssuePage.objects.get(pk=draft.get_parent().pk).save_revision().publish()
    french_issue = in_french(draft.get_parent().specific)
    french_issue.unpublish()
    french = draft.copy_for_translation(french_issue.locale)
    french.save_revision()
    ArticlePage.objects.get(pk=draft.pk).get_latest_revision().publish()
    french.get_workflow().start(french, UserFactory(is_superuser=True))
    french.current_workflow_task_state.approve(user=UserFactory(is_superuser=True))
    french.refresh_from_db()
    assert not french.live
    assert french.workflow_states.get().status == "approved"


def test_an_issue_that_goes_offline_takes_its_pieces_along() -> None:
    article = ArticleFactory()
    article.get_parent().specific.unpublish()
    article.refresh_from_db()
    assert not article.live


def test_a_piece_that_is_moved_to_a_draft_issue_goes_offline() -> None:
    article = ArticleFactory()
    article.move(IssueFactory(live=False), pos="last-child")
    article.refresh_from_db()
    assert not article.live
