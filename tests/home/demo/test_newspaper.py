from datetime import date

import pypdfium2
import pytest
from PIL import Image

from home.demo.newspaper import (
    Crosshead,
    HouseWords,
    Illustration,
    Notice,
    PrintedIssue,
    PrintedPiece,
    PrintedStatement,
    Quote,
    draw_leaflet,
    draw_newspaper,
)

RED_PICTURE = Image.new("RGB", (300, 200), "#B3001B")
HOUSE = HouseWords(
    call_title="Take a bundle", call_text="Carry twenty.", contact="Write to us.", about="By volunteers."
)


def an_issue(**facts) -> PrintedIssue:
    usual = {
        "number": 6,
        "date": date(2026, 10, 17),
        "title": "Four cranes, one checker",
        "summary": "The dockers count.",
        "print_note": "A table was left out.",
        "house": HOUSE,
    }
    return PrintedIssue(**{**usual, **facts})


def a_piece(**facts) -> PrintedPiece:
    usual = {
        "title": "Four cranes, one checker",
        "lede": "They counted, shift by shift.",
        "byline": "Lucan Merrifield",
        "section": "Work",
        "paragraphs": ["At six they came.", Crosshead("At seven"), "At seven they went."],
    }
    return PrintedPiece(**{**usual, **facts})


def numbered(count: int, *, in_paragraphs_of: int = 60) -> list[str]:
    """So many different words, so that each can be looked for."""
    words = [f"word{number}" for number in range(count)]
    return [" ".join(words[start : start + in_paragraphs_of]) for start in range(0, count, in_paragraphs_of)]


def printed(*pieces: PrintedPiece, issue: PrintedIssue | None = None, language: str = "en") -> bytes:
    return draw_newspaper(issue or an_issue(), pieces, language=language, picture=RED_PICTURE)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, with its lines joined."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split("\r\n")) for page in document]


