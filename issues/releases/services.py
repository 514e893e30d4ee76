"""One issue, one moment: all of its pages come out, or none does (docs/decisions/0020-releases.md)."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from core.events import announced_together
from core.jobs import JobFailed, start
from core.mail import owe_letter
from issues.releases.enums import Act, Failure
from issues.releases.findings import Finding, blocks_of, findings_on
from issues.releases.gathering import Gathered, gather
from issues.releases.letters import release_failed
from issues.releases.models import Release
from users.models import User


class AlreadyOrderedError(Exception):
    """Somebody has ordered something for this issue already, and it was not carried out yet."""


class ReleaseBlockedError(JobFailed):
    """Something stands in the way. `findings` say what; the message is for the list of jobs."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("Something stands in the way of the release.")
        self.findings = findings


class PageFailedError(JobFailed):
    """A page could not be changed, so none was."""

    def __init__(self, page: Page) -> None:
        super().__init__(f"Page {page.pk} could not be changed.")
        self.page = page


@transaction.atomic
def order(
    *, issue_number: int, act: Act, due_at: datetime, user: User | None, without_translations: bool = False
) -> Release:
    """Order that an issue comes out or goes offline; a job does it at that moment, or as soon after it as it can.

    Raises AlreadyOrderedError, or ReleaseBlockedError where the release would not be possible now.
    """
    # Jobs call services, so that this service can only look for its job when it runs.
    from issues.releases.jobs import carry_out_order

    release, _created = Release.objects.select_for_update().get_or_create(issue_number=issue_number)
    if release.ordered:
        raise AlreadyOrderedError
    if act == Act.RELEASE:
        _check(gather(issue_number), without_translations=without_translations)
    release.settle()
    release.ordered, release.due_at, release.ordered_by = act, due_at, user
    release.without_translations = without_translations
    release.order_number += 1
    release.save()
    start(carry_out_order, due_at=due_at, release_id=release.pk, order_number=release.order_number)
    return release


@transaction.atomic
def cancel(*, release: Release) -> bool:
    """Take an order back; False if there is none any more. Its job will find nothing to do."""
    return bool(Release.objects.filter(pk=release.pk).exclude(ordered="").update(ordered="", due_at=None))


def carry_out(*, release_id: int, order_number: int, now: datetime, is_last_attempt: bool) -> None:
    """Do what was ordered, in one transaction, unless it was done, cancelled or ordered anew meanwhile.

    Raises ReleaseBlockedError, PageFailedError or any other error after noting it for the editors; nothing is changed
    then.
    """
    try:
        with transaction.atomic():
            release = _standing_order(release_id, order_number)
            if release is None:
                return
            gathered = gather(release.issue_number)
            with announced_together():
                if release.ordered == Act.RELEASE:
                    _check(gathered, without_translations=release.without_translations)
                    _publish(gathered, release.ordered_by)
                else:
                    _unpublish(gathered, release.ordered_by)
            release.settle()
            release.done_at = now
            release.save()
    except ReleaseBlockedError:
        _note_failure(release_id, order_number, Failure.BLOCKED, now=now, is_over=True)
        raise
    except Exception as error:
        page = error.page if isinstance(error, PageFailedError) else None
        _note_failure(release_id, order_number, Failure.ERROR, now=now, is_over=is_last_attempt, page=page)
        raise


def _standing_order(release_id: int, order_number: int) -> Release | None:
    standing = Release.objects.select_for_update(of=("self",)).select_related("ordered_by")
    return standing.filter(pk=release_id, order_number=order_number).exclude(ordered="").first()


def _check(gathered: Gathered, *, without_translations: bool) -> None:
    blocks = blocks_of(findings_on(gathered, without_translations=without_translations))
    if blocks:
        raise ReleaseBlockedError(blocks)


def _publish(gathered: Gathered, user: User | None) -> None:
    for page in gathered.pages_to_release():
        if page.live and not page.has_unpublished_changes:
            continue
        with _naming(page):
            revision = page.get_latest_revision() or page.save_revision(user=user)
            # Who may release is asked at the door; an editor's rights end at the source language.
            revision.publish(user=user, skip_permission_checks=True)


def _unpublish(gathered: Gathered, user: User | None) -> None:
    for page in gathered.live_pages():
        with _naming(page):
            page.unpublish(user=user)


@contextmanager
def _naming(page: Page) -> Generator[None]:
    """Say which page it was. Any error of any field, signal or database ends the whole release."""
    try:
        yield
    except Exception as error:
        raise PageFailedError(page) from error


@transaction.atomic
def _note_failure(
    release_id: int, order_number: int, failure: Failure, *, now: datetime, is_over: bool, page: Page | None = None
) -> None:
    changes: dict[str, object] = {"failure": failure, "failed_at": now, "failed_page": page}
    if is_over:
        changes |= {"ordered": "", "due_at": None}
    standing = Release.objects.filter(pk=release_id, order_number=order_number).exclude(ordered="")
    if standing.update(**changes) and is_over:
        owe_letter(release_failed, release_id=release_id, order_number=order_number)
