from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from core.encryption import seal
from core.mail import owe_letter
from home.contributions.enums import OPEN_STATUSES, ContributionKind, ContributionStatus
from home.contributions.manuscripts import Manuscript
from home.contributions.models import Contribution
from issues.enums import Kind
from issues.models import ArticlePage, IssuePage
from users.models import User

WHAT_IS_COMPARED = ("kind", "name", "email", "title", "text")


class SentAnotherError(Exception):
    """Under this key something else was stored: the same fetched form was filled in anew."""


class AlreadyHandledError(Exception):
    """Somebody else was faster, or the button was pressed twice."""


def receive_contribution(
    *,
    submission_key: UUID,
    language: str,
    kind: str,
    name: str,
    email: str,
    title: str,
    text: str,
    file: File | None,
    file_format: str,
    now: datetime,
) -> Contribution:
    """Keep what somebody sent, and owe them a receipt. Sent twice, it is kept once.

    Raises SentAnotherError where the key belongs to a different text.
    """
    # Jobs call services, so that this service can only look for its letter when it runs.
    from home.contributions.jobs import contribution_received

    contribution = Contribution(
        submission_key=submission_key,
        language=language,
        kind=kind,
        name=name,
        email=email,
        title=title,
        text=text,
        received_at=now,
    )
    content = file.read() if file else b""
    before = Contribution.objects.sent_under(submission_key).first()
    if before:
        return _the_same(before, contribution, content)
    if content:
        attach_file(contribution=contribution, content=content, file_format=file_format)
    try:
        with transaction.atomic():
            contribution.save()
            owe_letter(contribution_received, contribution_id=contribution.pk)
    except BaseException as error:
        # The file lies there already, whatever the database says.
        contribution.file.delete(save=False)
        before = Contribution.objects.sent_under(submission_key).first() if isinstance(error, IntegrityError) else None
        if before is None:
            raise
        return _the_same(before, contribution, content)
    return contribution


def attach_file(*, contribution: Contribution, content: bytes, file_format: str) -> None:
    """Encrypt and store a file for a contribution that is not saved yet."""
    sealed, key = seal(content)
    contribution.file_key = key  # ty: ignore[invalid-assignment] -- a field takes its value.
    contribution.file_format = file_format
    contribution.file.save("", ContentFile(sealed), save=False)


def _the_same(before: Contribution, sent: Contribution, content: bytes) -> Contribution:
    is_same = all(getattr(before, name) == getattr(sent, name) for name in WHAT_IS_COMPARED)
    if is_same and content == (before.read_file() if before.file else b""):
        return before
    raise SentAnotherError


@transaction.atomic
def answer_contribution(*, contribution: Contribution, answer: str, user: User, now: datetime) -> None:
    """Send the sender an answer. It can still be taken or declined. Raises AlreadyHandledError."""
    from home.contributions.jobs import contribution_answered

    _move(contribution, (ContributionStatus.NEW,), ContributionStatus.ANSWERED, user, now)
    _keep_answer(contribution, answer)
    owe_letter(contribution_answered, contribution_id=contribution.pk)


@transaction.atomic
def decline_contribution(*, contribution: Contribution, answer: str, user: User, now: datetime) -> None:
    """Tell the sender that the paper will not use it, with a sentence of the editor's. Raises AlreadyHandledError."""
    from home.contributions.jobs import contribution_declined

    _move(contribution, OPEN_STATUSES, ContributionStatus.DECLINED, user, now)
    _keep_answer(contribution, answer)
    owe_letter(contribution_declined, contribution_id=contribution.pk)


@transaction.atomic
def take_as_draft(
    *, contribution: Contribution, manuscript: Manuscript, issue: IssuePage, user: User, now: datetime
) -> ArticlePage:
    """Make an unpublished piece of an issue out of a contribution. Raises AlreadyHandledError.

    The sender's name is not copied: whether and how it is printed, an editor agrees with them.
    """
    _move(contribution, OPEN_STATUSES, ContributionStatus.TAKEN, user, now)
    # Locked, so that two drafts that come at once do not claim the same place in the tree.
    parent = IssuePage.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    page = ArticlePage(
        title=contribution.title or manuscript.title or str(contribution),
        kind=Kind.LETTER if contribution.kind == ContributionKind.LETTER else Kind.ARTICLE,
        body=manuscript.blocks,
        locale=issue.locale,
        live=False,
        owner=user,
    )
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    contribution.page = page
    contribution.save(update_fields=["page"])
    return page


def _move(
    contribution: Contribution,
    sources: tuple[ContributionStatus, ...],
    target: ContributionStatus,
    user: User,
    now: datetime,
) -> None:
    """One conditional UPDATE: of two editors, or two clicks, one changes the row."""
    found = Contribution.objects.filter(pk=contribution.pk, status__in=sources)
    if not found.update(status=target, closed_at=now, handled_by=user):
        raise AlreadyHandledError
    contribution.status, contribution.closed_at, contribution.handled_by = target, now, user
    log(instance=contribution, action=f"contributions.{target.lower()}", user=user)


def _keep_answer(contribution: Contribution, answer: str) -> None:
    contribution.answer = answer  # ty: ignore[invalid-assignment] -- a field takes its value.
    contribution.save(update_fields=["answer"])


@transaction.atomic
def delete_contribution(*, contribution: Contribution) -> None:
    """Delete who sent it, what they wrote, and their file. A draft that was made of it stays."""
    storage, name = contribution.file.storage, contribution.file.name
    contribution.delete()
    if name:
        # Robust: the row with the file's only key is gone, so that nobody can read what might stay behind.
        transaction.on_commit(lambda: storage.delete(name), robust=True)


def forget_closed_contributions(*, now: datetime) -> int:
    """Delete what was dealt with long ago; how many there were."""
    long_ago = now - timedelta(days=settings.CONTRIBUTION_RETENTION_DAYS)
    count = 0
    for contribution in Contribution.objects.closed_before(long_ago).for_a_list().order_by("pk"):
        delete_contribution(contribution=contribution)
        count += 1
    return count
