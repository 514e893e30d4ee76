"""The drawing itself: it fits, it is the same each time, and every letter of both languages is in the face."""

from io import BytesIO

import pytest
from PIL import Image

from home.social_pictures.drawing import PAPER, RED, SIZE, Words, draw_social_picture
from home.social_pictures.face import ELLIPSIS, drawable, face, set_words

SIZES = range(150, 60, -2)
LONG = "Un toit pour toutes et tous\u00a0: gel des loyers, réquisition des logements vides " * 6


def picture(**words: str) -> Image.Image:
    facts = {"paper": "The Torch", "kicker": "Issue 6", "headline": "Four cranes", "numeral": "6", **words}
    return Image.open(BytesIO(draw_social_picture(Words(**facts))))


@pytest.mark.parametrize("headline", ["A", "Four cranes, one checker", LONG, "x" * 300, "", " ", "中文"])
@pytest.mark.parametrize("numeral", ["", "6", "12", "99999"])
def test_every_headline_becomes_a_picture_with_nothing_at_its_edges(headline: str, numeral: str):
    drawn = picture(headline=headline, numeral=numeral)
    assert (drawn.format, drawn.size) == ("PNG", SIZE)
    colours = drawn.convert("RGB")
    edges = {colours.getpixel((x, y)) for x in (0, 20, 1180, 1199) for y in range(600)}
    assert edges == {tuple(bytes.fromhex(PAPER[1:]))}
    assert colours.getpixel((5, 625)) == tuple(bytes.fromhex(RED[1:]))


def test_the_same_words_are_the_same_bytes_and_a_small_file():
    words = Words(paper="Le Flambeau", kicker="Numéro 6", headline=LONG, numeral="12")
    assert draw_social_picture(words) == draw_social_picture(words)
    assert len(draw_social_picture(words)) < 100_000


@pytest.mark.parametrize("letters", ["ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜàâæçéèêëîïôœùûüÿ", "« » ’ “ ” – — … ° ! ? ; :", "0123456789"])
def test_the_face_has_the_letters_of_both_languages(letters: str):
    assert drawable(letters) == letters


def test_letters_that_the_face_lacks_lose_their_marks_and_spaces_stay_unbroken():
    assert drawable("Šimůnek ¿\u202f!") == "Simunek \u00a0!"


def test_short_words_are_set_large_and_long_ones_end_with_an_ellipsis():
    short = set_words("Strike", width=900, height=300, sizes=SIZES)
    assert (short.lines, short.size) == (("Strike",), 150)
    long = set_words(LONG, width=900, height=300, sizes=SIZES)
    assert long.size == SIZES[-1]
    assert long.lines[-1].endswith(ELLIPSIS)
    assert long.height <= 300
    assert all(face(long.size).getlength(line) <= 900 for line in long.lines)


def test_a_line_never_breaks_between_a_word_and_its_sign():
    lines = set_words("Le temps\u00a0: «\u00a0assez\u00a0»", width=260, height=900, sizes=SIZES).lines
    assert not any(line.startswith((":", "»")) or line.endswith("«") for line in lines)
