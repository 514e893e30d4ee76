from datetime import datetime, timedelta

from django.db import transaction
from wagtail_localize.models import Translation

from core.mail import owe_letter
from translation.access import may_begin, may_change_source
from translation.letters import comments_on_source
from translation.models import TextComment
from translation.places import segment_at
from translation.refusals import NotAllowedError
from users.models import User

# Comments of this time go into one letter.
GATHERED = timedelta(minutes=30)


@transaction.atomic
def comment_on_text(
    *, translation: Translation, context_id: int, source_id: int, words: str, user: User, now: datetime
) -> TextComment:
    """Say something about a text. Whoever wrote the source last gets a letter, one for what is said within a while."""
    if not may_comment(translation=translation, user=user):
        raise NotAllowedError
    segment_at(translation, context_id=context_id, source_id=source_id)
    comment = TextComment.objects.create(
        translation=translation,
        locale_id=translation.target_locale_id,
        context_id=context_id,
        source_id=source_id,
        words=words,
        by=user,
        at=now,
    )
    owe_letter(
        comments_on_source,
        due_at=now + GATHERED,
        unique_key=f"translation/comments/{translation.pk}",
        translation_id=translation.pk,
    )
    return comment


@transaction.atomic
def settle_comment(*, comment: TextComment, user: User, now: datetime) -> None:
    """Say that a comment is dealt with. The second who says so changes nothing."""
    if not may_comment(translation=comment.translation, user=user):
        raise NotAllowedError
    TextComment.objects.filter(pk=comment.pk, settled_at=None).update(settled_at=now, settled_by=user)


def may_comment(*, translation: Translation, user: User) -> bool:
    """Those who translate the page and those who write its source."""
    return may_change_source(user=user, translation=translation) or may_begin(user=user, translation=translation)
