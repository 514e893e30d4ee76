from pathlib import Path

import pytest

from home.demo.blocks import CallOut, Footnotes, Heading, Link, Links, Picture, Prose, Quote, Table, Video
from home.demo.reader import ContentError, Document, read_document

FACTS = '+++\ntitle = "A title"\n+++\n'


def read(folder: Path, text: str) -> Document:
    file = folder / "piece.en.md"
    file.write_text(text, encoding="utf-8")
    return read_document(file)


def read_body(folder: Path, body: str) -> list[object]:
    return list(read(folder, FACTS + body).blocks)


def test_facts_are_toml(tmp_path: Path) -> None:
    document = read(tmp_path, '+++\ntitle = "A title"\nplanks = [3, 7]\n+++\n')

    assert document.facts == {"title": "A title", "planks": [3, 7]}
    assert document.blocks == ()


def test_paragraphs_and_lists_in_a_row_are_one_text(tmp_path: Path) -> None:
    body = "One **bold** and *italic*\nline.[^1]\n\n- first\n- [second](https://example.org/?a=1&b=2)\n\n1. a < b"

    assert read_body(tmp_path, body) == [
        Prose(
            "<p>One <b>bold</b> and <i>italic</i> line.[^1]</p>"
            '<ul><li>first</li><li><a href="https://example.org/?a=1&amp;b=2">second</a></li></ul>'
            "<ol><li>a &lt; b</li></ol>"
        )
    ]


def test_heading_parts_two_texts(tmp_path: Path) -> None:
    assert read_body(tmp_path, "One.\n\n## Section\n\n### Inside\n\nTwo.") == [
        Prose("<p>One.</p>"),
        Heading("Section", 2),
        Heading("Inside", 3),
        Prose("<p>Two.</p>"),
    ]


def test_quotation_ends_with_who_said_it(tmp_path: Path) -> None:
    assert read_body(tmp_path, "> We read it,\n> twice.\n> — A checker, Pier 9\n\n## Then\n\n> Nobody knows who.") == [
        Quote("We read it, twice.", "A checker, Pier 9"),
        Heading("Then", 2),
        Quote("Nobody knows who.", ""),
    ]


@pytest.mark.parametrize(
    ("fence", "content", "block"),
    [
        (
            "image",
            'picture = "harbour"\nalt = "A crane"\ncaption = "Pier 9"\ncredit = "Odile"',
            Picture("harbour", "A crane", "Pier 9", "Odile"),
        ),
        ("image", 'picture = "harbour"\nalt = "A crane"', Picture("harbour", "A crane")),
        ("callout", 'title = "Come"\ntext = "On **Thursday**."', CallOut("<p>On <b>Thursday</b>.</p>", "Come")),
        (
            "links",
            'title = "More"\nitems = [{ text = "Minutes", url = "https://example.org/minutes" }]',
            Links((Link("Minutes", "https://example.org/minutes"),), "More"),
        ),
        (
            "table",
            'caption = "Hours"\nheader = ["Shift", "Hours"]\nrows = [["Day", "38"], ["Night", "44"]]',
            Table(("Shift", "Hours"), (("Day", "38"), ("Night", "44")), "Hours"),
        ),
        (
            "video",
            'url = "https://www.youtube.com/watch?v=demotorch01"\ntitle = "An evening"\npicture = "press"',
            Video("https://www.youtube.com/watch?v=demotorch01", "An evening", "press"),
        ),
        ("footnotes", 'notes = ["First.", "*Second.*"]', Footnotes(("<p>First.</p>", "<p><i>Second.</i></p>"))),
    ],
)
def test_fence_is_a_block(tmp_path: Path, fence: str, content: str, block: object) -> None:
    assert read_body(tmp_path, f"```{fence}\n{content}\n```") == [block]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("# Title", 4, "Headings begin with ## or ###"),
        ("Text.\n\n---", 6, "“hr” cannot stand in a body"),
        ("Text.\n\nSome `code`.", 6, "“code_inline” cannot stand in a text"),
        ("Text.\n\n![A crane](https://example.org/crane.png)", 6, "“image” cannot stand in a text"),
        ("[Here](/en/)", 4, "A link leads to https:// or mailto:, not to “/en/”"),
        ("## A *loud* heading", 4, "only plain words"),
        ("> One.\n>\n> Two.", 4, "A quotation is one paragraph"),
        ("- one\n\n  still one", 4, "An item of a list is one paragraph"),
        ("```pdf\n```", 4, "A fence “pdf” is not known here. Known are: image, callout"),
        ('Text.\n\n```image\npicture = "harbour"\n```', 6, "“alt” is missing"),
        ('```image\npicture = "harbour"\nalt = "A crane"\nsize = "big"\n```', 7, "“size” is not known here"),
        ('```links\nitems = [{ text = "Minutes" }]\n```', 4, "“url” is missing"),
        ("```callout\n\ntext = 7\n```", 6, "“text” must be text"),
        ('```callout\ntext = "One\n```', 5, "This is not TOML"),
        ('```table\nheader = ["Shift", "Hours"]\nrows = [["Day"]]\n```', 4, "needs 2 cells"),
    ],
)
def test_error_names_file_and_line(tmp_path: Path, body: str, line: int, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_body(tmp_path, body)

    assert f"piece.en.md, line {line}: " in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Only words.", 1, "The facts must stand first"),
        ("+++\ntitle = 1\n", 1, "The facts must stand first"),
        ('+++\ntitle = "One"\nlede = "Two\n+++\n', 3, "This is not TOML"),
    ],
)
def test_facts_that_cannot_be_read_name_their_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ContentError, match=f"line {line}: {message}"):
        read(tmp_path, text)
