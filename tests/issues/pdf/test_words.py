import pytest

from issues.pdf.words import readable


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("the work\ufffeers of Sainte\ufffeClaire", "the workers of Sainte-Claire"),
        ("a forty-foot box, a forty\ufffefoot crane", "a forty-foot box, a forty-foot crane"),
        ("con\xad\r\ntainer", "container"),
        ("Cafe\u0301 d\u2019ici", "Café d’ici"),
        ("one\x00two\x07\u200bthree\ue000", "onetwothree"),
        ("Ensemble\u00a0: «\u00a0oui\u00a0»", "Ensemble\u00a0: «\u00a0oui\u00a0»"),
        ("two\r\nlines  of\tone", "two lines of one"),
        ("", ""),
    ],
)
def test_words_are_as_somebody_would_read_them(raw, words):
    assert readable(raw) == words


def test_paragraphs_end_where_a_line_ends_early_with_its_sentence():
    raw = (
        "EDITORIAL\r\nThere is a fence around the berth\r\nnow. Since July it has been reserved\r\nfor freight.\r\n"
        "We asked what goes through, and\r\nwere told that it is a secret.\r\nWRITE A PAGE,\r\nTAKE A BUNDLE"
    )
    assert readable(raw).split("\n\n") == [
        "EDITORIAL",
        "There is a fence around the berth now. Since July it has been reserved for freight.",
        "We asked what goes through, and were told that it is a secret.",
        "WRITE A PAGE, TAKE A BUNDLE",
    ]
