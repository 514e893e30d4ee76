import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spelling import distance, slips_allowed

LETTERS = st.text(alphabet="abc", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("greve", "greve", 0),
        ("grve", "greve", 1),
        ("greeve", "greve", 1),
        ("grave", "greve", 1),
        ("gerve", "greve", 1),
        ("ouvreir", "ouvrier", 1),
        ("", "abc", 3),
        ("travailuers", "travailleur", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int):
    assert distance(one, other, at_most=9) == slips
    assert distance(other, one, at_most=9) == slips


@given(LETTERS, LETTERS, st.integers(0, 3))
def test_many_slips_are_many_however_far_they_are_counted(one: str, other: str, at_most: int):
    exactly = distance(one, other, at_most=9)
    assert min(distance(one, other, at_most=at_most), at_most + 1) == min(exactly, at_most + 1)


@pytest.mark.parametrize(("word", "slips"), [("rue", 0), ("port", 1), ("travail", 1), ("ouvriers", 2), ("x" * 41, 0)])
def test_long_words_may_have_more_slips(word: str, slips: int):
    assert slips_allowed(word) == slips
