"""What stands beside what: blocks by their ids, paragraphs by their order."""

import pytest
from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue

from core.blocks import BodyBlock
from images.models import TorchImage
from tests.factories import PictureFactory
from tests.translation.samples import block_id, body
from translation.side_by_side import Row, align, beside, paragraphs, rows_of

pytestmark = pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")

LANGUAGES = ("en", "fr")


def stream(*blocks: tuple[str, object, str]) -> StreamValue:
    raw = [{"type": kind, "value": value, "id": block_id(name)} for kind, value, name in blocks]
    return BodyBlock().to_python(raw)


def rows(ours: StreamValue, theirs: StreamValue) -> list[Row]:
    return rows_of(align(ours, theirs, key=lambda block: block.id), languages=LANGUAGES)


def words(row: Row) -> list[str | None]:
    return [
        None if side is None else BeautifulSoup(side, "html.parser").get_text(" ", strip=True) for side in row.sides
    ]


def letters(source: str, translated: str) -> list[str]:
    return ["".join(letter or "·" for letter in pair) for pair in align(source, translated, key=str)]


@pytest.mark.parametrize(
    ("source", "translated", "expected"),
    [
        ("abc", "abc", ["aa", "bb", "cc"]),
        ("abc", "ac", ["aa", "b·", "cc"]),
        ("ac", "abc", ["aa", "·b", "cc"]),
        ("ab", "xab", ["·x", "aa", "bb"]),
        ("ab", "abxy", ["aa", "bb", "·x", "·y"]),
        ("cab", "abc", ["cc", "aa", "bb"]),
        ("", "ab", ["·a", "·b"]),
        ("ab", "", ["a·", "b·"]),
    ],
)
def test_what_has_the_same_key_stands_together_in_the_order_of_the_source(source, translated, expected):
    assert letters(source, translated) == expected


def test_rich_text_comes_apart_into_paragraphs_and_items():
    lists = "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol><li>d</li><li>e</li></ol>"
    assert paragraphs(f'<div class="prose"><p>One <b>two</b>.</p>{lists}</div>') == [
        ("p", "<p>One <b>two</b>.</p>"),
        ("ul li", "<ul><li>a</li></ul>"),
        ("ul li", "<ul><li>b<ul><li>c</li></ul></li></ul>"),
        ("ol li", "<ol><li>d</li></ol>"),
        ("ol li", '<ol start="2"><li>e</li></ol>'),
    ]


def test_text_that_is_no_markup_stays_text():
    assert paragraphs("<p>1 &lt; 2 &amp; 3</p>a &lt;b&gt;") == [
        ("p", "<p>1 &lt; 2 &amp; 3</p>"),
        ("p", "<p>a &lt;b&gt;</p>"),
    ]


def test_nth_paragraph_stands_beside_the_nth_and_empty_ones_fall_away_on_both_sides_alone():
    pairs = beside("<p>One</p><p></p><p></p><p>Two</p>", "<p>Un</p><p></p><p>Extra</p><p>Deux</p>")
    assert pairs == [("<p>One</p>", "<p>Un</p>"), ("<p></p>", "<p>Extra</p>"), ("<p>Two</p>", "<p>Deux</p>")]


def test_texts_that_are_not_built_alike_stand_beside_each_other_as_wholes():
    assert beside("<p>One</p><p>New</p><p>Two</p>", "<p>Un</p><p>Deux</p>") == [
        ("<p>One</p><p>New</p><p>Two</p>", "<p>Un</p><p>Deux</p>")
    ]


def test_each_paragraph_has_an_anchor_that_stays_when_a_block_is_added_above():
    prose = ("prose", "<p>One</p><p>Two</p>", "text")
    before = rows(stream(prose), stream(prose))
    after = rows(stream(("prose", "<p>New</p>", "new"), prose), stream(prose))
    assert [row.anchor for row in after][1:] == [row.anchor for row in before]
    assert len({row.anchor for row in after}) == 3


