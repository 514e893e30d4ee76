"""What is written as Markdown reads back to the same text."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from issues.exports.markdown import escape, to_markdown

READER = MarkdownIt("commonmark").enable("table")
WORDS = [
    "1. At the gate",
    "12) hours",
    "- no list",
    "+ no list",
    "* no list",
    "# no heading",
    "--- no rule ---",
    "===",
    "a *star* and a _line_ snake_case_name",
    "5 < 6 > 4, <b>not bold</b>",
    "[not a link](https://example.org/) ![nor a picture](x)",
    "C:\\harbour\\*",
    "&amp; and &lt; and R&D",
    "`code` and ~~gone~~ | a | b |",
    "[^1] is no mark here",
    "> no quotation",
    "« Oui » ; l’an 2026 : non !",
]


def spaced(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" ")


def read(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(READER.render(markdown), "html.parser")


def html(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser", multi_valued_attributes=None)


def paragraph_of(text: str, tag: str = "p") -> BeautifulSoup:
    soup = html(f"<{tag}></{tag}>")
    soup.find(tag).string = text
    return soup


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("tag", ["p", "h2", "h3", "blockquote"])
def test_words_stay_words_wherever_they_stand(text: str, tag: str):
    back = read(to_markdown(paragraph_of(text, tag)))
    assert spaced(back.get_text()) == spaced(text)
    assert [element.name for element in back.find_all(True)] in ([tag], [tag, "p"])


@pytest.mark.parametrize("text", WORDS)
def test_words_stay_words_in_lists_and_tables(text: str):
    soup = html("<ul><li></li></ul><table><thead><tr><th></th></tr></thead><tbody><tr><td></td></tr></tbody></table>")
    for place in soup.find_all(["li", "th", "td"]):
        place.string = text
    back = read(to_markdown(soup))
    assert [spaced(place.get_text()) for place in back.find_all(["li", "th", "td"])] == [spaced(text)] * 3


# What a browser shows of a text; a lone line feed is a blank to it.
PROSE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Co", "Cn"]) | st.just(" ")
)


@given(st.lists(PROSE | st.sampled_from(WORDS), min_size=1, max_size=3))
def test_any_words_read_back_the_same(texts: list[str]):
    soup = html("".join("<p></p>" for _text in texts))
    for place, text in zip(soup.find_all("p"), texts, strict=True):
        place.string = text
    back = read(to_markdown(soup))
    assert spaced(" ".join(back.get_text().split("\n"))) == spaced(" ".join(texts))


@given(st.lists(st.tuples(st.sampled_from(["", "b", "i", "sup"]), st.text("ab «»!*_.-[]1", min_size=1)), max_size=6))
def test_bold_and_italic_begin_and_end_where_they_did(parts: list[tuple[str, str]]):
    soup = html("<p></p>")
    for tag, text in parts:
        if tag:
            element = soup.new_tag(tag)
            element.string = text
            soup.p.append(element)
        else:
            soup.p.append(text)
    soup.p.append(".")
    back = read(to_markdown(soup))
    assert spaced(back.get_text()) == spaced(soup.get_text())
    letters = {"b": ["b", "strong"], "i": ["i", "em"], "sup": ["sup"]}
    for tag, names in letters.items():
        said = "".join(element.get_text() for element in soup.find_all(tag))
        # A bold space is a space.
        assert "".join("".join(element.get_text() for element in back.find_all(names)).split()) == "".join(said.split())


def test_an_exclamation_before_a_link_makes_no_picture():
    back = read(to_markdown(html('<p>Strike!<a href="https://example.org/a(b)">more</a></p>')))
    assert not back.find("img")
    assert back.a["href"] == "https://example.org/a%28b%29"


def test_marks_and_notes_are_footnotes():
    soup = html(
        '<p>Shut<sup class="footnote-mark"><a href="#note-1" id="mark-1">1</a></sup>.</p>'
        '<section class="footnotes"><ol><li id="note-1"><p>Minutes, <i>3 May</i>.</p><p>Page 2.</p> '
        '<a class="back" href="#mark-1">↩</a></li></ol></section>'
    )
    assert to_markdown(soup) == "Shut[^1].\n\n[^1]: Minutes, *3 May*.\n\n    Page 2.\n"


def test_line_breaks_and_nested_lists_stay():
    text = to_markdown(html("<p>One<br>1. Two</p><ol><li>First<ul><li>inner</li></ul></li><li>Second</li></ol>"))
    assert text == "One\\\n1\\. Two\n\n1. First\n   - inner\n2. Second\n"


def test_words_of_a_picture_are_escaped():
    text = to_markdown(
        html(
            '<figure><img src="https://example.org/a b.png" alt="A [sic] * gate">'
            "<figcaption>R. Vale</figcaption></figure>"
        )
    )
    assert text == "![A \\[sic\\] \\* gate](https://example.org/a%20b.png)\n\nR. Vale\n"


def test_escaping_leaves_ordinary_prose_alone():
    prose = "The night-shift (all 44 of them) asked: what now? It was 10.30 — and #3 said nothing."
    assert escape(prose) == prose
