import pypdfium2
import pytest

from home.demo.library import Library
from home.demo.newspaper import Crosshead, PrintShop
from home.demo.newspaper.print_shop import length_in_print
from tests.home.demo.folder import write_content

# Two paragraphs of about ten words, a crosshead, and one that is not printed.
REPORT = """+++
title = "Gate 3"
slug = "gate-3"
section = "Work"
kind = "ARTICLE"
authors = [{ name = "Ines", role = "TEXT" }, { name = "Bernadette", role = "TRANSLATION" }]
print_status = "SHORTENED"
words_in_print = 18
printed_page = 2
+++

One two three four five six seven eight nine **ten**.

- First of the list, with a [link](https://example.org).

> The telephone rang.
> — Ines

## A heading

Only on the site.[^1]

```callout
title = "Come on Thursday"
text = "At seven."
```

```footnotes
notes = ["A note."]
```
"""
RAPPORT = """+++
title = "La porte 3"
slug = "la-porte-3"
section = "Travail"
+++

Un deux trois quatre cinq six sept huit neuf **dix** onze douze treize quatorze.

- Premier de la liste, avec un [lien](https://example.org) de plus.

> Le téléphone a sonné.
> — Ines

## Un titre

Seulement sur le site.[^1]

```callout
title = "Venez jeudi"
text = "À sept heures."
```

```footnotes
notes = ["Une note."]
```
"""


@pytest.fixture
def print_shop(tmp_path) -> PrintShop:
    folder = write_content(tmp_path)
    (folder / "issues/1/03-report.en.md").write_text(REPORT, encoding="utf-8")
    (folder / "issues/1/03-report.fr.md").write_text(RAPPORT, encoding="utf-8")
    letter = (folder / "issues/1/02-letter.en.md").read_text(encoding="utf-8")
    untranslated = letter.replace("LEFT_OUT", "WHOLE").replace("A letter", "In one language")
    (folder / "issues/1/04-letter.en.md").write_text(untranslated, encoding="utf-8")
    return PrintShop(Library(folder))


def text_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split("\r\n")) for page in document]


def test_an_issue_is_printed_from_its_documents(print_shop):
    pages = text_of(print_shop.issue("issues/1/issue", "en"))
    assert len(pages) == 4
    assert "Eleven nights" in pages[0]
    assert "INES · ODILE (ILLUSTRATION)" in pages[0]
    assert "ten. – First of the list, with a link." in pages[1].replace("  ", " ")
    assert "The telephone rang." in pages[1]
    assert "Come on Thursday" in pages[3]
    assert "Made by volunteers." in pages[3]


def test_what_print_left_out_is_not_printed(print_shop):
    text = "".join(text_of(print_shop.issue("issues/1/issue", "en")))
    assert "A letter" not in text
    assert "Only on the site" not in text
    assert "A heading" not in text
    assert "A note." not in text
    assert "[^1]" not in text


def test_a_translation_ends_where_its_source_does(print_shop):
    pages = text_of(print_shop.issue("issues/1/issue", "fr"))
    assert "Premier de la liste, avec un lien de plus." in pages[1]
    assert "Seulement sur le site" not in "".join(pages)


def test_what_was_not_translated_is_not_printed_in_the_other_language(print_shop):
    assert "In one language" in "".join(text_of(print_shop.issue("issues/1/issue", "en")))
    assert "In one language" not in "".join(text_of(print_shop.issue("issues/1/issue", "fr")))


def test_a_statement_is_printed_as_a_leaflet(print_shop):
    assert "After" in text_of(print_shop.leaflet("statements/new", "en"))[0]
    assert "Après" in text_of(print_shop.leaflet("statements/new", "fr"))[0]


def test_a_shortened_piece_ends_with_the_nearest_whole_paragraph():
    ten = " ".join(["word"] * 10)
    paragraphs = [ten, Crosshead("Heading"), ten, ten]
    assert [length_in_print(paragraphs, words) for words in (1, 12, 18, 26, 400)] == [1, 1, 3, 4, 4]
