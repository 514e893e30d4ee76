from django.conf import settings
from wagtail.models import Page, PageViewRestriction, Site
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
    restrictions = PageViewRestriction.objects.filter(page__path__in=_paths(*versions.values())).select_related("page")
    page.specific.locale = page.locale
    page.specific.known_restrictions = [found for found in restrictions if page.path.startswith(found.page.path)]
    # No page names a version that not everybody may read.
    page.specific.live_versions = {
        code: version
        for code, version in versions.items()
        if not any(version.path.startswith(found.page.path) for found in restrictions)
    }
    return page.specific


def page_in_another_language(path: str, *, other_than: str) -> BasePage | None:
    """The live public page that stands at this path in another language's tree, the source language first."""
    codes = [code for code, _name in settings.LANGUAGES if code != other_than]
    for code in sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE):
        page = page_at(path, language=code)
        if page and not page.get_view_restrictions():
            return page
    return None


def _paths(*pages: Page) -> set[str]:
    """The places in the tree of these pages and of those above them."""
    return {page.path[:end] for page in pages for end in range(page.steplen, len(page.path) + 1, page.steplen)}


def versions_of(page: Page) -> dict[str, Page]:
    """The live versions of a page, by language code; of a page that readers opened, only those open to everybody."""
    known = getattr(page, "live_versions", None)
    return _by_language(page.get_translations(inclusive=True)) if known is None else known


def _by_language(pages: PageQuerySet) -> dict[str, Page]:
    return {page.locale.language_code: page for page in pages.live().select_related("locale")}
