"""Which words a version of a page has, and which words of the source a translation was made from."""

from collections.abc import Iterator

from django.conf import settings
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import SourceDeletedError

from core.digests import digest_of_parts
from core.pages import BasePage
from translation.models import RevisionWords
from translation.selectors import translation_of

# An address is not read as words.
NO_WORDS = frozenset({"slug"})


def note_words(revision: Revision) -> None:
    """Keep what the words of this version of a page are.

    Run again for the same words it changes nothing: a translation that waited for its reviewer was made from what its
    translator had, not from what the source says when it is published.
    """
    page = revision.as_object()
    if not isinstance(page, BasePage) or page.stands_for_every_language:
        return
    digest = digest_of_words(page)
    if RevisionWords.objects.filter(revision=revision, digest=digest).exists():
        return
    facts = {"digest": digest, "translated_from": _digest_of_source(page)}
    RevisionWords.objects.update_or_create(revision=revision, defaults=facts)


def digest_of_words(page: Page) -> str:
    """What changes when a word of the page does, and not when blocks are moved or a link is corrected."""
    # Not by the engine's own extraction: it fails on a body with an empty place, and editors must be able to save.
    return digest_of_parts(f"{text}\0".encode() for text in sorted(_words_of(page)))


def _words_of(item: TranslatableMixin) -> Iterator[str]:
    for translatable in get_translatable_fields(type(item)):
        if translatable.field_name in NO_WORDS or not translatable.is_translated(item):
            continue
        field = translatable.get_field(type(item))
        if isinstance(field, StreamField):
            body = field.value_from_object(item)
            yield from (f"{field.name}: {text}" for text in body.stream_block.get_searchable_content(body))
        elif isinstance(field, models.CharField | models.TextField):
            yield f"{field.name}: {field.value_from_object(item)}"
        elif field.one_to_many:
            for child in getattr(item, field.name).all():
                yield from _words_of(child)


def _digest_of_source(page: BasePage) -> str:
    """The words of the source as the translators of this page have them now; "" of a source."""
    if page.is_in_source_language():
        return ""
    translation = translation_of(page)
    if translation:
        try:
            return digest_of_words(translation.source.as_instance())
        except SourceDeletedError:
            return ""
    # Nobody translates it with the engine: whoever wrote it had what readers had.
    source = page.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).live().first()
    return digest_of_words(source.specific) if source else ""
