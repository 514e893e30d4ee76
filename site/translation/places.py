from wagtail_localize.models import StringSegment, Translation

from translation.refusals import SourceChangedError


def segment_at(translation: Translation, *, context_id: int, source_id: int) -> StringSegment:
    """The text of the source at a place of this page. Raises SourceChangedError where it is not there any more."""
    segments = StringSegment.objects.filter(source_id=translation.source_id, context_id=context_id, string_id=source_id)
    segment = segments.select_related("context", "string").first()
    if segment is None:
        raise SourceChangedError
    return segment
