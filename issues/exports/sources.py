"""What an issue's exports are made from, as one short digest: equal digests, equal files."""

import json
from hashlib import sha256

from django.db.models import QuerySet

from issues.models import ArticlePage, Edition, IssuePage

# Raised by whoever changes how exports look, so that all are made anew.
LOOK = 2


def sources_of(number: int) -> str:
    """The digest of what readers can see of an issue: each change that `pages_changed` tells of changes it."""
    issues = IssuePage.objects.live().public().filter(number=number)
    articles = ArticlePage.objects.live().public()
    facts = [
        LOOK,
        _rows(issues, "url_path", "last_published_at"),
        [
            _rows(articles.child_of(issue), "url_path", "last_published_at", "position")
            for issue in issues.order_by("pk").only("path", "depth")
        ],
        _rows(
            Edition.objects.ready().filter(issue_number=number),
            "language",
            "published_pdf",
            "chosen_cover_id",
            "made_cover_id",
        ),
    ]
    return sha256(json.dumps(facts, default=str).encode()).hexdigest()


def _rows(rows: QuerySet, *fields: str) -> list[tuple[object, ...]]:
    return list(rows.order_by("pk").values_list("pk", *fields))
