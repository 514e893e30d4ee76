"""Saves what is translated as a draft of the page in the other language, and publishes such a draft."""

from django.core.exceptions import ValidationError
from wagtail_localize.models import Translation

from translation.refusals import CannotBeSavedError
from translation.words import digest_of_words
from users.models import User


def save_draft(translation: Translation, user: User | None) -> None:
    """Save the page (or snippet) with all that is translated. Belongs into the caller's transaction.

    A text that is missing stands in the source's words; completeness is asked of whoever publishes. Raises
    CannotBeSavedError where the page refuses the words, such as an address that is taken.
    """
    source, locale = translation.source, translation.target_locale
    standing = source.object.get_instance_or_none(locale)
    try:
        if standing is not None and standing.live:
            # The engine would write the draft over what readers see, and take a snippet offline.
            source.get_ephemeral_translated_instance(locale, fallback=True).save_revision(user=user)
        else:
            translation.save_target(user=user, publish=False)
    except ValidationError as error:
        raise CannotBeSavedError(error) from error


def readers_have_source(translation: Translation) -> bool:
    """Whether the words that were translated are those that readers have in the source language."""
    source = translation.source.get_source_instance()
    return bool(source.live) and digest_of_words(source) == digest_of_words(translation.source.as_instance())


def publish_draft(translation: Translation, user: User | None) -> None:
    """Publish the newest draft. Who may publish is asked at the door.

    The engine itself publishes after the commit: a process that is killed between the two would leave a draft that
    looks like an editor's decision.
    """
    draft = translation.get_target_instance().get_latest_revision()
    draft.publish(user=user, skip_permission_checks=True)
