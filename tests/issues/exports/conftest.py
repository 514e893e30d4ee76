from collections.abc import Callable

import pytest

from issues.exports.contents import IssueContents, contents_to_export
from issues.models import ArticlePage, IssuePage
from tests.factories import in_french, make_article

type MakeIssue = Callable[[], IssuePage]


@pytest.fixture
def full_issue(db: None) -> IssuePage:
    """An issue with every kind of block, live in both languages."""
    article = make_article()
    in_french(article, title="« Oui » ; l'an 2026")
    return article.get_parent().specific


@pytest.fixture
def contents(full_issue: IssuePage) -> dict[str, IssueContents]:
    return contents_to_export(full_issue.number)


def article_with_blocks(issue: IssuePage) -> ArticlePage:
    return ArticlePage.objects.child_of(issue).get(section="Work")
