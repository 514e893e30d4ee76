"""Who works on a page. A claim tells others; it locks nothing."""

from datetime import datetime

from django.db import transaction
from wagtail_localize.models import Translation

from translation.access import may_begin
from translation.models import WorkItem
from translation.refusals import AlreadyTakenError, NotAllowedError
from translation.starting import start_translation
from translation.work import recount
from users.models import User


@transaction.atomic
def claim(*, translation: Translation, user: User, now: datetime) -> WorkItem:
    """Take a page, and make it and those above it in the other language where they do not exist yet, as drafts.

    Raises NotAllowedError, or AlreadyTakenError where somebody else has it.
    """
    if not may_begin(user=user, translation=translation):
        raise NotAllowedError
    item = WorkItem.objects.select_for_update().get(translation=translation)
    if item.claimed_by_id not in (None, user.pk):
        raise AlreadyTakenError
    start_translation(source_page=translation.source.get_source_instance(), user=user, now=now)
    item.claimed_by, item.claimed_at = user, item.claimed_at or now
    item.save(update_fields=["claimed_by", "claimed_at"])
    return recount(translation=translation, now=now)


@transaction.atomic
def hand_back(*, translation: Translation, user: User, now: datetime) -> WorkItem:
    """Let others take the page. What is translated stays; a reviewer may hand back for somebody who is away."""
    item = WorkItem.objects.select_for_update().get(translation=translation)
    if item.claimed_by_id != user.pk and not may_begin(user=user, translation=translation):
        raise NotAllowedError
    item.claimed_by = item.claimed_at = None
    item.save(update_fields=["claimed_by", "claimed_at"])
    return recount(translation=translation, now=now)
