import pytest
from wagtail_localize.models import Translation, TranslationSource

from home.models import InfoPage
from tests.factories import BilingualFactory, InfoFactory, in_french
from tests.translation.samples import say_the_same
from translation.content_checks import translation_missing, translation_out_of_date

pytestmark = pytest.mark.django_db


def published(page: InfoPage) -> InfoPage:
    page.save_revision().publish()
    return InfoPage.objects.get(pk=page.pk)


def test_page_in_one_language_lacks_its_translation():
    page = published(InfoFactory())
    assert translation_missing(page)
    assert not translation_out_of_date(page)


def test_translation_counts_when_readers_can_read_it():
    page = published(InfoFactory())
    french = in_french(page)
    assert not translation_missing(page)
    french.unpublish()
    assert translation_missing(page)


def test_page_that_nobody_has_saved_yet_lacks_its_translation():
    home = InfoFactory().get_parent()
    page = InfoPage(title="How we print", locale=home.locale)
    assert translation_missing(page)
    assert not translation_out_of_date(page)


def test_translation_is_out_of_date_when_changed_words_were_published_after_it():
    page = published(InfoFactory())
    french = in_french(page)
    page = published(page)
    assert not translation_out_of_date(page)
    page.title = "How we print now"
    page = published(page)
    assert translation_out_of_date(page)
    french.save_revision().publish()
    assert not translation_out_of_date(page)


def test_draft_that_readers_do_not_see_makes_no_translation_old():
    page = published(InfoFactory())
    in_french(page)
    page.title = "How we print now"
    page.save_revision()
    assert not translation_out_of_date(page)


def test_translation_that_was_not_synchronised_stays_out_of_date():
    page = published(InfoFactory())
    french = in_french(page)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=french.locale)
    say_the_same(translation)
    page.title = "How we print now"
    page = published(page)
    french.save_revision().publish()
    assert translation_out_of_date(page)
    translation.enabled = False
    translation.save()
    french.title = "Stopped, and written by hand"
    french.save_revision().publish()
    assert not translation_out_of_date(page)


def test_translation_and_bilingual_page_need_none():
    french = in_french(published(InfoFactory()))
    for page in (french, BilingualFactory()):
        assert not translation_missing(page)
        assert not translation_out_of_date(page)
