import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation.differences import Kind, Piece, word_difference
from translation.inline_html import plain_text


def marked(old: str, new: str) -> str:
    signs = {Kind.SAME: "{}", Kind.ADDED: "[+{}]", Kind.REMOVED: "[-{}]"}
    return "".join(signs[piece.kind].format(piece.words) for piece in word_difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("They met.", "They met.", "They met."),
        ("They met today.", "They met yesterday.", "They met [-today][+yesterday]."),
        ("They met.", "They met again.", "They met[+ again]."),
        ("They met at last.", "They met.", "They met[- at last]."),
        ("", "They met", "[+They met]"),
        ("They met", "", "[-They met]"),
        ("<b>They</b> met", "They <i>met</i>", "They met"),
        ("Two men, one dog", "Three women, one dog", "[-Two men][+Three women], one dog"),
        ("the worker’s hat", "the workers’ hat", "the [-worker’s][+workers’] hat"),
        ("R&amp;D", "R&amp;B", "R&[-D][+B]"),
    ],
)
def test_words_that_changed_are_marked(old: str, new: str, difference: str):
    assert marked(old, new) == difference


def test_nothing_is_escaped_because_templates_do_that():
    assert word_difference("", "1 &lt; 2") == [Piece(Kind.ADDED, "1 < 2")]


TEXTS = st.lists(st.sampled_from(["they ", "met ", "met", ", ", ".", "<b>", "</b>", "again ", "&amp;", "\n"])).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(old: str, new: str):
    pieces = word_difference(old, new)

    assert "".join(piece.words for piece in pieces if piece.kind != Kind.REMOVED) == plain_text(new)
    before = "".join(piece.words for piece in pieces if piece.kind != Kind.ADDED)
    assert "".join(before.split()) == "".join(plain_text(old).split())
