import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.models import HomePage, InfoPage
from tests.factories import ArticleFactory, InfoFactory, body_of, in_french
from tests.translation.samples import body, make_picture
from translation.checks import TextFacts
from translation.checks.gathering import facts_for
from translation.enums import TextState
from translation.models import GlossaryTerm, TextStanding

pytestmark = pytest.mark.django_db


def translation_of(page: InfoPage, french: Locale) -> Translation:
    source, _created = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.create(source=source, target_locale=french)


def segments_of(translation: Translation) -> list[StringSegment]:
    return list(StringSegment.objects.filter(source=translation.source).select_related("context", "string"))


def facts_by_words(translation: Translation) -> dict[str, TextFacts]:
    segments = segments_of(translation)
    facts = facts_for(translation, segments)
    return {segment.string.data: facts[segment.pk] for segment in segments}


def test_each_text_knows_its_field(french: Locale):
    page = ArticleFactory(title="Gate 3", lede="They waited.", body=body("en", make_picture()))

    facts = facts_by_words(translation_of(page, french))

    assert (facts["Gate 3"].max_length, facts["Gate 3"].is_plain) == (255, True)
    assert facts["They waited."].is_plain
    assert (facts["bread"].max_length, facts["bread"].is_plain) == (None, False)
    assert facts["A crane over a ship"].is_plain
    assert facts["The agreement"].is_plain
    assert facts["Night"].is_plain
    assert not facts["Minutes of 3<sup>rd</sup> May."].is_plain
    assert all(fact.language == "fr" for fact in facts.values())


def test_links_know_whether_there_is_a_translation(french: Locale):
    known, unknown = InfoFactory(title="Known"), InfoFactory(title="Unknown")
    in_french(known)
    page = InfoFactory(
        body=body_of(
            f'See <a linktype="page" id="{known.pk}">this</a>, <a linktype="page" id="{unknown.pk}">that</a> and '
            '<a href="https://example.org/">more</a>.'
        )
    )

    facts = facts_by_words(translation_of(page, french))

    [links] = [fact.links for fact in facts.values() if fact.links]
    assert [links[name].has_translation for name in ("a1", "a2", "a3")] == [True, False, True]
    assert links["a2"].address == unknown.get_url()


def test_other_translations_are_those_of_other_places_that_are_settled(french: Locale, home: HomePage):
    pages = [InfoFactory(body=body_of("The night shift")) for _number in range(3)]
    translations = [translation_of(page, french) for page in pages]
    for translation, words in zip(translations, ["Le quart", "La nuit", "L’équipe"], strict=True):
        [segment] = [one for one in segments_of(translation) if one.string.data == "The night shift"]
        row = StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=french, data=words
        )
        if words == "La nuit":
            TextStanding.objects.create(text=row, state=TextState.TO_REVIEW, written_at=timezone.now())

    facts = facts_by_words(translations[0])

    assert facts["The night shift"].other_translations == ["L’équipe"]


def test_glossary_is_that_of_the_language(french: Locale, english: Locale):
    GlossaryTerm.objects.create(locale=french, term="strike", translation="grève", forbidden="frappe\n\n débrayage ")
    GlossaryTerm.objects.create(locale=english, term="grève", translation="strike")

    [fact, *_others] = facts_by_words(translation_of(InfoFactory(), french)).values()

    [term] = fact.terms
    assert (term.term, term.translations, term.forbidden) == ("strike", ["grève"], ("frappe", "débrayage"))


def test_long_page_needs_no_more_queries_than_a_short_one(french: Locale):
    counts = []
    for length in (1, 20):
        pages = [InfoFactory() for _number in range(length)]
        body = body_of(*(f'See <a linktype="page" id="{page.pk}">page {page.pk}</a>.' for page in pages))
        translation = translation_of(InfoFactory(body=body), french)
        segments = segments_of(translation)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            facts_for(translation, segments)
        counts.append(len(queries))

    assert counts[1] <= counts[0] <= 8
