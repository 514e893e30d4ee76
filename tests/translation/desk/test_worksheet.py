"""Sheets for paper."""

import pytest

from tests.sessions import sign_in
from tests.translation.desk.addresses import BOARD, address
from tests.translation.desk_pages import FIRST, FRENCH, SECOND
from translation.desk.board import translations_of_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, translator):
    sign_in(client, translator)
    return client


def test_a_sheet_has_the_source_the_translation_or_lines_to_write_on(desk, translation, write) -> None:
    write(FIRST, FRENCH[FIRST])

    page = desk.get(address(translation, "worksheet/")).content.decode()

    assert "Issue 7" in page
    assert FIRST in page
    assert FRENCH[FIRST] in page
    assert SECOND in page
    assert page.count('class="lines"') == 4


def test_a_sheet_has_nothing_of_the_admin(desk, translation) -> None:
    page = desk.get(address(translation, "worksheet/")).content.decode()

    assert "wagtailadmin" not in page
    assert "<script" not in page


def test_the_sheets_of_an_issue_hold_each_of_its_pages_once(desk, translation) -> None:
    page = desk.get(f"{BOARD}issue/7/worksheet/").content.decode()

    assert page.count('<article class="sheet"') == len(translations_of_issue(7)) > 0
    assert page.count("<h1") == 1


def test_the_board_leads_to_the_sheets_and_the_file_of_an_issue(desk, translation) -> None:
    page = desk.get(BOARD).content.decode()

    assert f"{BOARD}issue/7/worksheet/" in page
    assert f"{BOARD}issue/7/po/import/" in page
