import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from core.blocks import FootnotesBlock, ProseBlock
from core.templatetags.footnotes import footnote_marks


def links(html: str) -> list[tuple[str, str]]:
    return [(link["id"], link["href"]) for link in BeautifulSoup(html, "html.parser").select("sup a")]


def test_mark_becomes_a_link_to_its_footnote():
    assert links(footnote_marks("<p>Shut[^1], twice[^12].</p>")) == [("mark-1", "#note-1"), ("mark-12", "#note-12")]


@pytest.mark.parametrize("text", ["[^]", "[^a]", "[1]", "^1", "[^1234]", "[^-1]", "[^ 1]"])
def test_what_is_no_mark_stays_as_it_is(text: str):
    assert footnote_marks(text) == text


def test_mark_is_named_in_the_language_of_the_reader():
    with override("en"):
        english = footnote_marks("[^3]")
    with override("fr"):
        french = footnote_marks("[^3]")
    assert 'aria-label="Footnote 3"' in english
    assert 'aria-label="' in french
    assert "Footnote" not in french


def test_nothing_but_the_number_comes_from_the_mark():
    assert footnote_marks('[^1"onclick=x]') == '[^1"onclick=x]'
    assert links(footnote_marks("[^007]")) == [("mark-7", "#note-7")]


def test_text_s_marks_and_the_notes_lead_to_each_other():
    prose, notes = ProseBlock(), FootnotesBlock()
    text = prose.render(prose.normalize("<p>Shut[^1] and opened[^2].</p>"))
    foot = notes.render(notes.normalize({"notes": ["<p>Minutes of <b>May</b>.</p>", "<p>Minutes of June.</p>"]}))
    soup = BeautifulSoup(f"{text}{foot}", "html.parser")
    ids = [element["id"] for element in soup.select("[id]")]
    assert ids == ["mark-1", "mark-2", "note-1", "note-2"]
    targets = [link["href"].removeprefix("#") for link in soup.select("a[href^='#']")]
    assert sorted(targets) == sorted(ids)
    assert soup.select_one("#note-1 b").get_text() == "May"
