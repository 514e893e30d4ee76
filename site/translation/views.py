from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from core.sites import spare_the_question
from translation.reading_both import both_address, partner_of, rows_beside
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


@require_safe
def serve_both(request: HttpRequest, path: str) -> HttpResponse:
    """A page beside its translation, paragraph by paragraph, in the frame of the language of the address.

    Only where everybody may read both: nothing else is ever found here.
    """
    spare_the_question(request)
    language = get_language()
    page = page_at(path, language=language)
    if page is None:
        return _lead_to_both(path, language)
    partner = partner_of(page)
    if partner is None:
        raise Http404
    # Its own class has the words; what was asked of the database already goes along.
    beside = partner.specific
    beside.locale, beside.live_versions = partner.locale, page.live_versions
    facts = {
        "page": page,
        "sides": (page, beside),
        "rows": rows_beside(page, beside),
        "shows_both": True,
        "both_url": request.build_absolute_uri(request.path),
    }
    return render(request, "pages/both.html", facts)


def _lead_to_both(path: str, language: str) -> HttpResponse:
    """Whoever changes the language in the address by hand finds the page, whose path may be another there."""
    page = page_in_another_language(path, other_than=language)
    address = both_address(page, language=language) if page else ""
    if not address:
        raise Http404
    return redirect(address)
