"""A file, a picture or an address of its own in a translation, in place of the source's."""

import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from wagtail.log_actions import log
from wagtail.models import TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from translation.access import check_may_write
from translation.drafts import save_draft
from translation.enums import FileKind
from translation.models import WorkItem
from translation.overridable import Holder, holder_of
from translation.refusals import NotChosenError, PlaceGoneError
from translation.whole_numbers import whole_number
from translation.work import recount
from users.models import User

CHOSEN = "translation.choose_instead"
BACK_TO_SOURCE = "translation.use_the_source"
LIBRARY = (FileKind.DOCUMENT, FileKind.PICTURE)


@transaction.atomic
def choose_instead(*, translation: Translation, segment_id: int, value: str, user: User, now: datetime) -> None:
    """Put another file, picture (its primary key) or address in place of the source's, until somebody takes it back.

    It stays through every change of the source, as long as that has the place. The page has to be handed in again. A
    file that is chosen here is in the language of the translation. Raises a DeskRefusal, and changes nothing.
    """
    target, segment, holder = _open(translation, segment_id, user)
    clean = _clean(holder, segment, value.strip(), user)
    if clean == segment.data:
        _take_back(translation, segment, target, user, now)
        return
    _store(translation, segment.context_id, clean, user)
    if holder.kind(segment.data) == FileKind.DOCUMENT:
        for language in _language_of(segment):
            _store(translation, language.context_id, translation.target_locale.language_code, user)
    log(instance=target, action=CHOSEN, user=user, data={"place": segment.context.path, "value": clean})
    _hand_in_again(translation, target, user, now)


@transaction.atomic
def use_the_source(*, translation: Translation, segment_id: int, user: User, now: datetime) -> None:
    """Take back what was chosen in place of the source's. Raises a DeskRefusal, and changes nothing."""
    target, segment, _holder = _open(translation, segment_id, user)
    _take_back(translation, segment, target, user, now)


def _open(
    translation: Translation, segment_id: int, user: User
) -> tuple[TranslatableMixin, OverridableSegment, Holder]:
    target = check_may_write(translation=translation, user=user)
    # One writer at a time on a page.
    WorkItem.objects.select_for_update().filter(translation=translation).first()
    segments = OverridableSegment.objects.filter(source_id=translation.source_id, pk=segment_id)
    segment = segments.select_related("context", "source").first()
    if segment is None:
        raise PlaceGoneError
    return target, segment, holder_of(segment, segment.source.as_instance())


def _clean(holder: Holder, segment: OverridableSegment, value: str, user: User) -> object:
    kind = holder.kind(segment.data)
    if kind == FileKind.ADDRESS:
        try:
            URLValidator(schemes=["http", "https"])(value)
            holder.check_address(value)
        except ValidationError as error:
            raise NotChosenError(" ".join(error.messages)) from error
        return value
    if kind not in LIBRARY or holder.model is None:
        raise NotChosenError(gettext("This stays as it is in the source."))
    # What somebody may not see in the library they cannot choose here either.
    allowed = policy_registry.get_by_type(holder.model).instances_user_has_any_permission_for(user, ["choose"])
    pk = whole_number(value)
    if not allowed.filter(pk=pk).exists():
        raise NotChosenError(gettext("Choose a file or a picture of the library. This one is not there any more."))
    return pk


def _language_of(segment: OverridableSegment) -> list[OverridableSegment]:
    """The place that says which language a file is in, where there is one beside it."""
    group = segment.context.path.rpartition(".")[0]
    beside = OverridableSegment.objects.filter(source_id=segment.source_id, context__path=f"{group}.language")
    return list(beside) if group else []


def _store(translation: Translation, context_id: int, value: object, user: User) -> None:
    facts = {"data_json": json.dumps(value), "last_translated_by": user, "has_error": False, "field_error": ""}
    SegmentOverride.objects.update_or_create(
        locale_id=translation.target_locale_id, context_id=context_id, defaults=facts
    )


def _take_back(
    translation: Translation, segment: OverridableSegment, target: TranslatableMixin, user: User, now: datetime
) -> None:
    contexts = [segment.context_id, *(language.context_id for language in _language_of(segment))]
    here = Q(locale_id=translation.target_locale_id, context_id__in=contexts)
    if not SegmentOverride.objects.filter(here, context_id=segment.context_id).exists():
        return
    SegmentOverride.objects.filter(here).delete()
    log(instance=target, action=BACK_TO_SOURCE, user=user, data={"place": segment.context.path})
    _hand_in_again(translation, target, user, now)


def _hand_in_again(translation: Translation, target: TranslatableMixin, user: User, now: datetime) -> None:
    """What was approved as a whole is another whole now. Every text keeps its own approval."""
    WorkItem.objects.filter(translation=translation).update(approved_at=None)
    if getattr(target, "workflow_in_progress", False):
        # A reviewer changes what lies before them: it goes out with what they approve.
        save_draft(translation, user)
    recount(translation=translation, now=now)
