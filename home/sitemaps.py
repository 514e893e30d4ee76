"""What search engines may read: every public page once, with its other languages (the sitemaps protocol, 0.9)."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.alternates import default_address_of
from home.built_in_pages import BUILT_IN_PAGES, BuiltInPage

type Row = dict[str, object]
PER_FILE = 5_000


class TorchSitemap(Sitemap):
    limit = PER_FILE
    # Django's view for the index asks for it, whatever address it was itself asked under.
    protocol = urlsplit(settings.PUBLIC_ADDRESS).scheme

    def get_urls(self, page: int | str = 1, site: object = None, protocol: str | None = None) -> list[Row]:
        return list(self.rows_of(self.paginator.page(page).object_list))

    def rows_of(self, items: Iterable) -> Iterable[Row]:
        raise NotImplementedError


class PageSitemap(TorchSitemap):
    """The pages of both trees that are live and open to everybody."""

    def items(self) -> PageQuerySet:
        return public_pages().order_by("pk")

    def get_latest_lastmod(self) -> object:
        return (
            public_pages()
            .order_by("-last_published_at")
            .values_list("last_published_at", flat=True)
            .exclude(last_published_at=None)
            .first()
        )

    def rows_of(self, items: Iterable[Page]) -> Iterable[Row]:
        pages = list(items)
        keys = {page.translation_key for page in pages}
        versions: dict[object, dict[str, str]] = defaultdict(dict)
        for page in public_pages().filter(translation_key__in=keys).order_by("locale__language_code"):
            versions[page.translation_key][page.locale.language_code] = address_of(page)
        for page in pages:
            kind = page.specific_class
            speaks_all = getattr(kind, "stands_for_every_language", False)
            found = {} if speaks_all else versions[page.translation_key]
            yield row(address_of(page), found, default_address_of(kind, found), page.last_published_at)


class BuiltInSitemap(TorchSitemap):
    """The pages whose words ship with the code."""

    def items(self) -> list[BuiltInPage]:
        return [version for page in BUILT_IN_PAGES.values() for version in page.live_versions.values()]

    def rows_of(self, items: Iterable[BuiltInPage]) -> Iterable[Row]:
        for page in items:
            versions = {code: _absolute(version) for code, version in page.live_versions.items()}
            yield row(_absolute(page), versions, default_address_of(page, versions), page.reviewed_on)


SITEMAPS = {"pages": PageSitemap, "site": BuiltInSitemap}


def public_pages() -> PageQuerySet:
    # The root of all trees is no page that anybody sees.
    return Page.objects.live().public().filter(depth__gt=1).select_related("locale")


def address_of(page: Page) -> str:
    # Its own class, for its kind of address, without the fields of that class, which would be one more query.
    specific = page.specific_deferred
    specific.locale = page.locale
    return specific.get_full_url() or ""


def row(address: str, versions: dict[str, str], default: str, changed: object) -> Row:
    alternates = [{"location": found, "lang_code": code} for code, found in versions.items()]
    if default:
        alternates.append({"location": default, "lang_code": "x-default"})
    return {"location": address, "lastmod": changed, "changefreq": None, "priority": "", "alternates": alternates}


def _absolute(page: BuiltInPage) -> str:
    return urljoin(settings.PUBLIC_ADDRESS, page.get_url())
