"""Blocks whose ids were lost: both languages are told apart, and kept together, by the ids of their blocks."""

from collections.abc import Iterator
from uuid import uuid4

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import TranslationContext, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translation.doctor.ailments import Illness
from translation.doctor.places import source_of, translated_pages

type Raw = list | dict


def _fields(page: Page) -> list[str]:
    return [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]


def _raw(page: Page, name: str) -> list:
    return list(getattr(page, name).raw_data)


def _without_id() -> Iterator[Page]:
    for page in Page.objects.filter(depth__gt=1).order_by("path").specific():
        if any("id" not in block or not block["id"] for name in _fields(page) for block in _items(_raw(page, name))):
            yield page


def _items(raw: object) -> Iterator[dict]:
    """The blocks and list items of a raw value, those inside others too."""
    if isinstance(raw, dict):
        if "type" in raw and "value" in raw:
            yield raw
        for value in raw.values():
            yield from _items(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _items(value)


def _give_ids(page: Page) -> bool:
    for name in _fields(page):
        raw = _raw(page, name)
        for block in _items(raw):
            block["id"] = block.get("id") or str(uuid4())
        _keep(page, name, raw)
    return True


def _lost() -> Iterator[Page]:
    sources = TranslationSource.objects.values("object_id")
    for page in translated_pages().filter(translation_key__in=sources).specific():
        # All that the engine has ever seen at this page: a translation may be older than its source.
        known = set(TranslationContext.objects.filter(object_id=page.translation_key).values_list("path", flat=True))
        names = tuple(f"{name}." for name in _fields(page))
        paths = {segment.path for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)}
        if names and any(path.startswith(names) and path not in known for path in paths):
            yield page


def _take_ids_of_source(page: Page) -> bool:
    """Only where both are made of the same blocks in the same order: which belongs to which is certain then."""
    source = source_of(page)
    if source is None:
        return False
    source = source.specific
    pairs = [(name, _raw(source, name), _raw(page, name)) for name in _fields(page)]
    if not all(_shape(ours) == _shape(theirs) for _name, ours, theirs in pairs):
        return False
    for name, ours, theirs in pairs:
        for block, item in zip(_items(ours), _items(theirs), strict=True):
            item["id"] = block["id"]
        _keep(page, name, theirs)
    return True


def _shape(raw: object) -> list[str]:
    return [block["type"] for block in _items(raw)]


def _keep(page: Page, name: str, raw: list) -> None:
    """Past drafts, signals and search: readers see the same words as before."""
    field = page._meta.get_field(name)
    value = field.to_python(raw)
    type(page).objects.filter(pk=page.pk).update(**{name: value})
    revision = page.get_latest_revision()
    if revision and _shape(_stored(field, revision.content.get(name))) == _shape(raw):
        stored = _stored(field, revision.content[name])
        for block, item in zip(_items(raw), _items(stored), strict=True):
            item["id"] = block["id"]
        revision.content[name] = field.get_prep_value(field.to_python(stored))
        revision.save(update_fields=["content"])


def _stored(field: StreamField, content: object) -> list:
    return list(field.to_python(content).raw_data) if content else []


ILLNESSES = (
    Illness(
        "no-block-id",
        _("Blocks of it have no id, so that their translation cannot follow them."),
        _without_id,
        _give_ids,
    ),
    Illness(
        "lost-block-id",
        _("Blocks of the translation are not those of the page that it translates."),
        _lost,
        _take_ids_of_source,
    ),
)
