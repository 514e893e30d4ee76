"""What stands around every page and for long on the front page, kept ready: it is read often and seldom changes."""

from datetime import date

from django.conf import settings
from django.core.cache import cache
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from home.models import BilingualPage, Contact, Footer, Menu, StatementIndexPage, StatementPage
from platform_planks.models import PlankPage, PlatformPage

# The net below the invalidation: another process with a memory cache of its own is never older than this.
SECONDS_KEPT = 300
KEPT = ("surroundings", "poster", "trunk")


def surroundings_of(*, language: str, today: date) -> dict[str, object]:
    """Menus, footer, contact and the statement on top, as plain words and addresses."""
    return cache.get_or_set(f"surroundings:{language}", lambda: _gather(language, today), SECONDS_KEPT)


def poster_of(*, language: str) -> dict[str, object]:
    """The platform, its planks and the list of statements, as plain words and addresses."""
    return cache.get_or_set(f"poster:{language}", lambda: _gather_poster(language), SECONDS_KEPT)


def trunk_of(*, language: str) -> dict[str, tuple[str, str]]:
    """Title and address of the front page and of the pages right under it, by their place in the tree."""
    return cache.get_or_set(f"trunk:{language}", lambda: _gather_trunk(language), SECONDS_KEPT)


def forget_surroundings() -> None:
    """Called when pages or snippets changed: the next reader gets them anew."""
    cache.delete_many([f"{name}:{code}" for name in KEPT for code, _name in settings.LANGUAGES])


def _gather(language: str, today: date) -> dict[str, object]:
    menus = {menu.place: menu for menu in Menu.objects.live_in(language).prefetch_related("items__page__locale")}
    footer = Footer.objects.live_in(language).order_by("pk").first()
    contact = Contact.objects.live_in(language).order_by("pk").first()
    on_top = StatementPage.objects.on_top(today).filter(locale__language_code=language).newest_first().first()
    return {
        "masthead_items": _links(menus.get(Menu.Place.MASTHEAD), language),
        "footer_items": _links(menus.get(Menu.Place.FOOTER), language),
        "footer_html": expand_db_html(footer.text) if footer else "",
        "contact": {"text": contact.text, "email": contact.email} if contact else None,
        "statement_on_top": {"title": on_top.title, "url": on_top.get_url()} if on_top else None,
    }


def _gather_poster(language: str) -> dict[str, object]:
    platform = PlatformPage.objects.live().filter(locale__language_code=language).order_by("pk").first()
    planks = PlankPage.objects.open_to_all().filter(locale__language_code=language).by_number()
    statement_index = StatementIndexPage.objects.live().filter(locale__language_code=language).order_by("pk").first()
    return {
        "platform": {"title": platform.title, "url": platform.get_url()} if platform else None,
        "planks": [{"number": plank.number, "title": plank.title, "url": plank.get_url()} for plank in planks],
        "statements_url": statement_index.get_url() if statement_index else "",
    }


def _gather_trunk(language: str) -> dict[str, tuple[str, str]]:
    pages = Page.objects.live().filter(locale__language_code=language, depth__in=(2, 3)).select_related("locale")
    return {page.path: (page.title, page.get_full_url() or "") for page in pages}


def _links(menu: Menu | None, language: str) -> list[dict[str, str]]:
    """The links of a menu. A page leads to its own language, and is left out where that is not live."""
    links = []
    for item in menu.items.all() if menu else []:
        page = item.page.specific if item.page else None
        if page and page.locale.language_code != language and not isinstance(page, BilingualPage):
            page = page.get_translations().filter(locale__language_code=language).first()
        address = page.get_url() if page and page.live else item.url
        if address:
            links.append({"text": item.text, "url": address})
    return links
