import pytest
from bs4 import BeautifulSoup
from django.utils.translation import ngettext, override

from core.pages import WORDS_PER_MINUTE
from tests.factories import ArticleFactory, InfoFactory, PlankFactory, StatementFactory, body_of, in_french

pytestmark = pytest.mark.django_db

MINUTE_READ = "%(minutes)s min read"


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (1, 1), (WORDS_PER_MINUTE, 1), (WORDS_PER_MINUTE + 1, 2), (1000, 5)]
)
def test_minutes_are_rounded_up(words: int, minutes: int):
    assert InfoFactory(body=body_of("word " * words)).reading_minutes() == minutes


@pytest.mark.parametrize("make", [ArticleFactory, StatementFactory, PlankFactory])
def test_reader_is_told_in_both_languages_how_long_it_takes(client, make):
    english = make(body=body_of("word " * 3 * WORDS_PER_MINUTE))
    for page in (english, in_french(english)):
        soup = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
        with override(page.locale.language_code):
            expected = ngettext(MINUTE_READ, MINUTE_READ, 3) % {"minutes": 3}
        assert soup.select_one(".reading-time").get_text(strip=True) == expected


def test_nothing_is_said_of_a_page_without_words(client):
    page = StatementFactory(body=[])
    assert "reading-time" not in client.get(page.get_url()).content.decode()
