from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from core.sites import spare_the_question
from translation.selectors import page_at, page_in_another_language, versions_of


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this address in the language of the address, and never a page of another language.

    Where the page stands in another tree under this path, leads to its translation; where there is none yet, says so in
    the reader's language (decision 2).
    """
    spare_the_question(request)
    page = page_at(path, language=get_language())
    if page is None:
        return _serve_missing(request, path)
    # Where Wagtail looks before it walks down the tree by itself (and falls back to the source language).
    request._wagtail_route_for_request = RouteResult(page)  # ty: ignore[missing-attribute]
    return wagtail_serve(request, path)


def _serve_missing(request: HttpRequest, path: str) -> HttpResponse:
    page = page_in_another_language(path, other_than=get_language())
    if page is None:
        raise Http404
    if page.stands_for_every_language:
        return redirect(page.get_url(request))
    translated = versions_of(page).get(get_language())
    if translated is not None:
        return redirect(translated.get_url(request))
    if not page.is_in_source_language():
        raise Http404
    return render(request, "pages/not_yet_translated.html", {"source_page": page})
