"""An editor of the source says that a change mended a typing error only: the translation was right all along."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail_localize.models import StringSegment, Translation

from core.jobs import start
from translation.access import may_change_source
from translation.enums import ChangeKind, TextState
from translation.history import note_change
from translation.jobs import follow_published_source
from translation.models import TextStanding, WorkItem
from translation.querysets import standings_of
from translation.refusals import NotAllowedError
from translation.storing import restate
from translation.work import recount
from users.models import User


def changed_texts(translation: Translation) -> list[TextStanding]:
    """The texts whose source was changed after they were translated, in reading order."""
    order = dict(
        StringSegment.objects.filter(source_id=translation.source_id)
        .values_list("context__path", "order")
        .order_by("-order")
    )
    waiting = standings_of(translation).filter(state=TextState.TO_REVIEW).exclude(earlier_source=None)
    rows = waiting.select_related("text__translation_of", "text__context", "earlier_source")
    return sorted(rows, key=lambda row: order.get(row.text.context.path, 0))


@transaction.atomic
def mark_typing_errors(*, translation: Translation, standing_ids: Collection[int], user: User, now: datetime) -> int:
    """Keep these translations as they were, and log it with the source. Returns how many.

    Raises NotAllowedError for whoever may not change the source. What was settled meanwhile is left alone.
    """
    if not may_change_source(user=user, translation=translation):
        raise NotAllowedError
    source = translation.source.get_source_instance()
    WorkItem.objects.select_for_update().filter(translation=translation).first()
    kept = [standing for standing in changed_texts(translation) if standing.pk in standing_ids]
    for standing in kept:
        restate(standing, TextState(standing.earlier_state or TextState.SUGGESTED))
        standing.save()
        note_change(standing.text, kind=ChangeKind.TYPO_ONLY, user=user, now=now)
    if kept:
        if source.live_revision_id:
            # Where nothing else is open, readers are no longer told that the translation follows.
            start(follow_published_source, revision_id=source.live_revision_id)
        log(instance=source, action="translation.typing_errors", user=user, data={"texts": len(kept)})
    recount(translation=translation, now=now)
    return len(kept)
