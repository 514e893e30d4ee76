"""Letters about the desk, to those who translate and to those who write the source."""

from accounts.selectors import language_of
from core.mail import Letter, letter
from translation.desk.board import counts_by_state, items_on_board, words_left
from translation.models import TextComment
from translation.selectors import other_locale
from users.models import User

SHOWN_IN_DIGEST = 12


@letter
def week_on_the_desk(*, user_id: int) -> Letter | None:
    """What waits for a translator, once a week; nothing where nothing waits."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    items = list(items_on_board()[:SHOWN_IN_DIGEST])
    if user is None or not items:
        return None
    counts = counts_by_state()
    return Letter(
        to=user.email,
        language=other_locale().language_code,
        template="week_on_the_desk",
        context={
            "items": items,
            "mine": list(items_on_board(mine=user)[:SHOWN_IN_DIGEST]),
            "pages": sum(pages for state, pages in counts.items() if state != "DONE"),
            "words": words_left(),
        },
    )


@letter
def comments_on_source(*, translation_id: int) -> Letter | None:
    """To whoever saved the source last: what translators said about it and nobody has settled yet."""
    comments = TextComment.objects.filter(translation_id=translation_id, settled_at=None).order_by("at", "pk")
    comments = list(comments.select_related("by", "source", "translation__source"))
    if not comments:
        return None
    source = comments[0].translation.source.get_source_instance()
    revision = source.latest_revision
    if revision is None or revision.user is None or not revision.user.is_active:
        return None
    return Letter(
        to=revision.user.email,
        language=language_of(revision.user),
        template="comments_on_source",
        context={"title": source.get_admin_display_title(), "comments": comments, "translation_id": translation_id},
    )
