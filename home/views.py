from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from home.built_in_pages import BUILT_IN_PAGES, SITE_MAP, BuiltInPage, in_active_language
from home.calendars import calendar_of
from home.models import BilingualPage
from home.selectors import bilingual_page
from home.site_map import site_map_of
from translation.middleware import same_in_every_language


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Leads to the front page in the language that the browser asks for."""
    language = translation.get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@same_in_every_language
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Says that the application answers and reaches its database."""
    connection.ensure_connection()
    return HttpResponse("ok", content_type="text/plain")


@same_in_every_language
@require_safe
def show_robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone, and where the list of pages is."""
    kept_out = [
        "/admin/",
        *(f"/{code}/{name}/" for code, _name in settings.LANGUAGES for name in ("account", "search")),
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept_out), ""]
    lines.append(f"Sitemap: {settings.PUBLIC_ADDRESS}{reverse('sitemap')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _find(slug: str) -> BilingualPage:
    page = bilingual_page(slug)
    if page is None:
        raise Http404
    return page


@same_in_every_language
@require_safe
def show_bilingual_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A bilingual page at its one address. The same bytes for everybody, whatever language the browser asks for."""
    with translation.override(settings.LANGUAGE_CODE):
        page = _find(slug)
        response = render(request, page.get_template(request), page.get_context(request))
    response["Content-Language"] = ", ".join(code for code, _name in settings.LANGUAGES)
    return response


@same_in_every_language
@require_safe
def show_calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """The event of a bilingual page as a calendar file."""
    page = _find(slug)
    if page.starts_at is None:
        raise Http404
    response = HttpResponse(calendar_of(page), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response


@require_safe
def show_built_in_page(request: HttpRequest, name: str) -> HttpResponse:
    """A page whose words ship with the code, in the language of the address."""
    facts = {"retention_days": settings.CONTRIBUTION_RETENTION_DAYS}
    return _render_built_in(request, BUILT_IN_PAGES[name], facts)


@require_safe
def show_site_map(request: HttpRequest) -> HttpResponse:
    """All pages of the language as one nested list."""
    return _render_built_in(request, SITE_MAP, site_map_of(language=translation.get_language(), request=request))


def _render_built_in(request: HttpRequest, page: BuiltInPage, facts: dict[str, object]) -> HttpResponse:
    return render(request, page.template, {"page": in_active_language(page), **facts})
