from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page

from translation.reading_both import both_address
from translation.selectors import translation_follows, versions_of

register = template.Library()


@dataclass(frozen=True)
class Version:
    """A page in one language, as the language switch and the head of the page name it."""

    code: str
    name: str
    url: str
    full_url: str
    exists: bool
    is_current: bool


@register.simple_tag(takes_context=True)
def language_versions(context: Context, page: Page | None, source_page: Page | None = None) -> list[Version]:
    """The versions of this page in every language of the site, for switching.

    A version that does not exist yet leads to the address where the reader is told so. `source_page` is the page that
    is missing in this language (decision 2). Where there is no page, as at the sign-in door, the switch leads to the
    same address in the other language, and from nowhere to the front pages.
    """
    current = get_language()
    page = page or source_page
    versions = versions_of(page) if page and not page.stands_for_every_language else {}
    # A page that is no page of the tree may know better where its readers would go.
    instead = getattr(page, "addresses_instead", {})
    found = []
    for code, name in settings.LANGUAGES:
        version = versions.get(code)
        found.append(
            Version(
                code=code,
                name=name,
                url=version.get_url()
                if version
                else instead.get(code) or _address_without(page, code, versions, context),
                full_url=version.get_full_url() if version else "",
                exists=version is not None,
                is_current=code == current,
            )
        )
    return found


@register.simple_tag
def address_of_both(page: object) -> str:
    """Where the page is read in both languages, in the frame of the active one; "" where there are not both."""
    return both_address(page, language=get_language())


@register.simple_tag
def source_that_is_newer(page: Page) -> Page | None:
    """The source of a page, if its words have changed since they were translated for readers."""
    versions = versions_of(page)
    source = versions.get(settings.LANGUAGE_CODE)
    translated = [version for version in versions.values() if version is not source]
    if page.locale.language_code != settings.LANGUAGE_CODE:
        translated = [version for version in translated if version.locale_id == page.locale_id]
    return source if source and any(translation_follows(source, version) for version in translated) else None


@register.simple_tag
def address_of(page: Page) -> str:
    """Where a link to a page leads: to it in the active language, or to where it is said that it is missing."""
    code = get_language()
    # Its own class, for its kind of address, without the fields of that class, which would be one more query.
    specific = page.specific_deferred
    if page.locale.language_code == code or specific.stands_for_every_language:
        return specific.get_url()
    version = versions_of(page).get(code)
    return version.get_url() if version else _address_to_be(page, code)


def _address_without(page: Page | None, code: str, versions: dict[str, Page], context: Context) -> str:
    return _address_to_be(page, code) if page and versions else _same_view(context.get("request"), code)


def _same_view(request: HttpRequest | None, code: str) -> str:
    front = f"/{code}/"
    # Every address that is nothing else is a page's: here none was found.
    if request is None or request.resolver_match is None or request.resolver_match.url_name == "page":
        return front
    address = translate_url(request.get_full_path(), code)
    return address if address.startswith(front) else front


def _address_to_be(page: Page, code: str) -> str:
    """The page's own path under another language: the address that tells of the missing page or leads to it."""
    own = page.get_url() or "/"
    _empty, _own_code, *rest = own.split("/")
    return "/".join(["", code, *rest])
