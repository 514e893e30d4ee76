import json
from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from home.models import Contact, HomePage, InfoPage, Menu, MenuItem
from issues.enums import AuthorRole, Kind, PrintStatus
from issues.models import ArticleAuthor, ArticlePage, ArticlePlank, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage
from tests.translation.samples import body, make_picture
from translation.refusals import ParentNotTranslated, StructureDiffers, TranslationIncomplete, TranslationRefused
from translation.services import record_translation
from users.models import User


def publish[P: Page](page: P, parent: Page) -> P:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def translate[P: Page](page: P, french: Locale, **words: object) -> P:
    translated = type(page)(locale=french, translation_key=page.translation_key, **words)
    return record_translation(source_page=page, translated=translated, publish=True, now=timezone.now())


@pytest.fixture
def plank(home: HomePage, english: Locale, french: Locale) -> PlankPage:
    platform = publish(PlatformPage(title="Platform", slug="platform", locale=english), home)
    translate(platform, french, title="Plateforme", slug="plateforme")
    return publish(PlankPage(title="Free buses", number=3, locale=english), platform)


@pytest.fixture
def issue(home: HomePage, english: Locale, french: Locale) -> IssuePage:
    index = publish(IssueIndexPage(title="The Torch", slug="issues", locale=english), home)
    translate(index, french, title="Le Flambeau", slug="numeros")
    issue = publish(IssuePage(title="Cranes", number=6, date=date(2026, 10, 17), locale=english), index)
    translate(issue, french, title="Grues")
    return issue


@pytest.fixture
def article(issue: IssuePage, plank: PlankPage, english: Locale) -> ArticlePage:
    publish(ArticlePage(title="First", slug="first", locale=english), issue)
    article = ArticlePage(
        title="Fish & chips",
        slug="fish",
        lede="Two lines\nof text",
        kind=Kind.REPRINT,
        source_name="The Record",
        source_url="https://example.org/record",
        print_status=PrintStatus.SHORTENED,
        words_in_print=340,
        printed_page=2,
        locale=english,
        body=json.dumps(body("en", make_picture())),
    )
    article.authors = [
        ArticleAuthor(name="Ines", sort_order=0),
        ArticleAuthor(name="Odile", role=AuthorRole.ILLUSTRATION, sort_order=1),
    ]
    article.plank_references = [ArticlePlank(plank=plank)]
    return publish(article, issue)


def in_french(article: ArticlePage, french: Locale) -> ArticlePage:
    """The French of the article as a translator hands it in: words only, nothing that both languages share."""
    picture = article.body[3].value["image"]
    return ArticlePage(
        title="Poisson & frites",
        slug="poisson",
        lede="Deux lignes\nde texte",
        source_name="Le Record",
        body=json.dumps(body("fr", picture)),
        locale=french,
        translation_key=article.translation_key,
    )


def test_translation_is_live_with_every_word_of_every_block(article: ArticlePage, french: Locale) -> None:
    result = record_translation(
        source_page=article, translated=in_french(article, french), publish=True, now=timezone.now()
    )

    assert result.live
    assert (result.title, result.draft_title) == ("Poisson & frites", "Poisson & frites")
    assert (result.slug, result.lede) == ("poisson", "Deux lignes\nde texte")
    picture = article.body[3].value["image"]
    assert list(result.body.raw_data) == body("fr", picture)
    assert article.get_parent().get_translation(french).numchild == 1
    assert not any(Page.find_problems())


def test_translation_takes_what_both_languages_share(article: ArticlePage, french: Locale) -> None:
    result = record_translation(
        source_page=article, translated=in_french(article, french), publish=True, now=timezone.now()
    )

    assert (result.kind, result.print_status, result.printed_page) == (Kind.REPRINT, PrintStatus.SHORTENED, 2)
    assert result.position == article.position == 2
    assert [author.name for author in result.authors.all()] == ["Ines", "Odile"]
    assert [row.plank for row in result.plank_references.all()] == [article.plank_references.get().plank]


