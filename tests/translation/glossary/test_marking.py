import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from translation.glossary.marking import explanation_of, marked_source
from translation.glossary.terms import Term, terms_in

STRIKE = Term("strike", "grève", ("débrayage",), "Un débrayage dure quelques heures.")
LINE = Term("line", "ligne")
PICKET_LINE = Term("picket line", "ligne de piquetage")
LAY_OFF = Term("lay-off", "licenciement / mise à pied")
TERMS = (STRIKE, LINE, PICKET_LINE, LAY_OFF)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("They struck in May; strikes followed.", [("struck", STRIKE), ("strikes", STRIKE)]),
        ("STRIKE!", [("STRIKE", STRIKE)]),
        ("The picket line and the line", [("picket line", PICKET_LINE), ("line", LINE)]),
        ("Two picket-lines", [("picket-lines", PICKET_LINE)]),
        ("Lay-offs: forty were laid off", [("Lay-offs", LAY_OFF), ("laid off", LAY_OFF)]),
        ("the <b>picket</b> line", [("picket</b> line", PICKET_LINE)]),
        ('<a id="strike">here</a> &strike; R&amp;D', []),
        ("striker", []),
        ("", []),
    ],
)
def test_terms_are_found_in_any_form_the_longest_first(source: str, found: list[tuple[str, Term]]):
    assert [(source[mark.start : mark.end], mark.term) for mark in terms_in(source, TERMS)] == found


def test_mark_says_what_the_glossary_says_to_eye_and_ear():
    soup = BeautifulSoup(marked_source("A <b>strike</b> &amp; more", TERMS, prefix="text-7"), "html.parser")

    mark = soup.find("mark")
    assert mark.string == "strike"
    assert mark["tabindex"] == "0"
    note = soup.find(id=mark["aria-describedby"])
    assert note["role"] == "tooltip"
    assert note.string == explanation_of(STRIKE)
    assert "grève" in note.string
    assert "débrayage" in note.string
    assert mark["aria-describedby"] == "text-7-term-1"
    assert str(soup).startswith("A <b><span")
    assert str(soup).endswith("</b> &amp; more")


def test_nothing_but_allowed_tags_comes_through():
    note = Term("strike", "grève", note="<script>alert(1)</script>")

    shown = marked_source('<img src=x onerror=alert(1)><b onclick="x">strike</b>', [note], prefix="t")

    assert "<script" not in shown
    assert "onerror" not in shown
    assert "onclick" not in shown


def test_term_that_a_tag_cuts_through_stays_as_it_is():
    assert marked_source("the <b>picket</b> line", [PICKET_LINE], prefix="t") == "the <b>picket</b> line"


PARTS = st.lists(st.sampled_from(["strike", " ", "picket", "line", "<b>", "</b>", "<", "&", "&amp;", "lay-off", "'"]))


# The first text waits for the dictionary.
@settings(deadline=None)
@given(PARTS.map("".join) | st.text())
def test_marks_change_no_word(html: str):
    soup = BeautifulSoup(marked_source(html, TERMS, prefix="t"), "html.parser")
    for note in soup.select(".term__note"):
        note.decompose()

    plain = BeautifulSoup(marked_source(html, (), prefix="t"), "html.parser")
    # Beautiful Soup makes one space of several that stand alone between two tags.
    assert soup.get_text().split() == plain.get_text().split()
