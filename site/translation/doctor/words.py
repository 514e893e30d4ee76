"""Pages before readers that still speak the source language, in part of a paragraph or in whole texts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translation.completeness import WordsLeft, source_words_left
from translation.doctor.ailments import Illness
from translation.doctor.places import translated_pages
from translation.publication import words_of_the_source

LOOKED_BACK = 20


def _live_with_words_left() -> Iterator[tuple[Page, list[WordsLeft]]]:
    sources = TranslationSource.objects.values("object_id")
    for page in translated_pages().live().filter(translation_key__in=sources).specific():
        # A reviewer may have let some pass.
        left = words_of_the_source(page, page.live_revision_id)
        if left:
            yield page, list(left)


def _is_mixed(page: Page, left: list[WordsLeft]) -> bool:
    """Another text of the same field or block is translated."""
    paths = {text.path for text in left}
    count = sum(isinstance(segment, StringSegmentValue) and segment.path in paths for segment in extract_segments(page))
    return count > len(left)


def _mixed() -> Iterator[Page]:
    yield from (page for page, left in _live_with_words_left() if _is_mixed(page, left))


def _incomplete() -> Iterator[Page]:
    yield from (page for page, left in _live_with_words_left() if not _is_mixed(page, left))


def give_readers_what_was_whole(page: Page) -> bool:
    """Put back the newest translation that was before readers and lacked nothing; take the page offline without one."""
    published = PageLogEntry.objects.filter(page=page, action__startswith="wagtail.publish", revision__isnull=False)
    for entry in published.select_related("revision").order_by("-timestamp", "-pk")[:LOOKED_BACK]:
        if not source_words_left(entry.revision.as_object()):
            entry.revision.publish(skip_permission_checks=True)
            return True
    UnpublishPageAction(page.specific).execute(skip_permission_checks=True)
    return True


ILLNESSES = (
    Illness(
        "mixed",
        _("Readers find two languages in one paragraph. Finish its translation."),
        _mixed,
        give_readers_what_was_whole,
    ),
    Illness(
        "incomplete",
        _("Readers find texts that are not translated. Finish its translation."),
        _incomplete,
        give_readers_what_was_whole,
    ),
)
