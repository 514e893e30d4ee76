"""Keeps the work board's row of a page in step: counted anew in the transaction of each change."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils.html import strip_tags
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.pages import BasePage
from translation.enums import TextState, WorkState
from translation.models import WorkItem


@transaction.atomic
def recount(*, translation: Translation, now: datetime) -> WorkItem:
    """Count what is missing and what is to be reviewed, and say how far the page is."""
    source_instance = translation.source.as_instance()
    counts, words_left, written_at = _counts(translation)
    item, _is_new = WorkItem.objects.select_for_update().get_or_create(
        translation=translation, defaults={"title": translation.source.object_repr[:255]}
    )
    item.title = _title(source_instance)
    item.page = source_instance if isinstance(source_instance, Page) else None
    if isinstance(source_instance, BasePage):
        item.issue_number, item.press_date = source_instance.press_place()
    item.text_count = counts.total()
    item.missing_count = counts[""]
    item.to_review_count = counts[TextState.TO_REVIEW]
    item.words_left = words_left
    is_approved = counts[TextState.APPROVED] == counts.total() and _is_newer(item.approved_at, written_at)
    item.state = WorkState.DONE if is_approved else _state(item, counts, target_of(translation))
    if item.state == WorkState.DONE:
        # Nobody needs to hand back what is done.
        item.claimed_by = item.claimed_at = None
    item.changed_at = now
    item.save()
    return item


def target_of(translation: Translation) -> TranslatableMixin | None:
    """The page or snippet in the other language, or None where nobody has begun it."""
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    return target.specific if isinstance(target, Page) else target


def _counts(translation: Translation) -> tuple[Counter[str], int, datetime | None]:
    """How many texts are in each state ("" for missing), the words of those that need work, and the latest writing."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id, has_error=False
    ).exclude(data="")
    fields = ("translation_of_id", "context_id", "standing__state", "standing__written_at")
    standings = {(string_id, context_id): standing for string_id, context_id, *standing in rows.values_list(*fields)}
    counts: Counter[str] = Counter()
    words_left, written_at = 0, None
    for string_id, context_id, words in segments.values_list("string_id", "context_id", "string__data"):
        state, written = standings.get((string_id, context_id), ("", None))
        # What came past the desk has no standing.
        state = TextState.SUGGESTED if state is None else state
        counts[state] += 1
        written_at = max(filter(None, (written, written_at)), default=None)
        if state in ("", TextState.TO_REVIEW):
            words_left += len(strip_tags(words).split())
    return counts, words_left, written_at


def _is_newer(approved_at: datetime | None, written_at: datetime | None) -> bool:
    return approved_at is not None and (written_at is None or written_at <= approved_at)


def _state(item: WorkItem, counts: Counter[str], target: TranslatableMixin | None) -> WorkState:
    if getattr(target, "workflow_in_progress", False):
        return WorkState.WAITING
    if item.claimed_by_id:
        return WorkState.IN_WORK
    if counts[TextState.TO_REVIEW]:
        return WorkState.TO_REVIEW
    # Where no text is missing, somebody has worked on it: it only has to be handed in, perhaps again.
    return WorkState.IN_WORK if counts[TextState.SUGGESTED] or not counts[""] else WorkState.NEW


def _title(instance: TranslatableMixin) -> str:
    title = instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
    return title[:255]
