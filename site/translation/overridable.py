"""What stands in a page beside its words, and may be another one in the translation: a file, a picture, an address.

The engine names such a place by its path, as it does a text. Links to pages are none: they lead to the reader's own
language by themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model
from wagtail.blocks import (
    Block,
    BoundBlock,
    ChooserBlock,
    StreamValue,
    StructBlock,
    StructValue,
    URLBlock,
)
from wagtail.blocks.list_block import ListValue
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment

from core.blocks import LanguageBlock
from translation.enums import FileKind

WEB = ("http://", "https://")


@dataclass(frozen=True)
class Group:
    """The blocks around a block: the group, its value in the source, and the block's name in it."""

    block: StructBlock
    value: StructValue
    name: str


@dataclass(frozen=True, kw_only=True)
class Holder:
    """The field or block that holds a value, and the group that it stands in, if any."""

    part: Field | Block
    group: Group | None = None

    @property
    def model(self) -> type[Model] | None:
        """What a chosen value is one of; None for a value that is no row of anything."""
        if isinstance(self.part, ForeignKey):
            return self.part.related_model
        return self.part.model_class if isinstance(self.part, ChooserBlock) else None

    def kind(self, source_value: object) -> FileKind:
        """What it is to those who translate."""
        if self.model is not None:
            kinds = (
                (get_document_model(), FileKind.DOCUMENT),
                (get_image_model(), FileKind.PICTURE),
                (Page, FileKind.PAGE),
            )
            return next((kind for model, kind in kinds if issubclass(self.model, model)), FileKind.FIXED)
        if isinstance(self.part, LanguageBlock):
            return FileKind.LANGUAGE
        return FileKind.ADDRESS if str(source_value).startswith(WEB) else FileKind.FIXED

    def check_address(self, address: str) -> None:
        """Raise the ValidationError that an editor would meet who typed this address into the page."""
        part = self.part
        if isinstance(part, URLBlock):
            part.clean(address)
        elif isinstance(part, Field) and not isinstance(part, RichTextField):
            part.clean(address, None)
        if self.group is not None:
            _check_in_group(self.group, address)


def _check_in_group(group: Group, address: str) -> None:
    changed = group.block.normalize({**group.value, group.name: address})
    try:
        group.block.clean(changed)
    except ValidationError as error:
        of_this = getattr(error, "block_errors", {}).get(group.name)
        # What else is wrong with the source is not the translator's to mend.
        if of_this is not None:
            raise of_this from error


def holder_of(segment: OverridableSegment, instance: Model) -> Holder:
    """Where a segment of this source stands."""
    return _in_model(instance, _steps(segment.context.path))


def _steps(path: str) -> Iterator[str]:
    # The address of a link in a text stands quoted at the end, with points of its own.
    return iter(path.partition(".'")[0].split("."))


def _in_model(instance: Model, steps: Iterator[str]) -> Holder:
    name = next(steps)
    field = instance._meta.get_field(name)
    if isinstance(field, StreamField):
        return _in_blocks(field.value_from_object(instance), steps)
    if field.one_to_many:
        return _in_model(getattr(instance, name).get(translation_key=next(steps)), steps)
    return Holder(part=field)


def _in_blocks(blocks: StreamValue, steps: Iterator[str]) -> Holder:
    child = _with_id(blocks, next(steps))
    part, group, value = child.block, None, child.value
    for step in steps:
        if isinstance(value, ListValue):
            child = _with_id(value.bound_blocks, step)
            part, group, value = child.block, None, child.value
        elif isinstance(value, StructValue):
            part, group, value = part.child_blocks[step], Group(part, value, step), value[step]
        else:
            # The value of a picture's block is the picture itself, with nothing in it to look up.
            part, group, value = part.child_blocks[step], None, None
    return Holder(part=part, group=group)


def _with_id(blocks: Iterable, block_id: str) -> BoundBlock:
    return next(block for block in blocks if block.id == block_id)
