"""Nothing goes stale in silence, whichever door the source goes through.

What is saved reaches the translators by itself (translation/sources.py); what is moved, unpublished or deleted takes
its translations along (translation/together.py).
"""

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    published,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from core.jobs import start
from core.pages import BasePage
from translation.jobs import QUIET, follow_published_source, take_source
from translation.selectors import translation_of
from translation.together import delete_along, move_along, unpublish_along
from translation.words import note_words
from translation.work import recount


@receiver(post_save, sender=Revision)
def source_was_saved(instance: Revision, raw: bool = False, **_rest: object) -> None:
    if not raw and _is_source(instance.content_object):
        # Once for all savings of the same draft.
        start(
            take_source,
            due_at=timezone.now() + QUIET,
            unique_key=f"translation/source/{instance.pk}",
            revision_id=instance.pk,
        )


@receiver(post_save, sender=Revision)
def keep_words_of_page(instance: Revision, raw: bool = False, **_facts: object) -> None:
    # In the same transaction: what a translation is made from may change in the next.
    model = None if raw else instance.content_type.model_class()
    if model and issubclass(model, BasePage):
        note_words(instance)


@receiver([page_published, published])
def source_was_published(instance: object, revision: Revision | None = None, **_rest: object) -> None:
    if revision is not None and _is_source(instance):
        start(follow_published_source, revision_id=revision.pk)


@receiver([workflow_submitted, workflow_rejected, workflow_cancelled])
def review_moved(instance: object, **_rest: object) -> None:
    """The board says who has a page now, whatever door it went through."""
    page = getattr(instance, "content_object", None)
    translation = translation_of(page) if isinstance(page, TranslatableMixin) else None
    if translation:
        recount(translation=translation, now=timezone.now())


@receiver(page_unpublished)
def unpublish_translations(instance: Page, **_facts: object) -> None:
    unpublish_along(page=instance)


@receiver(post_page_move)
def move_translations(instance: Page, parent_page_before: Page, parent_page_after: Page, **_facts: object) -> None:
    # Dragging among neighbours is no move: order is kept in step by itself (docs/decisions/0004-order.md).
    if parent_page_before != parent_page_after:
        move_along(page=instance)


@receiver(post_delete, sender=Page)
def delete_translations(instance: Page, **_facts: object) -> None:
    delete_along(page=instance)


def _is_source(instance: object) -> bool:
    return isinstance(instance, TranslatableMixin) and instance.locale.language_code == settings.LANGUAGE_CODE