def colours_of(pdf: bytes, page: int) -> set[tuple[int, int, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page - 1].render(scale=0.5).to_pil().convert("RGB")
    return {colour for _count, colour in picture.getcolors(maxcolors=1_000_000)}


def test_an_issue_has_four_tabloid_pages():
    with pypdfium2.PdfDocument(printed(a_piece())) as document:
        assert len(document) == 4
        assert {page.get_size() for page in document} == {(792, 1224)}
        assert document.get_metadata_value("Title") == "The Torch 6"


def test_the_same_issue_gives_the_same_bytes():
    assert printed(a_piece(), a_piece(page=3)) == printed(a_piece(), a_piece(page=3))


def test_the_front_page_says_which_number_it_is_and_what_is_inside():
    front = pages_of(printed(a_piece(), a_piece(title="The rent of a berth", page=2)))[0]
    for words in ("No. 6", "October 17, 2026", "Four cranes, one checker", "They counted", "The rent of a berth"):
        assert words in front


def test_an_issue_without_a_date_prints_none():
    assert "2026" not in "".join(pages_of(printed(a_piece(), issue=an_issue(date=None))))


def test_an_issue_without_pieces_still_fills_four_pages():
    pages = pages_of(printed(issue=an_issue(house=HouseWords())))
    assert len(pages) == 4
    assert "The dockers count." in pages[0]


def test_only_one_side_of_the_sheet_is_printed_in_red():
    pdf = printed(a_piece(page=2, illustration=Illustration(RED_PICTURE.copy())), a_piece(page=4))
    is_red = [any(red > 150 and green < 60 for red, green, _blue in colours_of(pdf, page)) for page in (1, 2, 3, 4)]
    assert is_red == [True, False, False, True]


def test_a_piece_stands_on_its_page():
    pages = pages_of(printed(a_piece(title="A letter", paragraphs=["Dear editors."], page=4)))
    assert ["DEAR EDITORS." in page for page in pages] == [False, False, False, True]


def test_a_long_piece_goes_on_overleaf_and_loses_nothing():
    pages = pages_of(printed(a_piece(paragraphs=numbered(2500)), a_piece(title="The next", page=2)))
    assert "CONTINUED ON PAGE 2" in pages[0]
    assert "CONTINUED FROM PAGE 1" in pages[1]
    found = {word for page in pages for word in page.lower().split() if word.startswith("word")}
    assert len(found) == 2500


def test_more_text_than_four_pages_hold_takes_more_pages():
    pages = pages_of(printed(a_piece(page=4, paragraphs=numbered(4000)), a_piece(page=4, title="And a letter")))
    assert len(pages) > 4
    assert len({word for page in pages for word in page.lower().split() if word.startswith("word")}) == 4000
    assert any("And a letter" in page for page in pages[4:])


def test_a_shortened_piece_says_where_the_rest_is():
    pages = pages_of(printed(a_piece(is_longer_online=True)))
    assert "All of it is on our site." in pages[0]
    assert "A table was left out." in pages[3]
    assert "At full length on our site: Four cranes, one checker." in pages[3]


def test_a_quotation_a_notice_and_a_caption_are_printed():
    piece = a_piece(
        page=3,
        quote=Quote("A camera sees the box.", "Ines"),
        notice=Notice("The meeting of October 24", "Ten o’clock."),
        illustration=Illustration(RED_PICTURE.copy(), "Berth 4."),
    )
    pages = pages_of(printed(piece))
    assert "A camera sees the box." in pages[2]
    assert "INES" in pages[2]
    assert "Berth 4." in pages[2]
    assert "The meeting of October 24" in pages[3]


def test_the_caption_of_the_front_picture_goes_with_it():
    piece = a_piece(page=3, illustration=Illustration(RED_PICTURE, "Berth 4."))
    assert ["Berth 4." in page for page in pages_of(printed(piece))] == [True, False, False, False]


def test_french_is_printed_with_its_accents_quotes_and_spaces():
    words = "Ça coûte 61\u202f000\u00a0$\u00a0: «\u00a0trop cher\u202f», dit l’œil naïf…"
    piece = a_piece(title="Où?", paragraphs=["Un deux trois.", words])
    pages = pages_of(printed(piece, issue=an_issue(title="Où?"), language="fr"))
    text = pages[0].replace("\u00a0", " ")
    assert "Ça coûte 61 000 $ : « trop cher », dit l’œil naïf…" in text.replace("  ", " ")
    assert "17 octobre 2026" in text


def test_a_no_break_space_holds_a_line_together():
    piece = a_piece(paragraphs=["Un deux trois.", "x" * 20 + " 61\u202f000\u00a0$ et 34,10\u202f$ l’heure"] * 12)
    with pypdfium2.PdfDocument(printed(piece, language="fr")) as document:
        lines = document[0].get_textpage().get_text_range().split("\r\n")
    assert [line for line in lines if line.strip() in ("000", "$", "61", "34,10")] == []


def test_what_looks_like_markup_is_printed_as_it_was_written():
    text = pages_of(printed(a_piece(paragraphs=["One two three.", "5 < 6 & <b>bold</b> </para>"])))[0]
    assert "5 < 6 & <b>bold</b> </para>" in text


def test_a_letter_that_the_press_does_not_have_is_named():
    with pytest.raises(ValueError, match="no letter for '→'"):
        printed(a_piece(paragraphs=["Go → there."]))


def test_a_leaflet_is_one_page_of_letter_paper():
    statement = PrintedStatement("After the fire", "Nobody died.", date(2026, 8, 30), ["We were warned."], "By us.")
    pdf = draw_leaflet(statement, language="en")
    with pypdfium2.PdfDocument(pdf) as document:
        assert [page.get_size() for page in document] == [(612, 792)]
    for words in ("After the fire", "Nobody died.", "August 30, 2026", "WE WERE WARNED.", "By us."):
        assert words in pages_of(pdf)[0]
    assert pdf == draw_leaflet(statement, language="en")


def test_a_long_leaflet_takes_more_pages_and_loses_nothing():
    pages = pages_of(draw_leaflet(PrintedStatement("Long", "", None, numbered(3000), "Volunteers."), language="en"))
    assert len(pages) > 2
    assert len({word for page in pages for word in page.lower().split() if word.startswith("word")}) == 3000
    assert ["Volunteers." in page for page in pages] == [*[False] * (len(pages) - 1), True]
