from datetime import datetime

from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from translation.drafts import publish_draft, save_draft
from translation.enums import TextState
from translation.handing_in import approve_texts
from translation.pairs import pair_words
from translation.refusals import ParentNotTranslated, TranslationIncomplete, TranslationRefused
from translation.storing import restate, standing_of, store_words
from translation.work import recount
from users.models import User


def record_translation[T: (Page, DraftStateMixin)](
    *, source_page: T, translated: T, user: User | None = None, publish: bool, now: datetime
) -> T:
    """Record a finished translation as if a volunteer had typed it into the translation engine, and save the page.

    `translated` is an unsaved page (or snippet) of the same model that carries the words of its own locale in the
    structure of the source: the same ids of blocks and of list items, the same translation keys of child rows. What is
    not words follows the source, so it may be left out. Returns the page as it stands in the database: where it is live
    already and `publish` is False, the new words wait in a draft.

    Raises a TranslationRefused, and changes nothing, where the two do not match (StructureDiffers), the page above has
    no translation, or an editor has stopped this one. Run again, it brings the translation up to date with both.
    """
    locale = translated.locale
    _check_parent(source_page, locale)
    with transaction.atomic():
        source, _created = TranslationSource.update_or_create_from_instance(source_page)
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
        if not translation.enabled:
            raise TranslationRefused(f"An editor has stopped the synchronised translation of “{source.object_repr}”.")
        _store_words(translation, translated, user, now)
        _check_complete(translation)
        save_draft(translation, user)
        if publish:
            approve_texts(translation=translation, user=user, now=now)
            publish_draft(translation, user)
        else:
            recount(translation=translation, now=now)
    return translation.get_target_instance()


def take_words_of(
    *, translation: Translation, translated: TranslatableMixin, user: User | None = None, now: datetime
) -> None:
    """Record the words of a translated page as if a volunteer had typed them, and leave the page as it is.

    Raises StructureDiffers, and records nothing, where the two do not match.
    """
    with transaction.atomic():
        _store_words(translation, translated, user, now)


def _check_complete(translation: Translation) -> None:
    total, done = translation.get_progress()
    if done < total:
        source, locale = translation.source, translation.target_locale
        raise TranslationIncomplete(f"“{source.object_repr}” has {done} of {total} texts in {locale}.")


def _check_parent(source_page: TranslatableMixin, locale: Locale) -> None:
    if not isinstance(source_page, Page):
        return
    parent = source_page.get_parent()
    # Front pages stand under the root, which has no language. Elsewhere the engine would fill the gap with alias pages.
    if parent.is_root() or parent.has_translation(locale):
        return
    raise ParentNotTranslated(f"Translate “{parent}” into {locale} first: “{source_page}” stands under it.")


def _store_words(translation: Translation, translated: TranslatableMixin, user: User | None, now: datetime) -> None:
    source, locale = translation.source, translation.target_locale
    pairs = pair_words(extract_segments(source.as_instance()), extract_segments(translated))
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    places = {(segment.context.path, segment.string.data): segment for segment in segments}
    stored = StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale)
    rows = {(row.translation_of_id, row.context_id): row for row in stored}
    for place, words in pairs.items():
        string, context = places[place].string, places[place].context
        row = rows.get((string.pk, context.pk))
        if row and row.data == words and not row.has_error:
            # Whoever translated it so stays its translator.
            continue
        text = store_words(
            row,
            source_id=string.pk,
            context_id=context.pk,
            locale_id=locale.pk,
            words=words,
            by_id=user.pk if user else None,
        )
        standing = standing_of(text)
        restate(standing, TextState.SUGGESTED)
        standing.written_by, standing.written_at = user, now
        standing.save()
