from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from home.calendars import calendar_of
from home.models import BilingualPage
from home.selectors import bilingual_page


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Leads to the front page in the language that the browser asks for."""
    language = translation.get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Says that the application answers and reaches its database."""
    connection.ensure_connection()
    return HttpResponse("ok", content_type="text/plain")


def _find(slug: str) -> BilingualPage:
    page = bilingual_page(slug)
    if page is None:
        raise Http404
    return page


@require_safe
def show_bilingual_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A bilingual page at its one address. The same bytes for everybody, whatever language the browser asks for."""
    with translation.override(settings.LANGUAGE_CODE):
        page = _find(slug)
        return render(request, page.get_template(request), page.get_context(request))


@require_safe
def show_calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """The event of a bilingual page as a calendar file."""
    page = _find(slug)
    if page.starts_at is None:
        raise Http404
    response = HttpResponse(calendar_of(page), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response
