"""Translations that the engine has stopped: new words of their source reach no translator."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation.doctor.ailments import Illness
from translation.doctor.places import translated_pages
from translation.handing_in import approve_texts
from translation.refusals import StructureDiffers
from translation.services import take_words_of


def _stopped() -> Iterator[Page]:
    for translation in Translation.objects.filter(enabled=False).select_related("source"):
        yield from translated_pages().filter(
            translation_key=translation.source.object_id, locale_id=translation.target_locale_id
        )


def _take_up_again(page: Page) -> bool:
    """Start it again with what was typed since, where each text has its counterpart; the engine would overwrite it."""
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    try:
        with transaction.atomic():
            take_words_of(translation=translation, translated=page.get_latest_revision_as_object(), now=timezone.now())
            if page.live and not page.has_unpublished_changes:
                # Readers have these words: whoever published them answered for them.
                approve_texts(translation=translation, user=None, now=timezone.now())
            translation.enabled = True
            translation.save(update_fields=["enabled"])
    except StructureDiffers:
        return False
    return True


ILLNESSES = (
    Illness(
        "stopped",
        _("Its translation was stopped, so that changes of the source do not reach it."),
        _stopped,
        _take_up_again,
    ),
)
