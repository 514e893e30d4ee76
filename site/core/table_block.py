"""A table whose words can be translated: Wagtail's typed table is invisible to wagtail-localize."""

from collections.abc import Iterator
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


class TableBlock(TypedTableBlock):
    """A table of short texts and numbers, with a caption.

    Offers its words to the translator by their place: `caption`, `heading.<column>`, `cell.<row>.<column>`.
    """

    text = blocks.CharBlock(label=_("Text"), required=False)
    number = blocks.DecimalBlock(label=_("Number"), required=False)

    class Meta:
        label = _("Table")
        icon = "table"
        template = "blocks/table_block.html"
        preview_value: ClassVar = {
            "caption": "Hours of a week",
            "columns": [{"type": "text", "heading": "Shift"}, {"type": "text", "heading": "Hours"}],
            "rows": [{"values": ["Day", "38"]}, {"values": ["Night", "44"]}],
        }
        description = _("Figures side by side. Every column has a heading.")

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue(path, words) for path, words in _words(table) if words]

    def restore_translated_segments(self, table: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        words = {segment.path: segment.render_text() for segment in segments}
        return TypedTable(
            columns=[
                {**column, "heading": words.get(f"heading.{place}", column["heading"])}
                for place, column in enumerate(table.columns)
            ],
            row_data=[
                {"values": [words.get(f"cell.{y}.{x}", value) for x, value in enumerate(row["values"])]}
                for y, row in enumerate(table.row_data)
            ],
            caption=words.get("caption", table.caption),
        )


def _words(table: TypedTable) -> Iterator[tuple[str, str]]:
    yield "caption", table.caption
    for place, column in enumerate(table.columns):
        yield f"heading.{place}", column["heading"]
    for y, row in enumerate(table.row_data):
        for x, value in enumerate(row["values"]):
            if isinstance(value, str):
                yield f"cell.{y}.{x}", value
