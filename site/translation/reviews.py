"""What becomes of a translation that its reviewers have approved; Wagtail calls it (WAGTAIL_FINISH_WORKFLOW_ACTION)."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

if TYPE_CHECKING:
    from wagtail.models import TranslatableMixin, WorkflowState

    from users.models import User


def finish_review(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """Publish what was approved, unless readers do not have its source yet: then it waits and comes out with it.

    Raises PermissionDenied, which undoes the approval, where the page is not finished any more or somebody approves
    their own work and may not. The desk says why before it comes to that.
    """
    # Wagtail imports this file before its models are ready.
    from wagtail.models import TranslatableMixin

    from translation.handing_in import settle_review
    from translation.refusals import DeskRefusal
    from translation.selectors import translation_of

    approved = workflow_state.content_object
    if not isinstance(approved, TranslatableMixin):
        approved.get_latest_revision().publish(user=user)
        return
    translation = translation_of(approved)
    if translation is None:
        if _readers_have_source_of(approved):
            approved.get_latest_revision().publish(user=user)
        return
    try:
        settle_review(translation=translation, workflow_state=workflow_state, user=user, now=timezone.now())
    except DeskRefusal as refusal:
        raise PermissionDenied(str(refusal.words)) from refusal


def _readers_have_source_of(approved: "TranslatableMixin") -> bool:
    source = approved.get_translations(inclusive=True).filter(locale__language_code=settings.LANGUAGE_CODE).first()
    # A page that stands in no other language is its own source, and one in the source language is what is approved.
    return source is None or source.live or source.pk == approved.pk
