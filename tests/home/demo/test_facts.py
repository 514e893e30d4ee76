from datetime import date
from pathlib import Path

import pytest

from home.demo.facts import ArticleFacts, Author, IssueFacts, facts_of, translated_facts_of
from home.demo.reader import ContentError, Document, read_document

ARTICLE = """title = "Cranes"
slug = "cranes"
kind = "REPRINT"
lede = "A lede."
print_status = "SHORTENED"
words_in_print = 540
authors = [{ name = "Ines", role = "TEXT" }]
source_name = "The Record"
source_url = "https://example.org/record"
planks = [1, 3]"""


def document(folder: Path, name: str, facts: str) -> Document:
    file = folder / f"{name}.md"
    file.write_text(f"+++\n{facts}\n+++\n", encoding="utf-8")
    return read_document(file)


def test_facts_have_the_types_of_their_kind(tmp_path: Path) -> None:
    facts = facts_of(ArticleFacts, document(tmp_path, "a.en", ARTICLE))

    assert facts.authors == (Author("Ines", "TEXT"),)
    assert facts.planks == (1, 3)
    assert (facts.words_in_print, facts.printed_page) == (540, None)


def test_date_may_be_left_out(tmp_path: Path) -> None:
    dated = document(tmp_path, "a", 'number = 1\ntitle = "One"\ndate = 2026-10-17')
    undated = document(tmp_path, "b", 'number = 3\ntitle = "Three"')

    assert facts_of(IssueFacts, dated).date == date(2026, 10, 17)
    assert facts_of(IssueFacts, undated).date is None


def test_translation_takes_only_what_both_languages_share(tmp_path: Path) -> None:
    source = document(tmp_path, "a.en", ARTICLE)
    translated = document(tmp_path, "a.fr", 'title = "Grues"\nslug = "grues"\nsource_name = "Le Record"')

    facts = translated_facts_of(ArticleFacts, translated, source)

    assert (facts.title, facts.slug, facts.source_name) == ("Grues", "grues", "Le Record")
    assert (facts.kind, facts.source_url, facts.planks) == ("REPRINT", "https://example.org/record", (1, 3))
    # Words that were not translated are missing, never English.
    assert facts.lede == ""


@pytest.mark.parametrize(
    ("facts", "line", "message"),
    [
        ('title = "One"', 1, "“number” is missing"),
        ('title = "One"\nnumber = "1"', 3, "“number” must be a number"),
        ('title = "One"\nnumber = true', 3, "“number” must be a number"),
        ('number = 1\ntitle = "One"\ndate = "today"', 4, "“date” must be a date"),
        ('number = 1\ntitle = "One"\n\ncolour = "red"', 5, "“colour” is not known here"),
    ],
)
def test_fact_that_does_not_fit_is_named_with_its_line(tmp_path: Path, facts: str, line: int, message: str) -> None:
    with pytest.raises(ContentError, match=rf"issue\.en\.md, line {line}: {message}"):
        facts_of(IssueFacts, document(tmp_path, "issue.en", facts))


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("planks = 3", "“planks” must be a list"),
        ('authors = ["Ines"]', "“authors” must hold tables"),
        ('authors = [{ name = "Ines" }]', "“role” is missing"),
    ],
)
def test_list_holds_what_it_must(tmp_path: Path, facts: str, message: str) -> None:
    key = facts.partition(" ")[0]
    lines = [line for line in ARTICLE.split("\n") if not line.startswith(key)]

    with pytest.raises(ContentError, match=message):
        facts_of(ArticleFacts, document(tmp_path, "a.en", "\n".join([*lines, facts])))


def test_translation_that_contradicts_the_source_is_refused(tmp_path: Path) -> None:
    source = document(tmp_path, "a.en", ARTICLE)
    translated = document(tmp_path, "a.fr", 'title = "Grues"\nslug = "grues"\nplanks = [2]')

    with pytest.raises(ContentError, match=r"a\.fr\.md, line 4: “planks” is \[1, 3\] in a\.en\.md"):
        translated_facts_of(ArticleFacts, translated, source)
