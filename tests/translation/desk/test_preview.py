"""The French page beside its texts."""

import pytest

from tests.sessions import sign_in
from tests.translation.desk.addresses import address
from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, THIRD, prose, save_body
from translation.sources import take_newest_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, translator):
    sign_in(client, translator)
    return client


def test_the_frame_shows_the_page_as_far_as_it_is_translated(desk, translation, write) -> None:
    write("Six gates", FRENCH["Six gates"])
    write(FIRST, FRENCH[FIRST])

    answer = desk.get(address(translation, "preview/frame/"))
    page = answer.content.decode()

    assert '<html lang="fr">' in page
    assert FRENCH["Six gates"] in page
    assert FRENCH[FIRST] in page
    assert SECOND in page
    assert translation.get_target_instance().title == "Six gates"


def test_the_frame_may_be_shown_by_the_desk_alone(desk, translation) -> None:
    answer = desk.get(address(translation, "preview/frame/"))

    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "private" in answer.headers["Cache-Control"]


def test_the_page_around_says_how_much_is_missing_and_leads_to_each_text(desk, translation, write) -> None:
    write(FIRST, FRENCH[FIRST])

    page = desk.get(address(translation, "preview/")).content.decode()

    assert "4 texts are not translated yet" in page
    assert f'<iframe src="{address(translation, "preview/frame/")}"' in page
    assert page.count(f'href="{address(translation)}?text=') == 5


def test_what_speaks_of_an_earlier_source_is_counted_apart(desk, translated, article) -> None:
    take_newest_source(instance=save_body(article, prose(FIRST, "Nobody slept.", THIRD)), now=NOW)

    page = desk.get(address(translated, "preview/")).content.decode()

    assert "1 text is still the translation of an earlier source." in page
    assert "not translated yet" not in page


def test_a_page_that_nobody_has_begun_has_no_frame(desk, article) -> None:
    [translation] = take_newest_source(instance=article, now=NOW)

    assert "There is no page to show" in desk.get(address(translation, "preview/")).content.decode()
    assert desk.get(address(translation, "preview/frame/"), follow=True).status_code == 404
