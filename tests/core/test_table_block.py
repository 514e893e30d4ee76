import json

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail_localize.segments import StringSegmentValue

from core.table_block import TableBlock

WEEK = {
    "caption": "Hours of a week",
    "columns": [{"type": "text", "heading": "Shift"}, {"type": "number", "heading": "Hours"}],
    "rows": [{"values": ["Day", 38]}, {"values": ["Night", 44]}],
}


def table(**facts: object) -> TypedTable:
    return TableBlock().normalize({**WEEK, **facts})


def render(value: TypedTable) -> BeautifulSoup:
    return BeautifulSoup(TableBlock().render(value), "html.parser")


def words(value: TypedTable) -> dict[str, str]:
    return {segment.path: segment.render_text() for segment in TableBlock().get_translatable_segments(value)}


def test_every_column_and_every_row_has_a_heading():
    soup = render(table())
    assert [cell.get_text() for cell in soup.select("thead th[scope=col]")] == ["Shift", "Hours"]
    assert [cell.get_text() for cell in soup.select("tbody th[scope=row]")] == ["Day", "Night"]
    assert [cell.get_text() for cell in soup.select("tbody td")] == ["38", "44"]
    assert soup.caption.get_text() == "Hours of a week"


def test_wide_table_can_be_scrolled_by_keyboard_and_says_what_it_is():
    region = render(table()).select_one("[role=region]")
    assert (region["tabindex"], region["aria-label"]) == ("0", "Hours of a week")


def test_empty_cell_is_empty():
    soup = render(table(rows=[{"values": ["", None]}]))
    assert [cell.get_text() for cell in soup.select("tbody tr > *")] == ["", ""]


def test_table_without_a_caption_promises_none():
    soup = render(table(caption=""))
    assert soup.caption is None
    assert not soup.select("[aria-label]")


def test_words_are_offered_to_the_translator_by_their_place_and_numbers_are_not():
    assert words(table()) == {
        "caption": "Hours of a week",
        "heading.0": "Shift",
        "heading.1": "Hours",
        "cell.0.0": "Day",
        "cell.1.0": "Night",
    }


def test_nothing_is_offered_where_nothing_is_written():
    assert words(table(caption="", rows=[{"values": ["", 1]}])) == {"heading.0": "Shift", "heading.1": "Hours"}


@pytest.mark.parametrize("is_whole", [True, False])
def test_translated_words_take_their_places_and_the_rest_stays(is_whole: bool):
    french = {"caption": "Les heures d’une semaine", "cell.1.0": "Nuit"}
    if is_whole:
        french |= {"heading.0": "Quart", "heading.1": "Heures", "cell.0.0": "Jour"}
    segments = [StringSegmentValue(path, text) for path, text in french.items()]
    restored = TableBlock().restore_translated_segments(table(), segments)
    assert words(restored) == {**words(table()), **french}
    assert [row["values"][1] for row in restored.row_data] == [38, 44]
    assert [column["block"].name for column in restored.columns] == ["text", "number"]


def test_source_is_left_alone_when_it_is_translated():
    source = table()
    TableBlock().restore_translated_segments(source, [StringSegmentValue("caption", "Heures")])
    assert source.caption == "Hours of a week"


def test_table_survives_being_stored():
    block = TableBlock()
    stored = json.loads(json.dumps(block.get_prep_value(table()), default=str))
    assert words(block.to_python(stored)) == words(table())
