"""What leaves the desk."""

import pytest

from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, THIRD, prose, save_body
from tests.translation.exchange.files import entry, exported
from translation.desk.board import translations_of_issue
from translation.exchange.po_files import po_of
from translation.sources import take_newest_source

pytestmark = pytest.mark.django_db


def test_every_text_is_in_the_file_with_its_place_its_label_and_its_version(translated) -> None:
    file = exported(translated)

    assert [found.msgid for found in file][:4] == ["Six gates", FIRST, SECOND, THIRD]
    first = entry(file, FIRST)
    assert first.msgstr == FRENCH[FIRST]
    assert first.msgctxt.startswith(f"{translated.uuid}#body.")
    assert "Six gates: Text" in first.comment
    assert "form: paragraph" in first.comment
    assert "version: 1" in first.comment
    assert file.metadata["Language"] == "fr"
    assert file.metadata["X-Torch-Translation"] == str(translated.uuid)


def test_what_waits_to_be_reviewed_is_fuzzy_and_tells_for_which_source_it_was_written(translated, article) -> None:
    article = save_body(article, prose(FIRST, "Nobody had slept well.", THIRD))
    take_newest_source(instance=article, now=NOW)

    changed = entry(exported(translated), "Nobody had slept well.")

    assert changed.fuzzy
    assert changed.previous_msgid == SECOND
    assert changed.msgstr == FRENCH[SECOND]


def test_the_file_of_an_issue_holds_the_texts_of_all_its_pages(translated) -> None:
    translations = translations_of_issue(7)

    file = po_of(translations, issue_number=7)

    assert {found.msgctxt.partition("#")[0] for found in file} == {str(found.uuid) for found in translations}
    assert FIRST in [found.msgid for found in file]
    assert file.metadata["X-Torch-Issue"] == "7"
