from django.db.models import QuerySet
from wagtail_localize.models import StringSegment, Translation

from translation.models import TextStanding


def standings_of(translation: Translation) -> QuerySet[TextStanding]:
    """The standings of the texts that the source has now; those of earlier sources keep theirs unseen."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return TextStanding.objects.filter(
        text__locale_id=translation.target_locale_id,
        text__context__in=segments.values("context_id"),
        text__translation_of__in=segments.values("string_id"),
    )
