"""Where two people must read."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from issues.models import ArticlePage
from tests.sessions import sign_in
from tests.translation.desk.addresses import BOARD
from tests.translation.desk_pages import NOW
from translation.refusals import NotAllowedError
from translation.second_reading import is_second_reading_required, set_second_readings, translated_page_types

pytestmark = pytest.mark.django_db
PAGE = f"{BOARD}second-readings/"


def test_a_reviewer_lets_one_kind_of_page_come_out_without_a_second_reader(client, reviewer) -> None:
    sign_in(client, reviewer)
    article = ContentType.objects.get_for_model(ArticlePage).pk
    others = [kind.id for kind in translated_page_types() if kind.id != article]

    assert client.get(PAGE).content.decode().count(" checked") == len(others) + 1
    client.post(PAGE, {"page_type": others})

    assert not is_second_reading_required(ArticlePage)
    assert ModelLogEntry.objects.filter(action="translation.second_reading", user=reviewer).count() == 1
    assert client.get(PAGE).content.decode().count(" checked") == len(others)


def test_what_stays_as_it_was_is_not_logged(reviewer) -> None:
    everything = [kind.id for kind in translated_page_types()]

    set_second_readings(required=everything, user=reviewer, now=NOW)

    assert not ModelLogEntry.objects.filter(action="translation.second_reading").exists()


def test_nobody_else_decides_it(client, translator, editor) -> None:
    for person in (translator, editor):
        sign_in(client, person)
        assert client.get(PAGE).status_code == 302
        client.post(PAGE, {})
        with pytest.raises(NotAllowedError):
            set_second_readings(required=[], user=person, now=NOW)

    assert is_second_reading_required(ArticlePage)
