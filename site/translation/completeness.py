"""Which texts of a translated page are still words of the source language.

Found by what the page says, not by what the translation engine has noted: its notes tell of the newest source, while a
draft, an older revision or the live page may say something else.
"""

import re
from copy import copy
from dataclasses import dataclass
from html import unescape

from django.conf import settings
from django.db.models import Model
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translation.storing import has_words

# Where a text stands, and its words as the engine keeps them.
Place = tuple[str, str]

# The same in every language.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.[^\s@]+", re.IGNORECASE)
# So many words are not the same in two languages by chance.
SENTENCE = 4


@dataclass(frozen=True)
class WordsLeft:
    """A text in the words of the source language, and the path of its field or block."""

    path: str
    words: str


def source_words_left(page: Model) -> list[WordsLeft]:
    """The texts of a page or snippet, as it stands in memory, that are still words of the source language.

    Words that a translator has given as the translation are a translation, be they the same in both languages. Nothing
    is left in the source language itself.
    """
    # Who has no language yet is new, and translates nothing.
    if not isinstance(page, TranslatableMixin) or page.locale_id is None:
        return []
    if page.locale.language_code == settings.LANGUAGE_CODE or not _is_translated_from_something(page):
        return []
    texts = {
        (segment.path, segment.string.data): _plain(segment)
        for segment in texts_in(page)
        if has_words(segment.string.data) and not ADDRESS.fullmatch(_plain(segment).strip())
    }
    stored = StringTranslation.objects.filter(context__object_id=page.translation_key, locale_id=page.locale_id)
    rows = list(stored.values_list("context__path", "translation_of__data", "data"))
    said = {(path, words) for path, _source, words in rows}
    open_texts = [place for place in texts if place not in said]
    if not open_texts:
        return []
    source = {(path, source) for path, source, _words in rows} | _current_source(page) | _sentences(open_texts)
    return [WordsLeft(place[0], texts[place]) for place in open_texts if place in source]


def texts_in(page: TranslatableMixin) -> list[StringSegmentValue]:
    """The texts of a page or snippet, as it stands in memory."""
    return [segment for segment in extract_segments(_settled(page)) if isinstance(segment, StringSegmentValue)]


def _settled(page: TranslatableMixin) -> TranslatableMixin:
    """The same with its blocks made anew: what the engine has just written into a picture's block shows only then."""
    settled = copy(page)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            setattr(settled, field.name, field.to_python(field.get_prep_value(getattr(page, field.name))))
    return settled


def _is_translated_from_something(page: TranslatableMixin) -> bool:
    """Not written in its own language alone, as a page may be that stands in no other."""
    return TranslationSource.objects.filter(object_id=page.translation_key).exclude(locale_id=page.locale_id).exists()


def _plain(segment: StringSegmentValue) -> str:
    # Not its own render_text, which warns of each text that looks like an address.
    return unescape(strip_tags(segment.string.data))


def _current_source(page: TranslatableMixin) -> set[Place]:
    segments = StringSegment.objects.filter(source__object_id=page.translation_key)
    others = segments.exclude(source__locale_id=page.locale_id)
    return set(others.values_list("context__path", "string__data"))


def _sentences(places: list[Place]) -> set[Place]:
    """Whole sentences that the engine knows from any source page: also those that this page's source has lost since."""
    long = [place for place in places if len(place[1].split()) >= SENTENCE]
    if not long:
        return set()
    hashes = [String._get_data_hash(words) for _path, words in long]
    strings = String.objects.filter(locale__language_code=settings.LANGUAGE_CODE, data_hash__in=hashes)
    known = set(strings.values_list("data", flat=True))
    return {place for place in long if place[1] in known}
