"""What changed in the English, and whether it was a typing error."""

import pytest

from tests.sessions import sign_in
from tests.translation.desk.addresses import address
from tests.translation.desk_pages import FIRST, FRENCH, NOW, THIRD, prose, save_body, standing
from translation.enums import TextState
from translation.sources import take_newest_source

pytestmark = pytest.mark.django_db
MENDED = "Nobody had slept at all."


@pytest.fixture
def changed(translated, article):
    take_newest_source(instance=save_body(article, prose(FIRST, MENDED, THIRD)), now=NOW)
    return translated


def test_the_change_is_shown_word_by_word_with_its_translation(client, editor, changed) -> None:
    sign_in(client, editor)

    page = client.get(address(changed, "changes/")).content.decode()

    assert "<ins> at all</ins>" in page
    assert FRENCH["Nobody had slept."] in page
    assert f'value="{standing(changed, MENDED).pk}"' in page


def test_an_editor_says_that_it_was_a_typing_error(client, editor, changed) -> None:
    sign_in(client, editor)

    answer = client.post(address(changed, "changes/"), {"typing_error": standing(changed, MENDED).pk}, follow=True)

    assert "1 translation stays as it was." in answer.content.decode()
    assert "Nothing waits here" in answer.content.decode()
    assert standing(changed, MENDED).state == TextState.SUGGESTED


def test_a_translator_reads_the_changes_and_decides_nothing(client, translator, changed) -> None:
    sign_in(client, translator)

    assert 'name="typing_error"' not in client.get(address(changed, "changes/")).content.decode()
    client.post(address(changed, "changes/"), {"typing_error": standing(changed, MENDED).pk})

    assert standing(changed, MENDED).state == TextState.TO_REVIEW


@pytest.mark.parametrize("given", ["", "x", "-1", "99999999999999999999", "１"])
def test_a_box_that_is_none_changes_nothing(client, editor, changed, given) -> None:
    sign_in(client, editor)

    answer = client.post(address(changed, "changes/"), {"typing_error": given}, follow=True)

    assert "Nothing was ticked" in answer.content.decode()


def test_a_change_of_marks_alone_is_shown_before_and_after(client, editor, translated, article) -> None:
    take_newest_source(instance=save_body(article, prose(FIRST, "<b>Nobody</b> had slept.", THIRD)), now=NOW)
    sign_in(client, editor)

    page = client.get(address(translated, "changes/")).content.decode()

    assert "Only marks or links have changed" in page
    assert "<b>Nobody</b> had slept." in page


def test_the_editor_of_the_source_is_led_to_what_waits(client, editor, changed, article) -> None:
    sign_in(client, editor)

    page = client.get(f"/admin/pages/{article.pk}/edit/").content.decode()

    assert "Translation: 1 text to review" in page
    assert address(changed, "changes/") in page


def test_the_editor_of_the_source_is_led_to_the_desk(client, editor, translated, article) -> None:
    sign_in(client, editor)

    assert f'href="{address(translated)}"' in client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
