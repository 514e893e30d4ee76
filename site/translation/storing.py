import re

from django.utils import timezone
from django.utils.html import strip_tags
from wagtail_localize.models import StringTranslation

from translation.enums import TextState
from translation.models import TextStanding

# Signs that go with figures, and figures in groups.
WRITTEN_OTHERWISE = re.compile(r"\d\s?[.,:/%$€£]|[$€£]\s?\d|\d\s\d")


def store_words(
    text: StringTranslation | None, *, source_id: int, context_id: int, locale_id: int, words: str, by_id: int | None
) -> StringTranslation:
    """Write the translation of one text into the engine, over the one that stands there.

    The engine looks at it once more, and marks with `has_error` what it would not put into a page.
    """
    if text and not words:
        # Not by save(): the engine would give the page an empty title in the lists of the admin.
        text.data, text.has_error, text.last_translated_by_id = "", False, by_id
        facts = {"data": "", "has_error": False, "last_translated_by_id": by_id, "updated_at": timezone.now()}
        StringTranslation.objects.filter(pk=text.pk).update(**facts)
        return text
    text = text or StringTranslation(translation_of_id=source_id, context_id=context_id, locale_id=locale_id)
    text.data, text.last_translated_by_id, text.tool_name = words, by_id, ""
    text.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    text.has_error, text.field_error = False, ""
    text.save()
    return text


def standing_of(text: StringTranslation) -> TextStanding:
    """How far a translated text is; an unsaved one for what came past the desk, which counts as suggested."""
    return text.standing if hasattr(text, "standing") else TextStanding(text=text, version=0)


def restate(standing: TextStanding, state: TextState) -> None:
    """Give it another state; what was carried over is settled by that. The caller saves."""
    standing.state = state
    standing.version += 1
    standing.earlier_source, standing.earlier_state = None, ""
    if state != TextState.APPROVED:
        standing.approved_by = standing.approved_at = None


def has_words(html: str) -> bool:
    """Whether there is anything to translate: a letter outside of markup."""
    return any(character.isalpha() for character in strip_tags(html))


def is_same_everywhere(html: str) -> bool:
    """A year, a dash, an ornament: nobody's work. 1,000, 7:30 and $5 are written otherwise in other languages."""
    return not has_words(html) and not WRITTEN_OTHERWISE.search(strip_tags(html))
