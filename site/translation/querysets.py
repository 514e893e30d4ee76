from django.db.models import QuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translation.models import TextStanding


def texts_of(translation: Translation) -> QuerySet[StringTranslation]:
    """The translations of the texts that the source has now; those of earlier sources stay unseen."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        context__in=segments.values("context_id"),
        translation_of__in=segments.values("string_id"),
    )


def standings_of(translation: Translation) -> QuerySet[TextStanding]:
    """How far these texts are. What came past the desk has none."""
    return TextStanding.objects.filter(text__in=texts_of(translation))
