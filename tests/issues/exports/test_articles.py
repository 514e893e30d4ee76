"""An article as Markdown: its facts, then its words."""

import json
from datetime import date

import pytest

from issues.enums import AuthorRole, Kind, PrintStatus
from issues.exports.articles import article_as_markdown
from issues.exports.contents import piece_of
from issues.exports.plain_html import absolute
from issues.models import ArticleAuthor, Correction
from tests.factories import ArticleFactory, IssueFactory, every_block, in_french, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def parts(text: str) -> tuple[list[str], str]:
    """The lines of the facts, and what follows them."""
    _empty, facts, body = text.split("---\n", 2)
    return facts.splitlines(), body


def test_every_kind_of_block_is_written():
    text = article_as_markdown(piece_of(make_article(title="Six gates")))
    for line in (
        "# Six gates",
        "**Six gates, one night.**",
        "## The night shift answers",
        "At six the gates stayed **shut**[^1]. See [the terms](https://example.org/).",
        "> “We read it aloud.”\n>\n> — A checker",
        "The harbour · R. Vale",
        "[Video: At the print shop](https://youtu.be/demotorch01)",
        "(PDF, English)",
        "> ## Come on Thursday\n>\n> Seven o’clock.",
        "- [Terms](https://example.org/terms)",
        "**Hours of a week**\n\n| Shift | Hours |\n| --- | --- |\n| Night | 44 |",
        "[^1]: Minutes of 3 May.",
    ):
        assert f"{line}\n" in text
    assert "![Cranes over the harbour](http://testserver/media/original_images/" in text
    assert "[The agreement](http://testserver/documents/" in text


def test_a_block_of_each_kind_stands_in_the_test():
    body = ArticleFactory.build().body
    assert {name for name, _value in every_block()} == set(body.stream_block.child_blocks)


def test_facts_stand_above_the_words():
    issue = IssueFactory(number=6, title="Harbour", date=date(2026, 5, 1))
    article = ArticleFactory(
        parent=issue,
        title='A "quoted": title',
        slug="quoted",
        kind=Kind.REPRINT,
        source_name="The Bell",
        source_url="https://example.org/bell",
        print_status=PrintStatus.SHORTENED,
        print_reason="Too wide.",
        words_in_print=400,
        graphics_left_out=True,
        printed_page=3,
    )
    ArticleAuthor.objects.create(page=article, name="Ada Vale")
    ArticleAuthor.objects.create(page=article, name="R. Vale", role=AuthorRole.PHOTOGRAPH)
    facts, _body = parts(article_as_markdown(piece_of(article)))
    assert facts == [
        'title: "A \\"quoted\\": title"',
        'language: "en"',
        'kind: "reprint"',
        "authors:",
        '  - name: "Ada Vale"',
        '    role: "text"',
        '  - name: "R. Vale"',
        '    role: "photograph"',
        "issue:",
        "  number: 6",
        '  title: "Harbour"',
        '  date: "2026-05-01"',
        'print_status: "shortened"',
        'print_reason: "Too wide."',
        "words_in_print: 400",
        "graphics_left_out: true",
        "printed_page: 3",
        "source:",
        '  name: "The Bell"',
        '  address: "https://example.org/bell"',
        'address: "http://testserver/en/issues/6/quoted/"',
    ]


def test_an_issue_that_is_not_live_is_not_named():
    article = ArticleFactory(parent=IssueFactory(title="Harbour", live=False))
    assert "Harbour" not in article_as_markdown(piece_of(article))


def test_corrections_stand_among_the_facts_and_behind_the_words():
    article = in_french(ArticleFactory(title="Gate"), body=[("prose", "<p>Onze jours.</p>")])
    for day, text in ((20, "Onze : pas neuf.\n\n<b>*Pardon*</b>"), (21, "Le 3 mai.")):
        Correction.objects.create(page=article, text=text, date=date(2026, 11, day), locale=article.locale)
    facts, body = parts(article_as_markdown(piece_of(article)))
    place = facts.index("corrections:")
    assert facts[place + 1 : place + 5] == [
        '  - date: "2026-11-20"',
        '    text: "Onze\u00a0: pas neuf.\\n\\n<b>*Pardon*</b>"',
        '  - date: "2026-11-21"',
        '    text: "Le 3 mai."',
    ]
    assert body.endswith(
        "Onze jours.\n\n## Corrections\n\n### 20 novembre 2026\n\n"
        "Onze\u00a0: pas neuf.\n\n\\<b\\>\\*Pardon\\*\\</b\\>\n\n"
        "### 21 novembre 2026\n\nLe 3 mai.\n"
    )


@pytest.mark.parametrize("title", ["- a: b # c", "yes", "{x}", "line\u2028end\x85 & 'more'", "\\", "12"])
def test_no_title_can_break_the_facts(title: str):
    facts, _body = parts(article_as_markdown(piece_of(ArticleFactory(title=title, slug="odd"))))
    assert len(facts[0].splitlines()) == 1
    assert json.loads(facts[0].removeprefix("title: ")) == title


def test_french_is_set_as_on_the_page():
    article = make_article(title="Who")
    article.body = [("prose", "<p>« Oui » : l'an 2026 ! Non ?</p>"), ("quote", {"text": "Ça suffit !"})]
    article.save()
    french = in_french(article, title="« Qui » ?", lede="Pourquoi : l'eau")
    facts, body = parts(article_as_markdown(piece_of(french)))
    assert facts[0] == 'title: "«\u00a0Qui\u00a0»?"'
    assert facts[1] == 'lede: "Pourquoi\u00a0: l’eau"'
    assert "# «\u00a0Qui\u00a0»?\n" in body
    assert "«\u00a0Oui\u00a0»\u00a0: l’an 2026! Non?\n" in body
    assert "> «\u00a0Ça suffit!\u00a0»\n" in body


def test_footnotes_agree_even_where_an_editor_erred():
    article = ArticleFactory(
        body=[
            ("prose", "<p>One[^1], again[^1], none[^7].</p>"),
            ("footnotes", {"notes": ["<p>First.</p>", "<p>Without a mark.</p>"]}),
        ]
    )
    text = article_as_markdown(piece_of(article))
    assert "One[^1], again[^1], none\\[^7\\].\n" in text
    assert text.endswith("[^1]: First.\n\n[^2]: Without a mark.\n")


def test_a_link_to_a_page_that_is_gone_leaves_its_words():
    article = ArticleFactory(body=[("prose", '<p>See <a linktype="page" id="99999">there</a>.</p>')])
    assert "See there.\n" in article_as_markdown(piece_of(article))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("/en/privacy/", "http://testserver/en/privacy/"),
        (" https://example.org/é [x]?a=1&b=%zz#one#two ", "https://example.org/%C3%A9%20%5Bx%5D?a=1&b=%25zz#one%23two"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("mailto:editor@example.org", "mailto:editor@example.org"),
        ("http://[never", ""),
    ],
)
def test_addresses_are_whole_and_well_formed(typed: str, written: str):
    assert absolute(typed) == written
