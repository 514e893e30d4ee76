from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from translation.pairs import pair_words
from translation.refusals import ParentNotTranslated, TranslationIncomplete, TranslationRefused
from users.models import User


def record_translation[T: (Page, DraftStateMixin)](
    *, source_page: T, translated: T, user: User | None = None, publish: bool
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
        _store_words(translation, translated, user)
        _check_complete(translation)
        _save(translation, user, publish=publish)
    return translation.get_target_instance()


def send_to_reviewers(*, translation: Translation, user: User) -> None:
    """Save a page's finished translation as a draft, and ask the reviewers of its tree to approve it.

    Raises TranslationIncomplete, and changes nothing, where a text is missing: readers would meet it in English.
    """
    with transaction.atomic():
        _check_complete(translation)
        _save(translation, user, publish=False)
        page = translation.get_target_instance()
        state = page.current_workflow_state
        if state is None:
            page.get_workflow().start(page, user)
        elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(user)


def _check_complete(translation: Translation) -> None:
    total, done = translation.get_progress()
    if done < total:
        source, locale = translation.source, translation.target_locale
        raise TranslationIncomplete(f"“{source.object_repr}” has {done} of {total} texts in {locale}.")


def _save(translation: Translation, user: User | None, *, publish: bool) -> None:
    source, locale = translation.source, translation.target_locale
    standing = source.object.get_instance_or_none(locale)
    if standing is not None and standing.live and not publish:
        # The engine would write the draft over what readers see, and take a snippet offline.
        source.get_ephemeral_translated_instance(locale).save_revision(user=user)
        return
    # The engine itself publishes after the commit. A process that is killed between the two would leave a draft that
    # looks like an editor's decision, so the draft is published here. Who may publish is asked at the door.
    translation.save_target(user=user, publish=False)
    if publish:
        translation.get_target_instance().get_latest_revision().publish(user=user, skip_permission_checks=True)


def _check_parent(source_page: TranslatableMixin, locale: Locale) -> None:
    if not isinstance(source_page, Page):
        return
    parent = source_page.get_parent()
    # Front pages stand under the root, which has no language. Elsewhere the engine would fill the gap with alias pages.
    if parent.is_root() or parent.has_translation(locale):
        return
    raise ParentNotTranslated(f"Translate “{parent}” into {locale} first: “{source_page}” stands under it.")


def _store_words(translation: Translation, translated: TranslatableMixin, user: User | None) -> None:
    source, locale = translation.source, translation.target_locale
    pairs = pair_words(extract_segments(source.as_instance()), extract_segments(translated))
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    places = {(segment.context.path, segment.string.data): segment for segment in segments}
    stored = StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale)
    rows = {(row.translation_of_id, row.context_id): row for row in stored}
    for place, words in pairs.items():
        string, context = places[place].string, places[place].context
        row = rows.get((string.pk, context.pk)) or StringTranslation()
        if row.data == words and not row.has_error:
            # Whoever translated it so stays its translator.
            continue
        row.translation_of, row.context, row.locale, row.data = string, context, locale, words
        row.translation_type, row.tool_name = StringTranslation.TRANSLATION_TYPE_MANUAL, ""
        row.last_translated_by, row.has_error, row.field_error = user, False, ""
        row.save()
