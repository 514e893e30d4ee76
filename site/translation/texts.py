"""What people do with one text of a translation. Each act is one transaction, and a step of the text's history."""

from datetime import datetime

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation

from translation.access import check_may_write, may_approve
from translation.enums import WRITING, ChangeKind, TextState
from translation.fitting import fitted, is_fit
from translation.history import note_change
from translation.models import TextChange, TextStanding, WorkItem
from translation.places import segment_at
from translation.refusals import LateSaveError, NotAllowedError, NothingToUndoError, OwnWorkError, TooLongError
from translation.second_reading import is_second_reading_required
from translation.storing import restate, standing_of, store_words
from translation.work import recount
from users.models import User


@transaction.atomic
def write_text(
    *,
    translation: Translation,
    context_id: int,
    source_id: int,
    words: str,
    version: int,
    user: User,
    now: datetime,
    kind: ChangeKind = ChangeKind.WRITTEN,
    recounts: bool = True,
) -> TextStanding | None:
    """Store the translation of one text, as the engine's inline HTML; no words at all take it back.

    `version` is that of the standing which the writer saw, 0 where there was none. A text that was taken back keeps
    its standing, so that its versions go on. Returns the new standing. Raises a DeskRefusal, and changes nothing,
    where somebody may not write, the source is no longer this one (SourceChangedError), or somebody else wrote
    meanwhile (LateSaveError). Whoever writes many texts says `recounts=False`, and counts the page anew at the end.
    """
    segment, text = _open(translation, context_id, source_id, user)
    standing = standing_of(text) if text else None
    if not is_fit(words, source=segment.string.data):
        raise TooLongError
    clean = _fit(segment, words)
    before = text.data if text else ""
    if standing and clean == before and standing.state != TextState.TO_REVIEW:
        return standing
    _check_version(standing, version)
    if text is None and not clean:
        return None
    text = store_words(
        text,
        source_id=source_id,
        context_id=context_id,
        locale_id=translation.target_locale_id,
        words=clean,
        by_id=user.pk,
    )
    standing = standing_of(text)
    restate(standing, TextState.SUGGESTED)
    standing.written_by, standing.written_at = user, now
    standing.save()
    note_change(text, kind=kind, before=before, user=user, now=now)
    if recounts:
        recount(translation=translation, now=now)
    return standing


@transaction.atomic
def confirm_text(
    *, translation: Translation, context_id: int, source_id: int, version: int, user: User, now: datetime
) -> TextStanding | None:
    """Say that a text which was carried over is still right for the changed source."""
    _segment, text = _open(translation, context_id, source_id, user)
    standing = standing_of(text) if text else None
    if text is None or standing is None or standing.state != TextState.TO_REVIEW:
        return standing
    _check_version(standing, version)
    restate(standing, TextState.SUGGESTED)
    standing.written_by, standing.written_at = user, now
    standing.save()
    note_change(text, kind=ChangeKind.CONFIRMED, user=user, now=now)
    recount(translation=translation, now=now)
    return standing


@transaction.atomic
def approve_text(
    *, translation: Translation, context_id: int, source_id: int, version: int, user: User, now: datetime
) -> TextStanding | None:
    """Approve one text as a reviewer. Where a second pair of eyes is required, not one's own."""
    target = check_may_write(translation=translation, user=user)
    if not may_approve(user=user, target=target):
        raise NotAllowedError
    _segment, text = _open(translation, context_id, source_id, user)
    standing = standing_of(text) if text else None
    if text is None or standing is None or standing.state == TextState.APPROVED:
        return standing
    _check_version(standing, version)
    if standing.written_by_id == user.pk and is_second_reading_required(type(target)):
        raise OwnWorkError
    restate(standing, TextState.APPROVED)
    standing.approved_by, standing.approved_at = user, now
    standing.save()
    note_change(text, kind=ChangeKind.APPROVED, user=user, now=now)
    recount(translation=translation, now=now)
    return standing


def undo_text(
    *, translation: Translation, context_id: int, source_id: int, version: int, user: User, now: datetime
) -> TextStanding | None:
    """Put back the words that stood before the latest change of them; a second undo puts back what the first undid.

    Raises NothingToUndoError for words that came here otherwise: carried over, moved, or there before the desk.
    """
    latest = (
        TextChange.objects.filter(context_id=context_id, source_id=source_id, locale_id=translation.target_locale_id)
        .filter(kind__in=WRITING)
        .order_by("-at", "-pk")
        .first()
    )
    if latest is None:
        raise NothingToUndoError
    return write_text(
        translation=translation,
        context_id=context_id,
        source_id=source_id,
        words=latest.before,
        version=version,
        user=user,
        now=now,
        kind=ChangeKind.UNDONE,
    )


def _open(
    translation: Translation, context_id: int, source_id: int, user: User
) -> tuple[StringSegment, StringTranslation | None]:
    check_may_write(translation=translation, user=user)
    # One writer at a time on a page: what is read below stays true until the end of the transaction.
    WorkItem.objects.select_for_update().filter(translation=translation).first()
    segment = segment_at(translation, context_id=context_id, source_id=source_id)
    texts = StringTranslation.objects.filter(
        context_id=context_id, translation_of_id=source_id, locale_id=translation.target_locale_id
    )
    return segment, texts.select_related("standing", "context", "translation_of").first()


def _check_version(standing: TextStanding | None, version: int) -> None:
    if (standing.version if standing else 0) != version:
        raise LateSaveError


def _fit(segment: StringSegment, words: str) -> str:
    frames = TemplateSegment.objects.filter(source_id=segment.source_id, context_id=segment.context_id)
    return fitted(words, source=segment.string.data, path=segment.context.path, has_marks=frames.exists())