def test_second_record_keeps_child_rows_in_step(article: ArticlePage, french: Locale) -> None:
    record_translation(source_page=article, translated=in_french(article, french), publish=True, now=timezone.now())
    article.authors = [*article.authors.all()[1:], ArticleAuthor(name="Gudrun", sort_order=2)]
    article.plank_references = []
    article.save_revision().publish()
    article.refresh_from_db()

    result = record_translation(
        source_page=article, translated=in_french(article, french), publish=True, now=timezone.now()
    )

    assert [author.name for author in result.authors.all()] == ["Odile", "Gudrun"]
    assert not result.plank_references.exists()
    assert ArticleAuthor.objects.count() == 4
    assert StringTranslation.objects.filter(context__path="title", context__object=result.translation_key).count() == 1
    assert not any(Page.find_problems())


def test_number_is_the_address_in_every_language(plank: PlankPage, french: Locale) -> None:
    result = translate(plank, french, title="Autobus gratuits")

    assert (result.number, result.slug) == (3, "3")
    assert result.number_key == f"{french.pk}:3"
    assert result.get_url() == "/fr/plateforme/3/"


def test_front_page_that_stands_already_is_translated_in_place(home: HomePage, french: Locale) -> None:
    home.call_title = "Work with us"
    home.save_revision().publish()

    result = translate(home, french, title="Le Flambeau", slug="accueil", call_title="Travailler avec nous")

    assert (result.call_title, result.slug, result.live) == ("Travailler avec nous", "accueil", True)
    assert HomePage.objects.count() == 2


def test_draft_stays_a_draft(home: HomePage, english: Locale, french: Locale) -> None:
    page = publish(InfoPage(title="About", slug="about", locale=english), home)
    translated = InfoPage(title="À propos", slug="a-propos", locale=french, translation_key=page.translation_key)

    result = record_translation(source_page=page, translated=translated, publish=False, now=timezone.now())

    assert (result.live, result.title) == (False, "À propos")


def test_draft_of_a_live_translation_leaves_what_readers_see(article: ArticlePage, french: Locale) -> None:
    record_translation(source_page=article, translated=in_french(article, french), publish=True, now=timezone.now())
    translated = in_french(article, french)
    translated.title = "Grève"

    result = record_translation(source_page=article, translated=translated, publish=False, now=timezone.now())

    assert (result.live, result.title, result.has_unpublished_changes) == (True, "Poisson & frites", True)
    draft = result.get_latest_revision_as_object()
    assert (draft.title, [author.name for author in draft.authors.all()]) == ("Grève", ["Ines", "Odile"])


def test_draft_of_a_live_snippet_leaves_it_live(english: Locale, french: Locale) -> None:
    contact = Contact.objects.create(email="editor@example.org", text="Write to us.", locale=english)

    for text, publishes in (("Écrivez-nous.", True), ("Parlez-nous.", False)):
        translated = Contact(text=text, locale=french, translation_key=contact.translation_key)
        result = record_translation(source_page=contact, translated=translated, publish=publishes, now=timezone.now())

    assert (result.live, result.text, result.email) == (True, "Écrivez-nous.", "editor@example.org")
    assert result.latest_revision.as_object().text == "Parlez-nous."


def test_translation_belongs_to_the_one_who_made_it(home: HomePage, english: Locale, french: Locale) -> None:
    page = publish(InfoPage(title="About", slug="about", locale=english), home)
    translated = InfoPage(title="À propos", slug="a-propos", locale=french, translation_key=page.translation_key)
    translator = User.objects.create_user("translator@example.org")

    result = record_translation(
        source_page=page, translated=translated, user=translator, publish=True, now=timezone.now()
    )

    assert result.latest_revision.user == translator
    assert set(StringTranslation.objects.values_list("last_translated_by", flat=True)) == {translator.pk}


