"""Pages of the other language that were there before the desk knew of them."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from home.models import InfoPage
from tests.factories import InfoFactory, body_of, in_french
from tests.translation.desk_pages import NOW
from translation.models import WorkItem
from translation.sources import take_newest_source

pytestmark = pytest.mark.django_db


def words() -> set[str]:
    return set(StringTranslation.objects.values_list("data", flat=True))


@pytest.fixture
def english() -> InfoPage:
    return InfoFactory(title="Who we are", slug="who-we-are", lede="", body=body_of("We print."))


def test_what_readers_have_is_taken_over_and_done(english):
    in_french(english, title="Qui nous sommes")

    (translation,) = take_newest_source(instance=english, now=NOW)

    assert "Qui nous sommes" in words()
    assert translation.enabled
    assert WorkItem.objects.get().state == "DONE"


def test_the_source_s_words_in_a_draft_are_not_translated_yet(english):
    french = english.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.title = "Qui nous sommes"
    french.save_revision()

    take_newest_source(instance=english, now=NOW)

    assert "We print." not in words()
    assert WorkItem.objects.get().missing_count == 1


def test_a_page_that_is_built_otherwise_stays_with_its_editors(english):
    in_french(english, title="Qui nous sommes", body=body_of("Un.", "Deux."))

    assert take_newest_source(instance=english, now=NOW) == []
    assert words() == set()
