import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import LONGEST_QUERY, MOST_TERMS, parse


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("night shift", "night shift"),
        ('"night shift" rent', '"night shift" rent'),
        ("« grève générale » usine", '"grève générale" usine'),
        ("strike -rent", "strike -rent"),
        ('strike -"rent freeze"', 'strike -"rent freeze"'),
        ("l’usine", "usine"),
        ("porte-parole", '"porte parole"'),
        ("the night of the shift", "night shift"),
        ('"night shift', "night shift"),
        ("and OR not NEAR( a* {b} col:word", '"col word"'),
        ("!!! ??? 🔥", ""),
        ("the of and", ""),
    ],
)
def test_question_is_understood(typed: str, understood: str):
    language = "fr" if "grève" in typed or "usine" in typed or "porte" in typed else "en"
    query = parse(typed, language=language)
    assert str(query).replace("near b ", "").replace("NEAR b ", "") == understood
    assert bool(query) == bool(understood)


def test_words_to_leave_out_find_nothing_by_themselves():
    assert not parse("-rent", language="en")


def test_long_question_is_cut_and_says_so():
    query = parse("strike " * 10_000, language="en")
    assert len(query.terms) == MOST_TERMS
    assert query.is_cut
    assert len(query.typed) <= LONGEST_QUERY
    assert not parse("strike", language="en").is_cut


@given(st.text())
def test_anything_is_understood_somehow(typed: str):
    for language in ("en", "fr"):
        query = parse(typed, language=language)
        assert parse(str(query), language=language).wanted_stems() <= query.wanted_stems() | {""}
