"""The files, pictures and addresses of a page as the desk shows them: what the source has, and what stands instead."""

import json
from dataclasses import dataclass

from django.db.models import Model
from django.forms import Media
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail_localize.models import OverridableSegment, Translation

from translation.desk.page_texts import Names
from translation.enums import FileKind
from translation.overridable import Holder, holder_of
from translation.whole_numbers import whole_number

CHOOSERS = {FileKind.DOCUMENT: AdminDocumentChooser, FileKind.PICTURE: AdminImageChooser}
NOT_LISTED = (FileKind.PAGE, FileKind.LANGUAGE)


@dataclass(frozen=True, kw_only=True)
class DeskFile:
    segment_id: int
    label: str
    kind: FileKind
    # What people call what stands in the source, and the address under which they can look at it.
    source: str
    source_address: str = ""
    # What was chosen instead, in the same two ways.
    chosen: str = ""
    chosen_address: str = ""
    # What stands in the form: more than what is chosen where a save was refused.
    typed: str = ""
    refused: str = ""
    chooser: BaseChooser | None = None

    @property
    def element_id(self) -> str:
        return f"desk-file-{self.segment_id}"

    @property
    def is_address(self) -> bool:
        return self.kind == FileKind.ADDRESS

    def rendered_chooser(self) -> SafeString | str:
        """The widget with which the admin chooses a file or a picture; nothing for what is not chosen so."""
        if self.chooser is None:
            return ""
        return self.chooser.render("value", whole_number(self.typed) or None, {"id": f"{self.element_id}-value"})


def files_of(translation: Translation, *, refused: dict[str, object] | None = None) -> list[DeskFile]:
    """In reading order, without links to pages. `refused` is a save that failed: its segment, the value, and why."""
    segments = OverridableSegment.objects.filter(source_id=translation.source_id).order_by("order", "pk")
    segments = list(segments.select_related("context", "source").annotate_override_json(translation.target_locale))
    if not segments:
        return []
    # Not as the caller loaded it: these segments are of what stands in the database now.
    source = segments[0].source.as_instance()
    names = Names(translation.source.specific_content_type.model_class())
    found = [
        _desk_file(segment, holder_of(segment, source), names.label_of(segment.context.field_path), refused or {})
        for segment in segments
    ]
    return [file for file in found if file.kind not in NOT_LISTED]


def media_of(files: list[DeskFile]) -> Media:
    return sum((file.chooser.media for file in files if file.chooser), Media())


def _desk_file(segment: OverridableSegment, holder: Holder, label: str, refused: dict[str, object]) -> DeskFile:
    kind = holder.kind(segment.data)
    instead = None if segment.override_json is None else json.loads(segment.override_json)
    source, source_address = _in_words(holder, kind, segment.data)
    chosen, chosen_address = ("", "") if instead is None else _in_words(holder, kind, instead)
    is_refused = refused.get("segment_id") == segment.pk
    return DeskFile(
        segment_id=segment.pk,
        label=label,
        kind=kind,
        source=source,
        source_address=source_address,
        chosen=chosen,
        chosen_address=chosen_address,
        typed=str(refused["value"] if is_refused else instead or ""),
        refused=str(refused["words"]) if is_refused else "",
        chooser=CHOOSERS[kind]() if kind in CHOOSERS else None,
    )


def _in_words(holder: Holder, kind: FileKind, value: object) -> tuple[str, str]:
    if kind in NOT_LISTED:
        return "", ""
    if holder.model is None:
        return str(value), str(value) if kind == FileKind.ADDRESS else ""
    chosen = holder.model._default_manager.filter(pk=value).first()
    return _title(chosen), _address(chosen, kind)


def _title(chosen: Model | None) -> str:
    return str(chosen or "")


def _address(chosen: Model | None, kind: FileKind) -> str:
    if chosen is None or kind not in CHOOSERS:
        return ""
    return chosen.url if kind == FileKind.DOCUMENT else chosen.file.url
