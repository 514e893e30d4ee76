"""The call on the front pages, and what stands around every page: menus, footer, contact."""

from collections.abc import Callable, Mapping

from django.db import transaction
from wagtail.models import Page

from home.demo.desk import Desk
from home.demo.facts import MenuLink, SiteFacts
from home.demo.library import SOURCE, Library
from home.demo.prose import markdown_to_html
from home.models import Contact, Footer, HomePage, Menu, MenuItem
from home.models.snippets import Surroundings

EMAIL = "editor@example.org"
CALL_LEADS_TO = "info/work-with-us"


class Surrounder:
    """Makes what stands around the pages, where nobody has made it yet. `pages` holds them by name."""

    def __init__(self, desk: Desk, library: Library, pages: Mapping[str, Page]) -> None:
        self._desk = desk
        self._library = library
        self._pages = pages
        self._languages = [SOURCE, *library.languages_of("site")]

    def surround(self) -> None:
        self._call_readers()
        self._keep(Footer, lambda site, _source: Footer(text=markdown_to_html(site.footer)))
        self._keep(Contact, lambda site, _source: Contact(email=EMAIL, text=site.contact))
        self._keep(
            Menu,
            lambda site, source: self._menu(Menu.Place.MASTHEAD, site.masthead_links, source),
            place=Menu.Place.MASTHEAD,
        )
        self._keep(
            Menu,
            lambda site, source: self._menu(Menu.Place.FOOTER, site.footer_links, source),
            place=Menu.Place.FOOTER,
        )

    def _call_readers(self) -> None:
        for language in self._languages:
            front = HomePage.objects.get(locale=self._desk.locales[language])
            # A front page that was ever edited has the call that its editors want.
            if front.latest_revision_id is not None:
                continue
            site = self._library.site(language)
            if language == SOURCE:
                front.call_title, front.call_text = site.call_title, site.call_text
                front.call_page = self._pages.get(CALL_LEADS_TO)
                with transaction.atomic():
                    self._desk.publish(front)
                continue
            words = HomePage(title=front.title, slug=front.slug, call_title=site.call_title, call_text=site.call_text)
            self._desk.translate(HomePage.objects.get(locale=self._desk.source), words, language)

    def _keep[T: Surroundings](self, model: type[T], make: Callable[[SiteFacts, T | None], T], **which: object) -> None:
        """Make a snippet in each language that has none. `make` gets the words, and the source to be translated."""
        for language in self._languages:
            if model.objects.filter(locale=self._desk.locales[language], **which).exists():
                continue
            source = model.objects.filter(locale=self._desk.source, **which).first()
            snippet = make(self._library.site(language), source)
            if source is not None:
                self._desk.translate(source, snippet, language)
                continue
            snippet.locale = self._desk.source
            with transaction.atomic():
                snippet.save()
                self._desk.publish(snippet)

    def _menu(self, place: Menu.Place, links: tuple[MenuLink, ...], source: Menu | None) -> Menu:
        menu = Menu(place=place)
        items = [
            MenuItem(text=link.text, page=self._page_of(link), sort_order=order, locale=self._desk.source)
            for order, link in enumerate(links)
        ]
        # The rows of a translation carry the keys of the rows that they translate; rows too many have no counterpart.
        for item, original in zip(items, source.items.all() if source else [], strict=False):
            item.translation_key = original.translation_key
        menu.items = items
        return menu

    def _page_of(self, link: MenuLink) -> Page:
        if link.page not in self._pages:
            raise self._library.document("site").error(f"No page is called “{link.page}”.")
        return self._pages[link.page]
