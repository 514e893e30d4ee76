from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from home.built_in_pages import FEEDS, in_active_language
from home.feeds import atom, json_feed
from home.feeds.selectors import feed_links, feed_of
from home.feeds.sources import Source, source_for_plank, source_named
from home.surroundings import poster_of

SECONDS_FRESH = 300
FORMS = {"atom": (atom.write_atom, atom.MEDIA_TYPE), "json": (json_feed.write_json, json_feed.MEDIA_TYPE)}


@require_safe
@conditional_page
def show_feed(request: HttpRequest, form: str, name: str) -> HttpResponse:
    """One of the feeds of a language."""
    return _answer(request, form, source_named(name, language=get_language()))


@require_safe
@conditional_page
def show_plank_feed(request: HttpRequest, form: str, number: int) -> HttpResponse:
    """What argues for a plank."""
    return _answer(request, form, source_for_plank(number, language=get_language()))


def _answer(request: HttpRequest, form: str, source: Source | None) -> HttpResponse:
    feed = feed_of(source, form=form, number=request.GET.get("page", "1")) if source else None
    if feed is None:
        raise Http404
    write, media_type = FORMS[form]
    # The decorator makes the ETag of the text itself. No date beside it: the newest one is older where a page went.
    response = HttpResponse(write(feed), content_type=media_type)
    patch_cache_control(response, public=True, max_age=SECONDS_FRESH)
    return response


@require_safe
def show_feeds(request: HttpRequest) -> HttpResponse:
    """All feeds of the language, and what a feed is."""
    planks = poster_of(language=get_language())["planks"]
    return render(request, FEEDS.template, {"page": in_active_language(FEEDS), "feeds": feed_links(), "planks": planks})
