from django.conf import settings
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from core.pages import BasePage


def page_at(path: str, *, language: str) -> BasePage | None:
    """The live page at this path of one language's tree.

    Asks for the whole path at once, and for the page's other languages with it. Wagtail walks down to a page with two
    queries a level, because its pages may route on their own; ours never do.
    """
    roots = {root.language_code: root.root_path for root in Site.get_site_root_paths()}
    if language not in roots:
        return None
    url_path = f"{roots[language]}{path}"
    keys = Page.objects.filter(url_path=url_path).values("translation_key")
    versions = _by_language(Page.objects.filter(translation_key__in=keys))
    page = versions.get(language)
    if page is None or page.url_path != url_path:
        return None
    page.specific.locale = page.locale
    page.specific.live_versions = versions
    return page.specific


def page_in_another_language(path: str, *, other_than: str) -> BasePage | None:
    """The live public page that stands at this path in another language's tree, the source language first."""
    codes = [code for code, _name in settings.LANGUAGES if code != other_than]
    for code in sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE):
        page = page_at(path, language=code)
        if page and not page.get_view_restrictions().exists():
            return page
    return None


def versions_of(page: Page) -> dict[str, Page]:
    """The live versions of a page, by language code."""
    known = getattr(page, "live_versions", None)
    return _by_language(page.get_translations(inclusive=True)) if known is None else known


def _by_language(pages: PageQuerySet) -> dict[str, Page]:
    return {page.locale.language_code: page for page in pages.live().select_related("locale")}
