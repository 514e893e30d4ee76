"""From a finished translation to readers: handed in, read by somebody else, approved or sent back."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, TaskState, WorkflowState
from wagtail_localize.models import Translation

from translation.access import check_may_write, may_approve
from translation.checks import Finding, Level
from translation.drafts import publish_draft, readers_have_source, save_draft
from translation.enums import ChangeKind, TextState, WorkState
from translation.history import note_change
from translation.models import TextStanding, WorkItem
from translation.page_findings import findings_on_page
from translation.publication import NothingToAllow, allow_incomplete
from translation.querysets import standings_of, texts_of
from translation.refusals import (
    AlreadyDoneError,
    CorrectedSinceError,
    FindingsBlockError,
    MissingTextsError,
    NoReviewersError,
    NotAllowedError,
    NothingMissingError,
    OwnWorkError,
    ReasonMissingError,
    SourceNotOutError,
)
from translation.second_reading import is_second_reading_required
from translation.storing import restate, standing_of
from translation.work import recount, target_of
from users.models import User

# Warnings that nobody may pass over in silence: they are mended, or ignored with a reason.
TO_BE_ANSWERED = frozenset({"unchanged", "english-left"})


@transaction.atomic
def hand_in(*, translation: Translation, user: User, now: datetime) -> bool:
    """Save a finished translation as a draft and ask the reviewers to approve it.

    Where no second reading is required (and for a snippet, which knows no workflow, where this person may publish it)
    it comes out with its source, or at once. Returns whether nobody else has to read it. Raises a DeskRefusal, and
    changes nothing, where texts are missing, wait to be reviewed, or cannot be published as they are.
    """
    target = check_may_write(translation=translation, user=user)
    item = WorkItem.objects.select_for_update().get(translation=translation)
    _check_finished(translation, now)
    item.refresh_from_db()
    if item.state == WorkState.DONE:
        raise AlreadyDoneError
    is_own_decision = not is_second_reading_required(type(target))
    if not isinstance(target, Page):
        if not may_approve(user=user, target=target):
            raise NotAllowedError
        is_own_decision = True
    save_draft(translation, user)
    if is_own_decision:
        approve_texts(translation=translation, user=user, now=now)
        if readers_have_source(translation):
            publish_draft(translation, user)
    else:
        _ask_reviewers(target_of(translation), user)
    recount(translation=translation, now=now)
    return is_own_decision


def _check_finished(translation: Translation, now: datetime) -> None:
    """Raise a DeskRefusal where a text is missing, waits to be reviewed, or cannot be published as it is."""
    item = recount(translation=translation, now=now)
    if item.missing_count or item.to_review_count:
        raise MissingTextsError
    found = findings_on_page(translation).values()
    if any(_blocks(finding) for findings in found for finding in findings):
        raise FindingsBlockError


def _blocks(finding: Finding) -> bool:
    return finding.level == Level.BLOCKS or finding.code in TO_BE_ANSWERED


def _ask_reviewers(page: Page, user: User) -> None:
    state = page.current_workflow_state
    if state is None:
        workflow = page.get_workflow()
        if workflow is None:
            raise NoReviewersError
        workflow.start(page, user)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)


@transaction.atomic
def publish_incomplete(*, translation: Translation, user: User, reason: str, now: datetime) -> None:
    """Publish what is translated so far, as a reviewer's named and logged decision. It holds for this draft only.

    Readers meet the source's words where a text is missing. Raises a DeskRefusal, and changes nothing, where somebody
    may not publish, gives no reason, or nothing is missing.
    """
    target = check_may_write(translation=translation, user=user)
    if not isinstance(target, Page) or not may_approve(user=user, target=target):
        raise NotAllowedError
    if not reason.strip():
        raise ReasonMissingError
    if not readers_have_source(translation):
        raise SourceNotOutError
    save_draft(translation, user)
    revision = translation.get_target_instance().get_latest_revision()
    try:
        allow_incomplete(revision=revision, user=user, reason=reason, now=now)
    except NothingToAllow as error:
        raise NothingMissingError from error
    publish_draft(translation, user)
    recount(translation=translation, now=now)


@transaction.atomic
def approve(*, translation: Translation, user: User, now: datetime, comment: str = "") -> None:
    """Approve what was handed in, through Wagtail's own workflow. It comes out, or waits for its source.

    Raises a DeskRefusal where the page is not finished any more, or this person is not the second pair of eyes.
    """
    task_state = _task_of(translation, user)
    check_approval(translation=translation, workflow_state=task_state.workflow_state, user=user, now=now)
    task_state.task.specific.on_action(task_state, user, "approve", comment=comment)


@transaction.atomic
def check_approval(
    *, translation: Translation, workflow_state: WorkflowState, user: User | None, now: datetime
) -> None:
    """Raise a DeskRefusal where this person may not approve the page as it stands on the desk.

    Each text needs two people: who wrote it, and who handed it in or approves. So nobody approves what they handed in,
    nor what they have written since it was handed in.
    """
    WorkItem.objects.select_for_update().get(translation=translation)
    _check_finished(translation, now)
    if user is None or not is_second_reading_required(type(workflow_state.content_object)):
        return
    if workflow_state.requested_by_id == user.pk:
        raise OwnWorkError
    if written_since_handed_in(translation, workflow_state).filter(written_by=user).exists():
        raise CorrectedSinceError


def written_since_handed_in(translation: Translation, workflow_state: WorkflowState) -> QuerySet[TextStanding]:
    started_at = workflow_state.current_task_state.started_at
    return standings_of(translation).filter(written_at__gt=started_at)


@transaction.atomic
def settle_review(*, translation: Translation, workflow_state: WorkflowState, user: User | None, now: datetime) -> None:
    """Count the page as approved with all that stands on the desk, and publish it if readers have its source."""
    check_approval(translation=translation, workflow_state=workflow_state, user=user, now=now)
    if written_since_handed_in(translation, workflow_state).exists():
        save_draft(translation, user)
    approve_texts(translation=translation, user=user, now=now)
    if readers_have_source(translation):
        publish_draft(translation, user)


@transaction.atomic
def send_back(*, translation: Translation, user: User, comment: str, now: datetime) -> None:
    """Ask whoever handed it in for changes, and say which."""
    task_state = _task_of(translation, user)
    task_state.task.specific.on_action(task_state, user, "reject", comment=comment)
    recount(translation=translation, now=now)


def _task_of(translation: Translation, user: User) -> TaskState:
    page = target_of(translation)
    task_state = page.current_workflow_task_state if isinstance(page, Page) else None
    if task_state is None or task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise NotAllowedError
    actions = {name for name, _label, _modal in task_state.task.specific.get_actions(page, user)}
    if "approve" not in actions:
        raise NotAllowedError
    return task_state


@transaction.atomic
def approve_texts(*, translation: Translation, user: User | None, now: datetime) -> None:
    """Count every text of a page as approved, because the page as a whole was. Its history says by whom."""
    for text in texts_of(translation).select_related("standing"):
        standing = standing_of(text)
        if standing.state != TextState.SUGGESTED or not text.data:
            continue
        restate(standing, TextState.APPROVED)
        standing.approved_by, standing.approved_at = user, now
        standing.save()
        note_change(text, kind=ChangeKind.APPROVED, user=user, now=now)
    WorkItem.objects.update_or_create(translation=translation, defaults={"approved_at": now})
    recount(translation=translation, now=now)
