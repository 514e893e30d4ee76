from collections.abc import Callable
from contextlib import ExitStack

from django.http import HttpRequest, HttpResponseBase
from django.middleware import locale
from django.utils.cache import patch_vary_headers

from translation.together import translations_left_alone

ASKS_ABOUT_TRANSLATIONS = frozenset(f"wagtailadmin_pages:{view}" for view in ("delete", "unpublish", "move_confirm"))


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


class TranslationsAlongMiddleware:
    """Leaves the translations of a page alone where an editor has taken the tick away (translation/going_along.html).

    Wagtail's views know nothing of the question, and what goes along is decided below them, for every door.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with ExitStack() as request.choices:  # ty: ignore[missing-attribute]
            return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> None:
        match = request.resolver_match
        if request.method != "POST" or match is None or match.view_name not in ASKS_ABOUT_TRANSLATIONS:
            return
        if "translations-asked" in request.POST and "translations-along" not in request.POST:
            request.choices.enter_context(translations_left_alone())  # ty: ignore[missing-attribute]
