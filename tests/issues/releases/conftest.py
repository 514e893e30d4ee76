import json
from collections.abc import Callable
from datetime import date

import pytest
from wagtail.models import Page

from issues.models import ArticlePage, Edition, IssuePage
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, UserFactory, front_page
from users.models import User

NUMBER = 7
type MakeFrench = Callable[[Page], Page]


@pytest.fixture
def editor(db: None) -> User:
    return UserFactory(is_superuser=True)


@pytest.fixture
def french_draft(editor: User) -> MakeFrench:
    """Makes a French draft, as a translator hands it in, and the French lists above it, which readers have."""

    def make(page: Page, *, approve: bool = True) -> Page:
        locale = front_page("fr").locale
        parent = page.get_parent().specific
        if not parent.has_translation(locale):
            if isinstance(parent, IssuePage):
                make(parent)
            else:
                parent.copy_for_translation(locale).save_revision().publish()
        french = page.copy_for_translation(locale)
        for field in ("title", "lede", "summary"):
            if getattr(page, field, ""):
                setattr(french, field, f"{getattr(page, field)} (fr)")
        if isinstance(page, ArticlePage):
            blocks = [dict(block) for block in french.body.raw_data]
            french.body = json.dumps(blocks).replace("The gates stayed shut.", "Rien n'a ouvert.")
        french.number = getattr(page, "number", None)
        french.save_revision()
        french.refresh_from_db()
        if approve:
            approve_by_reviewers(french, editor)
        return french

    return make


def approve_by_reviewers(french: Page, reviewer: User) -> None:
    french.get_workflow().start(french, reviewer)
    french.current_workflow_task_state.approve(user=reviewer)


@pytest.fixture
def issue(db: None) -> IssuePage:
    """A draft of an issue that bears all that readers are told."""
    return IssueFactory(number=NUMBER, live=False, date=date(2026, 11, 1), summary="What the night shift did.")


@pytest.fixture
def add_article(issue: IssuePage) -> Callable[..., ArticlePage]:
    def add(**facts: object) -> ArticlePage:
        article = ArticleFactory(parent=issue, live=False, **{"lede": "In short.", "printed_page": 1, **facts})
        article.save_revision()
        article.refresh_from_db()
        return article

    return add


@pytest.fixture
def edition(issue: IssuePage) -> Edition:
    return EditionFactory(
        issue_number=NUMBER, language="en", cover_text="The gates of the harbour.", cover_text_confirmed=True
    )
