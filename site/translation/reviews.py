"""What becomes of a translation that its reviewers have approved; Wagtail calls it (WAGTAIL_FINISH_WORKFLOW_ACTION)."""

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from wagtail.models import TranslatableMixin, WorkflowState

    from users.models import User


def finish_review(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """Publish what was approved, unless readers do not have its source yet: then it waits and comes out with it."""
    # Wagtail imports this file before its models are ready.
    from wagtail.models import TranslatableMixin

    approved = workflow_state.content_object
    if not isinstance(approved, TranslatableMixin) or _readers_have_source_of(approved):
        approved.get_latest_revision().publish(user=user)


def _readers_have_source_of(approved: "TranslatableMixin") -> bool:
    source = approved.get_translations(inclusive=True).filter(locale__language_code=settings.LANGUAGE_CODE).first()
    # A page that stands in no other language is its own source, and one in the source language is what is approved.
    return source is None or source.live or source.pk == approved.pk
