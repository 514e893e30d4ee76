from datetime import date

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from home.models import Contact, Footer, Menu, MenuItem
from home.surroundings import poster_of, surroundings_of
from platform_planks.models import PlankPage
from tests.factories import (
    BilingualFactory,
    InfoFactory,
    PlankFactory,
    StatementFactory,
    UserFactory,
    front_page,
    in_french,
)
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 1)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def locale(language: str) -> Locale:
    return front_page(language).locale


def make_menu(language: str, *items: MenuItem, place: str = Menu.Place.MASTHEAD, live: bool = True) -> Menu:
    menu = Menu(place=place, locale=locale(language), live=live)
    for item in items:
        item.locale = menu.locale
    menu.items = list(items)
    menu.save()
    return menu


def gathered(language: str = "en") -> dict:
    return surroundings_of(language=language, today=TODAY)


def links(language: str = "en") -> list[tuple[str, str]]:
    return [(item["text"], item["url"]) for item in gathered(language)["masthead_items"]]


def test_menu_holds_its_links_in_order():
    page = InfoFactory()
    make_menu("en", MenuItem(text="About", page=page), MenuItem(text="Elsewhere", url="https://example.org/"))
    assert links() == [("About", page.get_url()), ("Elsewhere", "https://example.org/")]
    assert gathered()["footer_items"] == []


def test_menus_of_masthead_and_footer_are_two():
    make_menu("en", MenuItem(text="Above", url="https://example.org/1"))
    make_menu("en", MenuItem(text="Below", url="https://example.org/2"), place=Menu.Place.FOOTER)
    assert [item["text"] for item in gathered()["footer_items"]] == ["Below"]
    assert links() == [("Above", "https://example.org/1")]


def test_french_menu_leads_to_the_french_page_of_the_english_one_that_it_names():
    page = InfoFactory()
    french = in_french(page, slug="a-propos")
    make_menu("fr", MenuItem(text="À propos", page=page))
    assert links("fr") == [("À propos", french.get_url())]


def test_french_menu_leaves_out_what_has_no_live_french_page():
    untranslated, withdrawn = InfoFactory(), InfoFactory()
    in_french(withdrawn).unpublish()
    make_menu("fr", MenuItem(text="Un", page=untranslated), MenuItem(text="Deux", page=withdrawn))
    assert links("fr") == []


def test_menu_leaves_out_a_draft():
    make_menu("en", MenuItem(text="Soon", page=InfoFactory(live=False)))
    assert links() == []


def test_bilingual_page_stands_in_both_menus_under_its_one_address():
    page = BilingualFactory(slug="webinar")
    for language in ("en", "fr"):
        make_menu(language, MenuItem(text="Webinar", page=page))
        assert links(language) == [("Webinar", "/bilingual/webinar/")]


def test_drafts_of_what_stands_around_are_not_shown():
    make_menu("en", MenuItem(text="Soon", url="https://example.org/"), live=False)
    Footer.objects.create(text="<p>Soon</p>", locale=locale("en"), live=False)
    Contact.objects.create(email="soon@example.org", locale=locale("en"), live=False)
    found = gathered()
    assert (found["masthead_items"], found["footer_html"], found["contact"]) == ([], "", None)


def test_unpublished_change_of_a_snippet_is_not_shown_before_it_is_published(committed):
    footer = Footer.objects.create(text="<p>Made by volunteers.</p>", locale=locale("en"))
    footer.text = "<p>Made by us.</p>"
    draft = footer.save_revision()
    assert gathered()["footer_html"] == "<p>Made by volunteers.</p>"
    with committed():
        draft.publish()
    assert gathered()["footer_html"] == "<p>Made by us.</p>"


def test_links_in_the_footer_lead_to_addresses_not_to_ids():
    page = InfoFactory()
    Footer.objects.create(text=f'<p><a linktype="page" id="{page.pk}">About</a></p>', locale=locale("en"))
    assert gathered()["footer_html"] == f'<p><a href="{page.get_url()}">About</a></p>'


def test_each_language_has_surroundings_of_its_own():
    Contact.objects.create(email="editor@example.org", text="Write to us.", locale=locale("en"))
    Contact.objects.create(email="redaction@example.org", text="Écrivez-nous.", locale=locale("fr"))
    assert gathered("en")["contact"] == {"text": "Write to us.", "email": "editor@example.org"}
    assert gathered("fr")["contact"]["email"] == "redaction@example.org"


def test_surroundings_are_gathered_once_and_read_from_memory(django_assert_num_queries):
    gathered()
    poster_of(language="en")
    with django_assert_num_queries(0):
        gathered()
        poster_of(language="en")


def rename(page: Page) -> None:
    page.slug = "renamed"
    page.save()


def move(page: Page) -> None:
    Page.objects.get(pk=page.pk).move(InfoFactory(slug="above"), pos="last-child")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda page: page.unpublish(), []),
        (lambda page: page.delete(), []),
        (rename, [("About", "/en/renamed/")]),
        (move, [("About", "/en/above/about/")]),
    ],
)
def test_change_of_a_page_is_seen_in_the_menu_after_the_commit(committed, change, expected):
    page = InfoFactory(slug="about")
    make_menu("en", MenuItem(text="About", page=page))
    assert links() == [("About", "/en/about/")]
    with committed():
        change(page)
        assert links() == [("About", "/en/about/")]
    assert links() == expected


def test_page_that_is_published_comes_into_the_menu(committed):
    page = InfoFactory(slug="about", live=False)
    make_menu("en", MenuItem(text="About", page=page))
    assert links() == []
    with committed():
        page.save_revision().publish()
    assert links() == [("About", "/en/about/")]


def test_translation_that_is_published_comes_into_the_french_menu(committed):
    page = InfoFactory()
    make_menu("fr", MenuItem(text="À propos", page=page))
    assert links("fr") == []
    with committed():
        french = in_french(page)
    assert links("fr") == [("À propos", french.get_url())]


def test_snippet_that_is_withdrawn_or_deleted_goes(committed):
    contact = Contact.objects.create(email="editor@example.org", locale=locale("en"))
    footer = Footer.objects.create(text="<p>Made by volunteers.</p>", locale=locale("en"))
    assert gathered()["contact"]["email"] == "editor@example.org"
    with committed():
        contact.unpublish()
        footer.delete()
    assert (gathered()["contact"], gathered()["footer_html"]) == (None, "")


def test_editor_who_publishes_a_contact_sees_it_at_once(client: Client, committed):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    assert gathered()["contact"] is None
    facts = {"email": "editor@example.org", "text": "Write.", "action-publish": "1"}
    with committed():
        client.post("/admin/snippets/home/contact/add/?locale=en", facts)
    assert gathered()["contact"]["email"] == "editor@example.org"


def test_poster_is_gathered_anew_after_a_plank_or_the_list_of_statements_changed(committed):
    empty = {"platform": None, "planks": [], "statements_url": ""}
    assert poster_of(language="en") == empty
    plank = PlankFactory(number=3, title="Bread", live=False)
    index = StatementFactory().get_parent()
    with committed():
        plank.save_revision().publish()
    assert poster_of(language="en") == {
        "platform": {"title": "Our platform", "url": "/en/platform/"},
        "planks": [{"number": 3, "title": "Bread", "url": "/en/platform/3/"}],
        "statements_url": index.get_url(),
    }
    assert poster_of(language="fr") == empty
    with committed():
        PlankPage.objects.get(pk=plank.pk).unpublish()
    assert poster_of(language="en")["planks"] == []