def test_text_that_is_not_changed_keeps_its_translator(home: HomePage, english: Locale, french: Locale) -> None:
    page = publish(InfoPage(title="About", slug="about", locale=english), home)
    words = {"locale": french, "translation_key": page.translation_key}
    first, second = (User.objects.create_user(f"{name}@example.org") for name in ("first", "second"))

    for title, user in (("À propos", first), ("Qui nous sommes", second)):
        translated = InfoPage(title=title, slug="a-propos", **words)
        record_translation(source_page=page, translated=translated, user=user, publish=True, now=timezone.now())

    translators = dict(StringTranslation.objects.values_list("data", "last_translated_by"))
    assert translators == {"Qui nous sommes": second.pk, "a-propos": first.pk}


def test_menu_is_translated_with_its_links(home: HomePage, english: Locale, french: Locale) -> None:
    menu = Menu(place=Menu.Place.MASTHEAD, locale=english)
    items = [
        MenuItem(text="Home", page=home, locale=english),
        MenuItem(text="Archive", url="https://example.org/archive", locale=english),
    ]
    menu.items = items
    menu.save()
    translated = Menu(place=menu.place, locale=french, translation_key=menu.translation_key)
    translated.items = [
        MenuItem(text=text, page=item.page, url=item.url, locale=french, translation_key=item.translation_key)
        for text, item in zip(["Accueil", "Archives"], items, strict=True)
    ]

    for _time in range(2):
        result = record_translation(source_page=menu, translated=translated, publish=True, now=timezone.now())

    assert result.live
    assert [(item.text, item.locale, item.url) for item in result.items.all()] == [
        ("Accueil", french, ""),
        ("Archives", french, "https://example.org/archive"),
    ]
    assert MenuItem.objects.count() == 4


def test_missing_french_is_refused_and_nothing_is_changed(article: ArticlePage, french: Locale) -> None:
    translated = in_french(article, french)
    translated.lede = ""

    with pytest.raises(StructureDiffers, match="Nothing translates “Two lines\nof text” \\(lede, text 1\\)"):
        record_translation(source_page=article, translated=translated, publish=True, now=timezone.now())

    assert not article.has_translation(french)
    assert not Translation.objects.filter(source__object_id=article.translation_key).exists()


def test_page_under_an_untranslated_page_is_refused(home: HomePage, english: Locale, french: Locale) -> None:
    parent = publish(InfoPage(title="About", slug="about", locale=english), home)
    page = publish(InfoPage(title="Press", slug="press", locale=english), parent)

    with pytest.raises(ParentNotTranslated, match="Translate “About” into Français first"):
        translate(page, french, title="Presse", slug="presse")

    assert not Page.objects.filter(locale=french, depth__gt=2).exists()


def test_words_that_the_engine_calls_wrong_are_refused(
    english: Locale, french: Locale, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact = Contact.objects.create(email="editor@example.org", text="Write to us.", locale=english)
    translated = Contact(
        email="editor@example.org", text="Écrivez-nous.", locale=french, translation_key=contact.translation_key
    )
    monkeypatch.setattr("translation.services.pair_words", lambda *_both: {("text", "Write to us."): "<p>Écrivez.</p>"})

    with pytest.raises(TranslationIncomplete, match="has 0 of 1 texts"):
        record_translation(source_page=contact, translated=translated, publish=True, now=timezone.now())

    assert not contact.has_translation(french)


def test_stopped_translation_is_left_to_its_editor(home: HomePage, english: Locale, french: Locale) -> None:
    page = publish(InfoPage(title="About", slug="about", locale=english), home)
    translate(page, french, title="À propos", slug="a-propos")
    Translation.objects.update(enabled=False)

    with pytest.raises(TranslationRefused, match="has stopped"):
        translate(page, french, title="Autrement", slug="a-propos")
