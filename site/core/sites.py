"""The one site that Wagtail knows, kept ready: every page asks for it, and it changes when the newspaper moves."""

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Site

KEY = "the-site"
# The net below the invalidation: another process with a memory cache of its own is never older than this.
SECONDS_KEPT = 300


def the_site() -> Site | None:
    """The default site."""
    return cache.get_or_set(KEY, _find, SECONDS_KEPT)


def forget_site() -> None:
    cache.delete(KEY)


def spare_the_question(request: HttpRequest) -> None:
    """Answer beforehand what Wagtail asks the database for each request: which site this is."""
    request._wagtail_site = the_site()  # ty: ignore[missing-attribute]


def _find() -> Site | None:
    return Site.objects.filter(is_default_site=True).select_related("root_page").first()
