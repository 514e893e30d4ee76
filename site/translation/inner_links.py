"""Links to pages of the site inside a body, made into addresses before the body is shown, at one question for all.

Wagtail asks anew for each text and, in another language, for each link.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.models import Page

OPENING_TAG = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
PAGE_ID = re.compile(r"\bid=\"(\d+)\"")
type Addresses = dict[tuple[int, str], str]


def with_addresses(bodies: dict[str, StreamValue]) -> dict[str, StreamValue]:
    """Bodies by language, each with its links to pages leading to the version in its language, if there is one."""
    raw = {code: body.stream_block.get_prep_value(body) for code, body in bodies.items()}
    wanted = {page_id for blocks in raw.values() for page_id in _page_ids(blocks)}
    if not wanted:
        return bodies
    addresses = _addresses_of(wanted, bodies)
    return {code: body.stream_block.to_python(_addressed(raw[code], addresses, code)) for code, body in bodies.items()}


def _page_ids(raw: object) -> Iterator[int]:
    match raw:
        case list():
            for item in raw:
                yield from _page_ids(item)
        case dict():
            if isinstance(raw.get("page"), int):
                yield raw["page"]
            for value in raw.values():
                yield from _page_ids(value)
        case str():
            for tag in OPENING_TAG.findall(raw):
                yield from (int(found) for found in PAGE_ID.findall(tag))


def _addresses_of(page_ids: set[int], languages: Iterable[str]) -> Addresses:
    keys = Page.objects.filter(pk__in=page_ids).values("translation_key")
    pages = list(Page.objects.filter(translation_key__in=keys).select_related("locale"))
    versions = {(page.translation_key, page.locale.language_code): page for page in pages if page.live}
    found = {}
    for page in pages:
        for code in languages:
            # Of its own class, for its kind of address, without that class's fields: no query.
            version = versions.get((page.translation_key, code), page).specific_deferred
            found[page.pk, code] = version.get_url() or ""
    return found


def _addressed(raw: object, addresses: Addresses, language: str) -> object:
    match raw:
        case list():
            return [_addressed(item, addresses, language) for item in raw]
        case {"page": int() as page_id, "url": _, **others}:
            address = addresses.get((page_id, language), "")
            return {**others, "page": None, "url": address}
        case dict():
            return {name: _addressed(value, addresses, language) for name, value in raw.items()}
        case str() if "linktype" in raw:
            return OPENING_TAG.sub(lambda tag: _link(tag[0], addresses, language), raw)
    return raw


def _link(tag: str, addresses: Addresses, language: str) -> str:
    page_id = PAGE_ID.search(tag)
    address = addresses.get((int(page_id[1]), language)) if page_id else None
    # As Wagtail does with a link whose page is gone.
    return f'<a href="{escape(address)}">' if address else "<a>"
