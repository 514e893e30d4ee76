"""Brings the newest draft of the source to the translators, and keeps what is translated (docs/decisions/0021)."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    TemplateSegment,
    Translation,
    TranslationSource,
)

from translation.carrying import Place, origins
from translation.drafts import publish_draft, readers_have_source, save_draft
from translation.enums import ChangeKind, TextState, WorkState
from translation.fitting import fitted
from translation.handwritten import take_what_stands
from translation.history import note_change
from translation.marks import without_unknown_links
from translation.models import TextComment, TextStanding, WorkItem
from translation.storing import is_same_everywhere, standing_of, store_words
from translation.work import recount, target_of


@transaction.atomic
def take_newest_source(*, instance: TranslatableMixin, now: datetime) -> list[Translation]:
    """Give the translators the newest draft of a page or snippet in the source language.

    What they have translated stays: equal words keep their translation wherever they moved, and a changed text keeps
    the old one, marked to be reviewed. What readers see is not touched. Returns the translations, one a language;
    none for a page that stands for every language. Run again, it changes nothing.
    """
    if getattr(instance, "stands_for_every_language", False):
        return []
    # Not as the caller loaded it: it may have been saved again since.
    newest = type(instance)._base_manager.get(pk=instance.pk)
    if isinstance(newest, DraftStateMixin):
        newest = newest.get_latest_revision_as_object()
    # In the order in which everybody locks: the board's row first, the source after it.
    list(WorkItem.objects.select_for_update().filter(translation__source__object_id=instance.translation_key))
    # Two savings of one page, one after the other: each compares with what the one before it left.
    standing = TranslationSource.objects.select_for_update().filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    )
    source = standing.first()
    earlier = _texts_of(source) if source else []
    source, _is_new = TranslationSource.update_or_create_from_instance(newest)
    others = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).order_by("pk")
    translations = []
    for locale in others:
        translation, is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
        if is_new:
            take_what_stands(translation=translation, now=now)
        if translation.enabled:
            _carry_over(translation, earlier, now=now)
            recount(translation=translation, now=now)
            translations.append(translation)
    return translations


def _texts_of(source: TranslationSource) -> list[Place]:
    rows = StringSegment.objects.filter(source=source).order_by("order")
    return [Place(path, words) for path, words in rows.values_list("context__path", "string__data")]


def _carry_over(translation: Translation, earlier: list[Place], *, now: datetime) -> None:
    source, locale = translation.source, translation.target_locale
    segments = list(StringSegment.objects.filter(source=source).order_by("order").select_related("context", "string"))
    here = {Place(segment.context.path, segment.string.data): segment for segment in segments}
    standing = _translated_of(source, locale)
    found = origins(earlier, list(here), translated=standing.keys())
    rich = set(TemplateSegment.objects.filter(source=source).values_list("context_id", flat=True))
    for place, origin in found.items():
        has_marks = here[place].context_id in rich
        _carry(here[place], standing[origin], has_marks=has_marks, is_gone=origin not in here, now=now)
    for place, segment in here.items():
        if place not in standing and place not in found and is_same_everywhere(segment.string.data):
            _write(segment, locale.pk, segment.string.data, state=TextState.APPROVED)


def _translated_of(source: TranslationSource, locale: Locale) -> dict[Place, StringTranslation]:
    rows = StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale, has_error=False)
    rows = rows.select_related("context", "translation_of", "standing").order_by("pk")
    return {Place(row.context.path, row.translation_of.data): row for row in rows if row.data}


def _carry(segment: StringSegment, text: StringTranslation, *, has_marks: bool, is_gone: bool, now: datetime) -> None:
    """Give a text of the source the translation that another place or earlier words of it had.

    `is_gone` says that nothing stands at the other place any more. Equal words that merely moved keep their standing;
    where they stand in both places, somebody looks at them again: a short word means one thing here, another there.
    """
    standing = standing_of(text)
    has_equal_words = text.translation_of_id == segment.string_id
    is_moved = has_equal_words and is_gone
    source, path = segment.string.data, segment.context.path
    words = fitted(without_unknown_links(text.data, source=source), source=source, path=path, has_marks=has_marks)
    facts = {"written_by_id": standing.written_by_id, "written_at": standing.written_at}
    if is_moved:
        approval = {"approved_by_id": standing.approved_by_id, "approved_at": standing.approved_at}
        earlier = {"earlier_source_id": standing.earlier_source_id, "earlier_state": standing.earlier_state}
        facts |= {"state": standing.state, **approval, **earlier}
        _take_comments_along(segment, text)
    elif has_equal_words:
        facts |= {"state": TextState.SUGGESTED, "written_at": now}
    else:
        # Carried twice, it is still a translation of the words for which somebody wrote it.
        facts |= {
            "state": TextState.TO_REVIEW,
            "earlier_source_id": standing.earlier_source_id or text.translation_of_id,
            "earlier_state": standing.earlier_state or standing.state,
            "approved_by_id": standing.approved_by_id,
            "approved_at": standing.approved_at,
        }
    carried = _write(segment, text.locale_id, words, by_id=text.last_translated_by_id, **facts)
    if not is_moved:
        note_change(carried, kind=ChangeKind.CARRIED_OVER, before=text.data, now=now)


def _take_comments_along(segment: StringSegment, text: StringTranslation) -> None:
    comments = TextComment.objects.filter(context_id=text.context_id, source_id=text.translation_of_id)
    comments.filter(locale_id=text.locale_id).update(context=segment.context)


def _write(
    segment: StringSegment, locale_id: int, words: str, *, by_id: int | None = None, **standing: object
) -> StringTranslation:
    # An empty or unfit translation may stand there, which nobody carries over.
    places = StringTranslation.objects.filter(
        translation_of_id=segment.string_id, context_id=segment.context_id, locale_id=locale_id
    )
    text = store_words(
        places.first(),
        source_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=locale_id,
        words=words,
        by_id=by_id,
    )
    TextStanding.objects.update_or_create(text=text, defaults=standing)
    return text


@transaction.atomic
def follow_source(*, instance: TranslatableMixin, now: datetime) -> None:
    """Bring a published source to the translators, and its translations to readers where no text of them is open.

    An approved translation that waited for its source comes out. One that readers have follows by itself only in what
    needs no translator: the order of paragraphs, a picture, a date; one with an open text keeps what readers have until
    it is approved again. Nothing comes out whose source readers do not have: translators may be ahead of them.
    """
    for translation in take_newest_source(instance=instance, now=now):
        target = target_of(translation)
        if target is None or translation.work.state != WorkState.DONE or not readers_have_source(translation):
            continue
        if not target.live or _is_behind(translation):
            save_draft(translation, None)
            publish_draft(translation, None)


def _is_behind(translation: Translation) -> bool:
    """Whether the page would be another one if it were built anew."""
    anew = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    return _content_of(anew) != _content_of(translation.get_target_instance())


def _content_of(instance: TranslatableMixin) -> dict[str, object]:
    """What readers see of a page or snippet, comparable with the same built anew."""
    data = _without_keys(instance.serializable_data())
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            # PostgreSQL gives a block's facts back in an order of its own.
            data[field.name] = field.stream_block.get_prep_value(getattr(instance, field.name))
    return data


def _without_keys(data: dict[str, object]) -> dict[str, object]:
    """Rows that are made anew each time have other keys."""
    return {
        name: [_without_keys(row) for row in value] if isinstance(value, list) else value
        for name, value in data.items()
        if name != "pk"
    }


def take_missed_sources(*, now: datetime) -> int:
    """Bring to the desk every page that was saved after the desk heard of it. Returns how many."""
    known = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id"), translations__work__isnull=False
    )
    missed = (
        Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
        .annotate(known_at=Subquery(known.values("last_updated_at")[:1]))
        .filter(Q(known_at=None) | Q(latest_revision_created_at__gt=F("known_at")))
        .order_by("path")
    )
    return sum(bool(take_newest_source(instance=page.specific, now=now)) for page in missed)
