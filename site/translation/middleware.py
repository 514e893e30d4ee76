from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware import locale
from django.utils.cache import patch_vary_headers


def same_in_every_language[View: Callable](view: View) -> View:
    """Mark a view whose address names no language and whose answer never depends on the browser's."""
    view.is_same_in_every_language = True  # ty: ignore[missing-attribute]
    return view


class LocaleMiddleware(locale.LocaleMiddleware):
    """Django's middleware, which takes any address without a language for one that lost it.

    It would send a reader of an unknown `/bilingual/…` on to `/en/bilingual/…` before saying that there is none, and
    would have caches keep a copy for each Accept-Language although all are the same.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        match = request.resolver_match
        if match is None or not getattr(match.func, "is_same_in_every_language", False):
            return super().process_response(request, response)
        if response.status_code == 404:
            # The notice itself speaks the browser's language.
            patch_vary_headers(response, ["Accept-Language"])
        return response
