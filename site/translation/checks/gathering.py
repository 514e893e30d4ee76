"""What the checks need from the database, for all texts of a page at once."""

import json
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from translation.checks.fields import field_at
from translation.checks.findings import LinkFacts, TextFacts
from translation.glossary.selectors import terms_for
from translation.known_texts import known_texts


def facts_for(translation: Translation, segments: Iterable[StringSegment]) -> dict[int, TextFacts]:
    """The facts of each text by the primary key of its segment, in the same few queries for ten texts and a thousand.

    The segments come with their context and string.
    """
    segments = list(segments)
    locale, source = translation.target_locale, translation.source
    model, content = source.specific_content_type.model_class(), json.loads(source.content_json)
    attributes = {segment.pk: json.loads(segment.attrs or "null") or {} for segment in segments}
    pages = _linked_pages(attributes.values(), locale)
    others = _translations_elsewhere({segment.string_id for segment in segments}, locale)
    terms = terms_for(locale)
    facts = {}
    for segment in segments:
        field = field_at(segment.context.path, model, content)
        elsewhere = others.get(segment.string_id, {})
        facts[segment.pk] = TextFacts(
            language=locale.language_code,
            max_length=field.max_length,
            is_plain=field.is_plain,
            links={name: _link(given, pages) for name, given in attributes[segment.pk].items() if name[0] == "a"},
            typography=settings.TYPOGRAPHY,
            terms=terms,
            other_translations=[words for context, words in elsewhere.items() if context != segment.context_id],
        )
    return facts


def _linked_pages(attributes: Iterable[Mapping[str, Mapping[str, str]]], locale: Locale) -> dict[str, Page]:
    numbers = {_page_number(given) for links in attributes for given in links.values()} - {""}
    if not numbers:
        return {}
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale, live=True)
    pages = Page.objects.filter(pk__in=numbers).select_related("locale").annotate(has_version=Exists(versions))
    return {str(page.pk): page for page in pages}


def _page_number(given: Mapping[str, str]) -> str:
    number = str(given.get("id", ""))
    return number if given.get("linktype") == "page" and number.isdecimal() else ""


def _link(given: Mapping[str, str], pages: Mapping[str, Page]) -> LinkFacts:
    page = pages.get(_page_number(given))
    if page is None:
        return LinkFacts(has_translation=True, address=given.get("href", ""))
    kind = ContentType.objects.get_for_id(page.content_type_id).model_class()
    speaks_all = getattr(kind, "stands_for_every_language", False)
    return LinkFacts(has_translation=page.has_version or speaks_all, address=page.get_url() or page.title)


def _translations_elsewhere(strings: set[int], locale: Locale) -> dict[int, dict[int | None, str]]:
    """For each string of the source, its translations by the place where they stand."""
    found: dict[int, dict[int | None, str]] = {}
    rows = known_texts(locale).filter(translation_of__in=strings).order_by("pk")
    for string, context, words in rows.values_list("translation_of_id", "context_id", "data"):
        found.setdefault(string, {})[context] = words
    return found