def test_what_one_side_lacks_is_none_there_paragraph_by_paragraph():
    old, new = ("prose", "<p>One</p>", "old"), ("prose", "<p>Two</p><p>Three</p>", "new")
    assert [words(row) for row in rows(stream(old, new), stream(old))] == [
        ["One", "One"],
        ["Two", None],
        ["Three", None],
    ]
    assert [words(row) for row in rows(stream(old), stream(new, old))] == [
        [None, "Two"],
        [None, "Three"],
        ["One", "One"],
    ]


@pytest.mark.parametrize("kind", ["heading", "quote", "call_out", "links", "table"])
def test_other_blocks_stand_whole_in_their_own_form(db, kind: str):
    english, french = (
        BodyBlock().to_python([block for block in body(code, Nobody()) if block["type"] == kind]) for code in LANGUAGES
    )
    (row,) = rows(english, french)
    assert row.kind == kind.replace("_", "-")
    assert words(row)[0] != words(row)[1]
    assert all(words(row))


class Nobody:
    """In place of a picture where none is shown."""

    pk = None


def test_quotation_marks_are_those_of_each_side():
    quote = stream(("quote", {"text": "Together", "attribution": ""}, "quote"))
    (row,) = rows(quote, quote)
    assert words(row)[0] == "“Together”"
    assert "«" in words(row)[1]


def test_footnotes_of_each_side_lead_to_their_own_marks():
    value = stream(
        ("prose", "<p>Shut[^1].</p>", "text"),
        ("footnotes", {"notes": [{"type": "item", "value": "<p>Minutes.</p>", "id": block_id("note")}]}, "notes"),
    )
    text, notes = rows(value, value)
    for code, mark, note in zip(LANGUAGES, text.sides, notes.sides, strict=True):
        mark, note = BeautifulSoup(mark, "html.parser"), BeautifulSoup(note, "html.parser")
        assert mark.a["href"] == f"#{code}-note-1"
        assert note.li["id"] == f"{code}-note-1"
        assert note.select_one(".footnotes__back")["href"] == f"#{code}-mark-1" == f"#{mark.a['id']}"


def test_video_that_is_the_same_stands_once_with_the_words_of_both(db):
    def video(title: str, address: str = "https://youtu.be/demotorch01") -> StreamValue:
        return stream(("video", {"url": address, "title": title, "poster": None, "caption": title}, "video"))

    (row,) = rows(video("At the press"), video("À l’imprimerie"))
    assert row.across.count("data-video-frame") == 1
    assert words(row) == ["At the press At the press", "À l’imprimerie À l’imprimerie"]
    (row,) = rows(video("At the press"), video("À l’imprimerie", "https://youtu.be/demotorch02"))
    assert not row.across
    assert all("data-video-frame" in side for side in row.sides)


def test_picture_that_is_the_same_stands_once_with_the_captions_of_both(db):
    picture, other = PictureFactory(), PictureFactory()

    def pictured(caption: str, image: TorchImage = picture) -> StreamValue:
        shown = {"image": image.pk, "alt_text": caption, "decorative": False}
        return stream(("picture", {"image": shown, "caption": caption, "credit": "R. Vale"}, "picture"))

    (row,) = rows(pictured("The harbour"), pictured("Le port"))
    assert row.across.count("<img") == row.across.count("R. Vale") == 1
    assert words(row) == ["The harbour", "Le port"]
    (row,) = rows(pictured("The harbour"), pictured("Le port", other))
    assert not row.across
    assert all("<img" in side for side in row.sides)


def test_picture_that_a_job_still_makes_leaves_no_row(db):
    shown = {"image": PictureFactory(ready=False).pk, "alt_text": "Cranes", "decorative": False}
    value = stream(("picture", {"image": shown, "caption": "The harbour", "credit": ""}, "picture"))
    assert rows(value, value) == []


def test_tables_of_one_caption_are_no_landmarks_of_one_name(db):
    columns, cells = [{"type": "text", "heading": "2026"}], [{"values": ["44"]}]
    value = stream(("table", {"columns": columns, "rows": cells, "caption": "2026"}, "table"))
    (row,) = rows(value, value)
    assert all('role="group"' in side and 'role="region"' not in side for side in row.sides)
