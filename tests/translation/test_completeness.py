"""Which texts of a translated page are still words of the source language, found by what the page says."""

import json

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import InfoPage, Menu, MenuItem
from tests.factories import InfoFactory, body_of, front_page, in_french
from tests.translation.samples import body, make_picture, say_the_same, translate_every_text
from translation.completeness import source_words_left
from translation.models import TextStanding

pytestmark = pytest.mark.django_db


def begin(english: Page) -> Translation:
    """The French draft as the engine makes it: English words, all of them."""
    source, _created = TranslationSource.update_or_create_from_instance(english)
    translation = Translation.objects.create(source=source, target_locale=front_page("fr").locale)
    translation.save_target(publish=False)
    return translation


def draft_of(translation: Translation) -> Page:
    return translation.get_target_instance().get_latest_revision_as_object()


def left(page: Page) -> set[str]:
    return {text.words for text in source_words_left(page)}


def translate(translation: Translation, words: str, french: str) -> StringTranslation:
    segment = translation.source.stringsegment_set.get(string__data=words)
    return StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale, data=french
    )


def test_new_draft_of_the_engine_is_all_english():
    translation = begin(InfoFactory(title="How we print", slug="print", lede="", body=body_of("One sheet.", "14 → 15")))
    assert left(draft_of(translation)) == {"How we print", "print", "One sheet."}


def test_what_is_translated_is_not_left():
    translation = begin(InfoFactory(title="How we print", slug="print", body=body_of("One sheet.")))
    translate(translation, "How we print", "Comment nous imprimons")
    translation.save_target(publish=False)
    assert left(draft_of(translation)) == {"print", "One sheet."}


def test_words_that_a_translator_gave_are_a_translation_even_if_they_are_the_same():
    translation = begin(InfoFactory(title="Solidarity", slug="x1", body=body_of("Montréal")))
    say_the_same(translation)
    assert left(draft_of(translation)) == set()


def test_every_kind_of_block_and_picture_is_looked_at():
    english = InfoFactory(title="T", slug="t", body=json.dumps(body("en", make_picture())))
    translation = begin(english)
    assert {"A crane over a ship", "Pier 9 at six", "Hours of a week", "Night"} <= left(draft_of(translation))
    translate_every_text(translation)
    translation.save_target(publish=False)
    # As the engine leaves it in memory, too, before it is read from the database again.
    assert left(translation.source.get_ephemeral_translated_instance(translation.target_locale)) == set()


# The engine parses every text as HTML, of which bs4 warns where it is an address.
@pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")
@pytest.mark.parametrize("words", ["1917 – 2026", "https://example.org/terms", "editor@example.org", "—"])
def test_numbers_signs_and_addresses_are_the_same_in_both_languages(words):
    translation = begin(InfoFactory(title="T", slug="t", lede=words))
    assert words not in left(draft_of(translation))


def test_draft_is_looked_at_and_not_the_row():
    translation = begin(InfoFactory(title="How we print", slug="print", body=body_of("One sheet.")))
    page = translation.get_target_instance()
    say = {"title": "Comment", "slug": "comment", "body": body_of("Une feuille.")}
    for name, value in say.items():
        setattr(
            page, name, json.dumps([{"type": "prose", "value": value[0][1], "id": "1"}]) if name == "body" else value
        )
    page.save_revision()
    assert left(draft_of(translation)) == set()
    page.refresh_from_db()
    assert left(page) == {"How we print", "print", "One sheet."}


def test_words_of_an_earlier_source_are_left_too():
    english = InfoFactory(title="How we print", slug="print")
    translation = begin(english)
    old = draft_of(translation)
    translate(translation, "How we print", "Comment nous imprimons")
    english.title = "Why we print"
    TranslationSource.update_or_create_from_instance(english)
    assert "How we print" in left(old)


def test_sentence_that_the_source_has_lost_and_nobody_ever_translated_is_left():
    english = InfoFactory(title="Print", slug="print", body=body_of("We fold it all by hand."))
    translation = begin(english)
    old = draft_of(translation)
    english.body = []
    TranslationSource.update_or_create_from_instance(english)
    assert "We fold it all by hand." in left(old)


def test_old_french_that_waits_for_review_is_not_english():
    translation = begin(InfoFactory(title="How we print", slug="x1"))
    row = translate(translation, "How we print", "Comment nous imprimons")
    TextStanding.objects.create(text=row, state="TO_REVIEW")
    translation.save_target(publish=False)
    assert "Comment nous imprimons" not in left(draft_of(translation))


def test_page_in_the_source_language_and_page_without_source_lack_nothing():
    english = InfoFactory()
    assert source_words_left(english) == []
    assert source_words_left(in_french(english)) == []
    assert source_words_left(InfoPage(title="New")) == []


def test_links_of_a_menu_are_looked_at():
    english = Menu(place=Menu.Place.MASTHEAD, locale=front_page().locale)
    english.items = [MenuItem(text="Archive", url="https://example.org/a", locale=english.locale)]
    english.save()
    translation = begin(english)
    assert left(translation.get_target_instance()) == {"Archive"}
