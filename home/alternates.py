"""Where readers of no particular language are led: what search engines call x-default."""

from urllib.parse import urljoin

from django.conf import settings

from home.models import HomePage


def default_address_of(page: object | type, versions: dict[str, str]) -> str:
    """Of the addresses of a page by language the one for everybody else, or "" where there is none.

    The front pages have one that chooses the language. Other pages have their source.
    """
    kind = page if isinstance(page, type) else type(page)
    if issubclass(kind, HomePage) and versions:
        return urljoin(settings.PUBLIC_ADDRESS, "/")
    return versions.get(settings.LANGUAGE_CODE, "")
