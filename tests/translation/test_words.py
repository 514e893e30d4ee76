"""Readers are told that the French follows: where words of the English have changed since they were translated."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from home.models import StatementPage
from tests.factories import EVERY_KIND, StatementFactory, body_of, in_french
from tests.translation.samples import say_the_same
from translation.models import RevisionWords
from translation.selectors import translation_follows
from translation.words import note_words

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def published(page: Page) -> Page:
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def make_pair() -> tuple[StatementPage, StatementPage]:
    english = published(StatementFactory(lede="We stand with them.", body=body_of("One.", "Two.")))
    french = in_french(english)
    return english, type(french).objects.get(pk=french.pk)


def given_to_translators(english: Page, french: Page) -> TranslationSource:
    source, _created = TranslationSource.update_or_create_from_instance(english)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=french.locale)
    say_the_same(translation)
    return source


def change(page: Page, lede: str = "We stand with all of them.") -> Page:
    page.lede = lede
    return published(page)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_fresh_translation_of_every_kind_does_not_follow(kind: str):
    english = published(EVERY_KIND[kind]())
    french = published(in_french(english))
    assert RevisionWords.objects.get(revision=french.live_revision).translated_from
    assert not translation_follows(english, french)


def test_translation_follows_once_changed_words_are_published():
    english, french = make_pair()
    english.lede = "We stand with all of them."
    english.save_revision()
    assert not translation_follows(StatementPage.objects.get(pk=english.pk), french)
    english = change(english)
    assert translation_follows(english, french)
    assert not translation_follows(english, published(french))


def test_publishing_again_moving_a_block_or_correcting_an_address_changes_no_words():
    english, french = make_pair()
    blocks = [("heading", {"text": "First", "level": "2"}), ("prose", "<p>Then</p>")]
    english.body = blocks
    english, french = published(english), published(french)
    english.slug, english.body = "elsewhere", blocks[::-1]
    assert not translation_follows(published(english), french)


def test_translation_that_waited_for_its_reviewer_was_made_from_what_its_translator_had():
    english, french = make_pair()
    source = given_to_translators(english, french)
    draft = french.save_revision()
    english = change(english)
    source.update_from_db()
    draft.publish()
    assert translation_follows(english, StatementPage.objects.get(pk=french.pk))


def test_words_that_translators_do_not_have_yet_are_not_translated():
    english, french = make_pair()
    source = given_to_translators(english, french)
    english = change(english)
    assert translation_follows(english, published(french))
    source.update_from_db()
    assert not translation_follows(english, published(french))


def test_translation_of_a_draft_is_ahead_and_follows_nothing():
    english, french = make_pair()
    english.lede = "We stand with all of them."
    draft = english.save_revision()
    given_to_translators(draft.as_object(), french)
    french = published(french)
    english = StatementPage.objects.get(pk=english.pk)
    assert not translation_follows(english, french)
    draft.publish()
    assert not translation_follows(StatementPage.objects.get(pk=english.pk), french)
    assert translation_follows(change(english, "We stand with nobody."), french)


def test_version_whose_words_nobody_noted_tells_nothing():
    english, french = make_pair()
    english = change(english)
    RevisionWords.objects.filter(revision=french.live_revision).delete()
    assert not translation_follows(english, french)
    note_words(french.live_revision)
    assert RevisionWords.objects.filter(revision=french.live_revision).exists()


def test_draft_that_is_saved_over_is_noted_anew():
    english, _french = make_pair()
    revision = english.save_revision()
    before = RevisionWords.objects.get(revision=revision).digest
    english.lede = "We stand with all of them."
    english.save_revision(overwrite_revision=revision)
    assert RevisionWords.objects.get(revision=revision).digest != before


def notice(client: Client, address: str) -> list[tuple[str, str]]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return [(line["lang"], line.get_text(" ", strip=True)) for line in soup.select(".follows p")]


@pytest.mark.parametrize("kind", ["statement", "plank"])
def test_readers_of_the_french_and_of_both_are_told_in_both_languages(client, kind: str):
    english = published(EVERY_KIND[kind]())
    french = published(in_french(english))
    addresses = [french.get_url(), *(f"/{page.get_url()[1:3]}/both{page.get_url()[3:]}" for page in (english, french))]
    assert [notice(client, address) for address in addresses] == [[], [], []]
    english.title = "Quite another title"
    published(english)
    for address in addresses:
        said = dict(notice(client, address))
        assert said["en"].startswith("The French follows.")
        assert said["fr"].startswith("Le français suit.")
        assert next(iter(said)) == address[1:3]
    assert notice(client, english.get_url()) == []
