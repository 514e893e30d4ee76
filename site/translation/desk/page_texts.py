"""All texts of a page as the desk shows them: in reading order, each in its form, with how far it is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation

from translation.enums import TextState
from translation.storing import standing_of

# The text position in a template, and the tag that holds it.
PLACEHOLDER = re.compile(r"<(\w+)[^<>]*>\s*(?:<(?:b|i|strong|em|a)\b[^<>]*>)*<text position=\"(\d+)\"")
# What readers see of these is not the page itself: they stand at its end on the desk.
ABOUT_THE_PAGE = ("slug", "seo_title", "search_description")
# How a text looks on the page, by the end of the engine's field path.
FORMS = {
    "title": "title",
    "demand": "title",
    "lede": "lede",
    "summary": "lede",
    "heading.text": "heading",
    "quote.text": "quote",
}


@dataclass(frozen=True, kw_only=True)
class DeskText:
    """One text of a page. `source`, `words` and `earlier` are the engine's inline HTML."""

    context_id: int
    source_id: int
    order: int
    path: str
    label: str
    form: str
    source: str
    words: str = ""
    state: str = ""
    version: int = 0
    # The source for which `words` were written, where it was changed afterwards.
    earlier: str = ""
    written_by: str = ""
    approved_by: str = ""
    # A rich text: bold, italic and links have a place in it.
    has_marks: bool = False

    @property
    def key(self) -> str:
        """Names the text in addresses and forms."""
        return f"{self.context_id}-{self.source_id}"

    @property
    def is_open(self) -> bool:
        """A translator has something to do here."""
        return not self.words or self.state == TextState.TO_REVIEW

    @property
    def state_label(self) -> str:
        return str(TextState(self.state).label) if self.state else gettext("Missing")


def texts_of(translation: Translation) -> list[DeskText]:
    """The texts of a page in reading order, what is about the page at the end; equal words at one place stand once."""
    segments = StringSegment.objects.filter(source_id=translation.source_id).order_by("order")
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    ).select_related("standing__earlier_source", "standing__written_by", "standing__approved_by")
    translated = {(row.translation_of_id, row.context_id): row for row in rows}
    tags = _tags(translation)
    names = Names(translation.source.specific_content_type.model_class())
    counts: Counter[int] = Counter()
    found: dict[str, DeskText] = {}
    for segment in segments.select_related("context", "string"):
        row = translated.get((segment.string_id, segment.context_id))
        tag = tags.get((segment.context_id, counts[segment.context_id]), "")
        counts[segment.context_id] += 1
        text = _desk_text(segment, row, tag, names)
        found.setdefault(text.key, text)
    return sorted(found.values(), key=lambda text: (text.path in ABOUT_THE_PAGE, text.order))


def _desk_text(segment: StringSegment, row: StringTranslation | None, tag: str, names: "Names") -> DeskText:
    standing = standing_of(row) if row else None
    return DeskText(
        context_id=segment.context_id,
        source_id=segment.string_id,
        order=segment.order,
        path=segment.context.path,
        label=names.label_of(segment.context.field_path or segment.context.path),
        form=_form(segment.context.field_path, tag),
        source=segment.string.data,
        has_marks=bool(tag),
        words=row.data if row else "",
        state=standing.state if standing and row and row.data else "",
        version=standing.version if standing else 0,
        earlier=standing.earlier_source.data if standing and standing.earlier_source else "",
        written_by=str(standing.written_by or "") if standing else "",
        approved_by=str(standing.approved_by or "") if standing else "",
    )


def _form(field_path: str, tag: str) -> str:
    if tag == "li":
        return "item"
    if field_path.startswith("body.table"):
        return "cell"
    form = next((form for end, form in FORMS.items() if field_path == end or field_path.endswith(f".{end}")), "")
    return form or ("paragraph" if tag else "field")


def _tags(translation: Translation) -> dict[tuple[int, int], str]:
    """The tag around the n-th text of each rich text, by context and n."""
    frames = TemplateSegment.objects.filter(source_id=translation.source_id).select_related("template")
    return {
        (frame.context_id, int(position)): tag
        for frame in frames
        for tag, position in PLACEHOLDER.findall(frame.template.template)
    }


class Names:
    """What people call the places of a model's texts."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self._known: dict[str, str] = {}

    def label_of(self, field_path: str) -> str:
        if field_path not in self._known:
            name, *rest = field_path.split(".")
            field = self.model._meta.get_field(name)
            if isinstance(field, StreamField):
                label = _block_label(field.stream_block, rest)
            elif rest and field.related_model:
                label = Names(field.related_model).label_of(".".join(rest))
            else:
                label = str(getattr(field, "verbose_name", name))
            self._known[field_path] = f"{label[:1].upper()}{label[1:]}"
        return self._known[field_path]


def _block_label(block: Block, names: Iterable[str]) -> str:
    """The label of the innermost block; where it has none of its own, of the block around it."""
    label = ""
    for name in names:
        if isinstance(block, ListBlock):
            block = block.child_block
        elif isinstance(block, StreamBlock | StructBlock):
            block = block.child_blocks.get(name, block)
        label = str(block.label or label)
    return label
