"""Links of a page that lead nowhere on this site."""

from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.models import Page

from core.pages import BasePage
from issues.models import Edition
from translation.selectors import page_at

OWN_HOST = urlsplit(settings.PUBLIC_ADDRESS).netloc


def dead_links_of(page: BasePage, *, released_with: Mapping[int, str | None]) -> list[str]:
    """The internal links of a page, as it is now, that readers could not follow: addresses and names.

    `released_with` are the addresses, by id, of the pages that come out in the same moment.
    """
    return [*_dead_references(page, released_with), *_dead_addresses(page, released_with.values())]


def _dead_references(page: BasePage, together: Collection[int]) -> Iterator[str]:
    """Pages and files that the editor chose."""
    documents = get_document_model()
    for model, key in sorted(_references(page), key=str):
        if issubclass(model, Page):
            found = Page.objects.filter(pk=key).first()
            if found is None:
                yield f"#{key}"
            elif not found.live and found.pk not in together:
                yield found.get_admin_display_title()
        elif model is documents and not documents.objects.filter(pk=key).exists():
            yield f"#{key}"


def _references(page: BasePage) -> set[tuple[type, str]]:
    fields = [field for field in page._meta.get_fields() if hasattr(field, "extract_references")]
    return {
        (model, str(key))
        for field in fields
        for model, key, *_path in field.extract_references(field.value_from_object(page))
    }


def _dead_addresses(page: BasePage, together: Collection[str | None]) -> Iterator[str]:
    """Addresses of this site that somebody typed."""
    for address in sorted(set(_typed_addresses(page))):
        try:
            path = _own_path(address)
        except ValueError:
            yield address
            continue
        if path and path not in together and not _leads_somewhere(unquote(path)):
            yield address


def _own_path(address: str) -> str:
    """The path of an address of this site, or "" for any other. One that is none raises ValueError."""
    parts = urlsplit(address)
    is_ours = parts.netloc == OWN_HOST if parts.netloc else not parts.scheme and address.startswith("/")
    return (parts.path or "/") if is_ours else ""


def _typed_addresses(page: BasePage) -> Iterator[str]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _addresses_in(field.get_prep_value(field.value_from_object(page)))


def _addresses_in(raw: object) -> Iterator[str]:
    """The addresses in the raw data of a body, wherever they stand in it."""
    match raw:
        case list():
            for item in raw:
                yield from _addresses_in(item)
        case {"url": str() as address, **others}:
            yield address
            yield from _addresses_in(others)
        case dict():
            for value in raw.values():
                yield from _addresses_in(value)
        case str() if "<a " in raw:
            yield from (str(link["href"]) for link in BeautifulSoup(raw, "html.parser").find_all("a", href=True))


def _leads_somewhere(path: str) -> bool:
    language, _slash, rest = path.strip("/").partition("/")
    # Addresses under a language are only found in that language.
    with override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return False
    if match.url_name == "page":
        return page_at(f"{rest.rstrip('/')}/" if rest else "", language=language) is not None or _is_redirected(path)
    if match.url_name == "bilingual_page":
        return Page.objects.live().filter(slug=match.kwargs["slug"]).exists()
    if number := match.kwargs.get("number"):
        # A printed page, a PDF or a file to take away.
        return Edition.objects.filter(issue_number=number).exists()
    return True


def _is_redirected(path: str) -> bool:
    return Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()
