import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from translation.marks import cleaned, from_typed, to_typed, without_unknown_links

SOURCE = 'See <a id="a1">the first</a> and <a id="a2">the second</a>.'


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("Le 1<sup>er</sup> mai", "Le 1^er^ mai"),
        ("<b>Tout</b> s’est <i>arrêté</i>", "**Tout** s’est _arrêté_"),
        ('Voir <a id="a2">le second</a>.', "Voir [le second](2)."),
        ("Une ligne<br/>puis une autre", "Une ligne\npuis une autre"),
        ("5 * 3 &lt; 20 &amp; [sic]", "5 \\* 3 < 20 & \\[sic\\]"),
        ("<b>gras et <i>les deux</i></b>", "**gras et _les deux_**"),
    ],
)
def test_marks_are_typed_and_come_back(html: str, typed: str) -> None:
    assert to_typed(html) == typed
    assert from_typed(typed, source=SOURCE) == html


def test_a_sign_without_its_other_half_is_a_letter() -> None:
    assert from_typed("5 _ 3 = [quinze", source=SOURCE) == "5 _ 3 = [quinze"


def test_a_link_that_the_source_does_not_have_keeps_its_words() -> None:
    assert from_typed("Voir [ailleurs](7).", source=SOURCE) == "Voir ailleurs."
    assert without_unknown_links('Voir <a id="a7">ailleurs</a>.', source=SOURCE) == "Voir ailleurs."


def test_what_a_browser_pastes_loses_everything_but_marks() -> None:
    pasted = '<div style="color:red"><strong>Non</strong><script>x()</script></div><p onclick="x()">et <em>oui</em></p>'

    assert cleaned(pasted, source="") == "<b>Non</b> et <i>oui</i>"


def test_typed_html_is_text() -> None:
    assert from_typed("<script>alert(1)</script>", source="") == "&lt;script&gt;alert(1)&lt;/script&gt;"


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_marks_that_read_the_same_again(typed: str) -> None:
    html = from_typed(typed, source=SOURCE)

    assert {tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)} <= {
        "a",
        "b",
        "i",
        "sup",
        "sub",
        "br",
    }
    assert from_typed(to_typed(html), source=SOURCE) == html
