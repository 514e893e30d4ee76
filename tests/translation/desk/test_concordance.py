"""The search in everything that is translated, as a page."""

import pytest

from tests.sessions import sign_in
from tests.translation.desk.addresses import BOARD

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, translator):
    sign_in(client, translator)
    return client


def test_words_are_found_in_either_language_and_marked(desk, translated) -> None:
    page = desk.get(f"{BOARD}concordance/?q=barrières").content.decode()

    assert "<mark>barrières</mark>" in page
    assert "The gates stayed shut." in page


@pytest.mark.parametrize("query", ["", "q=", "q=zzzz", "q=%00", "q=<script>&page=x", "q=a&page=99"])
def test_any_question_gets_a_page(desk, translated, query) -> None:
    assert desk.get(f"{BOARD}concordance/?{query}").status_code == 200
