from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery

from core.models import Job
from core.tree import path_above
from issues.models import Correction, IssuePage
from issues.releases.jobs import carry_out_order
from issues.releases.models import Release


def issues_with_releases() -> QuerySet[IssuePage]:
    """The issues of the source language, the newest first, each with the act that is `ordered` for it, and `due_at`."""
    releases = Release.objects.filter(issue_number=OuterRef("number"))
    return (
        IssuePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, number__isnull=False)
        .annotate(ordered=Subquery(releases.values("ordered")), due_at=Subquery(releases.values("due_at")))
        .newest_first()
    )


def is_being_done(release: Release) -> bool:
    """A job for what was ordered is under way, or will be: a worker that is killed once too often leaves none."""
    jobs = Job.objects.unfinished().filter(function=carry_out_order.name, arguments__release_id=release.pk)
    return jobs.filter(arguments__order_number=release.order_number).exists()


def by_issue(corrections: Iterable[Correction]) -> list[tuple[IssuePage, list[Correction]]]:
    """Corrections that come issue by issue, each issue once with its own."""
    groups = [(path, list(group)) for path, group in groupby(corrections, key=lambda row: path_above(row.page))]
    issues = {issue.path: issue for issue in IssuePage.objects.filter(path__in=[path for path, _group in groups])}
    return [(issues[path], group) for path, group in groups]
