from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import PageManager, PageQuerySet

from home.contributions.enums import ContributionStatus


class ContributionQuerySet(QuerySet):
    """Questions about what people sent."""

    def waiting(self) -> Self:
        """Nobody has dealt with it yet."""
        return self.filter(status=ContributionStatus.NEW)

    def sent_under(self, submission_key: UUID) -> Self:
        """What was sent with one fetched form: one row or none."""
        return self.filter(submission_key=submission_key)

    def closed_before(self, moment: datetime) -> Self:
        return self.filter(closed_at__lt=moment)

    def for_a_list(self) -> Self:
        """Without the long and the secret columns: a list decrypts the titles that it shows, and nothing else."""
        return self.defer("name", "email", "text", "answer", "file_key")


class ContributionPageQuerySet(PageQuerySet):
    def in_language(self, language: str) -> Self:
        """Those that readers of a language can open."""
        return self.live().public().filter(locale__language_code=language).select_related("locale").order_by("path")


ContributionPageManager = PageManager.from_queryset(ContributionPageQuerySet)
