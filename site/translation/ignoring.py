from datetime import datetime

from django.db import transaction
from wagtail_localize.models import StringTranslation, Translation

from translation.access import check_may_write
from translation.models import IgnoredFinding, WorkItem
from translation.places import segment_at
from translation.refusals import SourceChangedError
from users.models import User


@transaction.atomic
def ignore_finding(
    *,
    translation: Translation,
    context_id: int,
    source_id: int,
    check_code: str,
    reason: str,
    user: User,
    now: datetime,
) -> IgnoredFinding:
    """Overrule a check for the words that stand there now, and say why. Other words are checked again."""
    check_may_write(translation=translation, user=user)
    segment_at(translation, context_id=context_id, source_id=source_id)
    # A double click is one decision.
    WorkItem.objects.select_for_update().filter(translation=translation).first()
    place = {"context_id": context_id, "locale_id": translation.target_locale_id}
    text = StringTranslation.objects.filter(**place, translation_of_id=source_id).first()
    if text is None:
        raise SourceChangedError
    ignored, _is_new = IgnoredFinding.objects.get_or_create(
        **place,
        source_id=source_id,
        check_code=check_code,
        words=text.data,
        defaults={"reason": reason, "by": user, "at": now},
    )
    return ignored
