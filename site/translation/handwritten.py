"""A page of the other language that was there before the desk knew of its source."""

from datetime import datetime

from django.utils.html import strip_tags
from wagtail.models import DraftStateMixin, Page, TaskState, TranslatableMixin
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments.extract import extract_segments

from translation.completeness import SENTENCE
from translation.enums import TextState
from translation.models import WorkItem
from translation.pairs import pair_words
from translation.refusals import StructureDiffers
from translation.storing import has_words, restate, standing_of, store_words
from translation.work import target_of


def take_what_stands(*, translation: Translation, now: datetime) -> None:
    """Take over the words of such a page: the desk would write its own, none, over them.

    Words that are those of the source count as not translated yet, save for a name or a short heading that readers
    have so already. A page that is built otherwise than its source stays with its editors: the translation is not
    enabled, and the doctor says so (translation/doctor/stopped.py).
    """
    target = target_of(translation)
    if target is None:
        return
    is_live = getattr(target, "live", False)
    is_read = is_live or _is_approved(target)
    written = target.get_latest_revision_as_object() if isinstance(target, DraftStateMixin) else target
    try:
        pairs = pair_words(extract_segments(translation.source.as_instance()), extract_segments(written))
    except StructureDiffers:
        translation.enabled = False
        translation.save(update_fields=["enabled"])
        return
    segments = StringSegment.objects.filter(source_id=translation.source_id).select_related("context", "string")
    for segment in segments:
        path, source = segment.context.path, segment.string.data
        words = pairs[path, source]
        is_name = len(strip_tags(source).split()) < SENTENCE
        if words == source and has_words(source) and path != "slug" and not (is_live and is_name):
            continue
        text = store_words(
            None,
            source_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=translation.target_locale_id,
            words=words,
            by_id=None,
        )
        standing = standing_of(text)
        restate(standing, TextState.APPROVED if is_read else TextState.SUGGESTED)
        standing.written_at = now
        standing.save()
    if is_read:
        WorkItem.objects.get_or_create(translation=translation, defaults={"title": "", "approved_at": now})


def _is_approved(target: TranslatableMixin) -> bool:
    """Reviewers have approved the newest draft, before the desk knew of it."""
    approved = TaskState.objects.filter(status=TaskState.STATUS_APPROVED)
    return isinstance(target, Page) and approved.filter(revision_id=target.latest_revision_id).exists()
