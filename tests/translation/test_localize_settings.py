"""wagtail-localize is wired so that no later step has to mend data (docs/decisions/0010-translation-engine.md)."""

from collections.abc import Callable

import pytest
from django.db.models import Model
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Locale, Page, get_translatable_models
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.operations import translate_object, translate_page_subtree
from wagtail_localize.strings import extract_strings

from home.models import Contact, Footer, HomePage, InfoPage, Menu, MenuItem
from home.models.snippets import Surroundings
from tests.factories import UserFactory
from tests.sessions import sign_in


def make_menu(locale: Locale) -> Menu:
    menu = Menu(place=Menu.Place.MASTHEAD, locale=locale)
    menu.items = [MenuItem(text="Archive", url="https://example.org/archive", locale=locale)]
    menu.save()
    return menu


def make_footer(locale: Locale) -> Footer:
    return Footer.objects.create(text="<p>Made by volunteers.</p>", locale=locale)


def make_contact(locale: Locale) -> Contact:
    return Contact.objects.create(email="editor@example.org", text="Write to us.", locale=locale)


def belongs_to_another(model: type[Model]) -> bool:
    return any(isinstance(field, ParentalKey) for field in model._meta.fields)


@pytest.mark.parametrize("tag", ["sup", "sub", "s", "u", "span"])
def test_inline_mark_stays_inside_its_sentence(tag: str) -> None:
    _template, strings = extract_strings(f"<p>Le 1<{tag}>er</{tag}> mai</p>")

    assert [string.data for string, _attributes in strings] == [f"Le 1<{tag}>er</{tag}> mai"]


def test_translating_a_live_page_leaves_a_draft(home: HomePage, english: Locale, french: Locale) -> None:
    page = InfoPage(title="About", slug="about", locale=english)
    home.add_child(instance=page)
    page.save_revision().publish()

    translate_object(page, [french])

    translation = page.get_translation(french)
    assert not translation.live
    assert translation.alias_of is None


@pytest.mark.parametrize("make", [make_menu, make_footer, make_contact])
def test_translating_a_live_snippet_leaves_a_draft(
    make: Callable[[Locale], Surroundings], english: Locale, french: Locale
) -> None:
    snippet = make(english)
    assert snippet.live

    translate_object(snippet, [french])

    assert not snippet.get_translation(french).live


def test_every_translatable_model_knows_drafts() -> None:
    """The engine publishes a translation at once, words of the source and all, where the model has no draft."""
    models = [model for model in get_translatable_models() if not belongs_to_another(model)]

    assert set(Surroundings.__subclasses__()) < set(models)
    assert [model for model in models if not issubclass(model, DraftStateMixin)] == []


def test_tree_is_sound_after_translating_four_levels(home: HomePage, english: Locale, french: Locale) -> None:
    parent: Page = home
    for level in ("one", "two", "three", "four"):
        for name in (level, f"{level}-sibling"):
            child = InfoPage(title=name, slug=name, locale=english)
            parent.add_child(instance=child)
        parent = child

    translate_page_subtree(home.pk, [french], None, None)

    translations = Page.objects.filter(locale=french, depth__gt=2)
    assert (translations.count(), translations.live().count()) == (8, 0)
    assert not any(Page.find_problems())
    # A child that is added afterwards finds its place.
    home.get_translation(french).add_child(instance=InfoPage(title="Suite", slug="suite", locale=french))
    assert not any(Page.find_problems())


def test_trees_are_never_mirrored_with_alias_pages(home: HomePage, english: Locale, french: Locale) -> None:
    assert not LocaleSynchronization.objects.exists()

    home.add_child(instance=InfoPage(title="About", slug="about", locale=english))

    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_nobody_can_switch_on_the_synchronisation_of_trees(db, client):
    sign_in(client, UserFactory(is_superuser=True))
    # It would fill the other language with alias pages: English words under French addresses.
    french = Locale.objects.get(language_code="fr")
    form = client.get(reverse("wagtaillocales:edit", args=[french.pk]))
    assert form.status_code == 200
    assert "sync_from" not in form.content.decode()
