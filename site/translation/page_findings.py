"""What the checks say of the texts of a page, without what somebody has overruled."""

from collections.abc import Iterable

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translation.checks import Finding, Level, check_text
from translation.checks.gathering import facts_for
from translation.models import IgnoredFinding

# A text: the primary keys of its context and of its string.
Place = tuple[int, int]


def findings_on_page(translation: Translation) -> dict[Place, list[Finding]]:
    """The findings on every translated text of a page; texts that are missing are counted elsewhere."""
    segments = StringSegment.objects.filter(source_id=translation.source_id).select_related("context", "string")
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )
    words = {(row.context_id, row.translation_of_id): row.data for row in rows}
    return findings_on(translation, segments, words)


def findings_on(
    translation: Translation, segments: Iterable[StringSegment], words: dict[Place, str]
) -> dict[Place, list[Finding]]:
    """The findings on these words, which need not be stored yet, by the place of each text that has words."""
    translated = [segment for segment in segments if words.get((segment.context_id, segment.string_id))]
    facts = facts_for(translation, translated)
    ignored = IgnoredFinding.objects.filter(
        locale_id=translation.target_locale_id, context__in=[segment.context_id for segment in translated]
    )
    overruled = set(ignored.values_list("context_id", "source_id", "check_code", "words"))
    found = {}
    for segment in translated:
        place = (segment.context_id, segment.string_id)
        findings = check_text(source=segment.string.data, words=words[place], facts=facts[segment.pk])
        found[place] = [
            finding
            for finding in findings
            if finding.level == Level.BLOCKS or (*place, finding.code, words[place]) not in overruled
        ]
    return found
