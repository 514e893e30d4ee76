"""Where a text stands decides how long it may be and whether it may hold tags."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Field, ForeignObjectRel, Model, TextField
from wagtail.blocks import Block, FieldBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField


@dataclass(frozen=True)
class FieldFacts:
    max_length: int | None = None
    is_plain: bool = False


def field_at(path: str, model: type[Model], content: Mapping[str, object]) -> FieldFacts:
    """The facts of the field at the engine's path in an object, whose content is as the engine serialised it.

    A path that leads nowhere any more has no limits: the words are not lost by it.
    """
    name, _point, rest = path.partition(".")
    field = next((field for field in model._meta.get_fields() if field.name == name), None)
    if isinstance(field, StreamField):
        raw = content.get(name) or "[]"
        return _block_at(rest, field.stream_block, json.loads(raw) if isinstance(raw, str) else raw)
    if isinstance(field, ForeignObjectRel):
        key, _point, rest = rest.partition(".")
        return field_at(rest, field.related_model, _child(content.get(name), key))
    return _plain_field(field)


def _plain_field(field: Field | None) -> FieldFacts:
    is_plain = isinstance(field, CharField | TextField) and not isinstance(field, RichTextField)
    return FieldFacts(field.max_length if is_plain and field else None, is_plain)


def _child(rows: object, key: str) -> Mapping[str, object]:
    children = rows if isinstance(rows, list) else []
    return next((row for row in children if row.get("translation_key") == key), {})


def _block_at(path: str, block: Block, raw: object) -> FieldFacts:
    name, _point, rest = path.partition(".")
    if isinstance(block, StreamBlock | ListBlock):
        row = _row(raw, name)
        child = block.child_block if isinstance(block, ListBlock) else block.child_blocks.get(row.get("type"))
        return _block_at(rest, child, row["value"]) if row and child else FieldFacts()
    if isinstance(block, StructBlock):
        child = block.child_blocks.get(name)
        return _block_at(rest, child, raw.get(name) if isinstance(raw, dict) else None) if child else FieldFacts()
    if isinstance(block, RichTextBlock):
        return FieldFacts()
    return FieldFacts(
        getattr(block.field, "max_length", None) if isinstance(block, FieldBlock) else None, is_plain=True
    )


def _row(rows: object, key: str) -> dict:
    found = [row for row in rows if isinstance(row, dict) and row.get("id") == key] if isinstance(rows, list) else []
    return found[0] if found else {}
