"""A page and its translation as one page: every word of both, row by row (translation/side_by_side.py)."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override
from wagtail.models import Page

from core.pages import BasePage
from translation.inner_links import with_addresses
from translation.selectors import versions_of
from translation.side_by_side import Row, align, rows_of


def both_address(page: Page, *, language: str) -> str:
    """Where a page is read in both languages, in the frame of one of them; "" where not everybody can read both."""
    versions = versions_of(page) if isinstance(page, BasePage) and not page.stands_for_every_language else {}
    if any(code not in versions for code, _name in settings.LANGUAGES):
        return ""
    return _address_of_both(versions[language])


def partner_of(page: BasePage) -> Page | None:
    """The version that stands beside a page: its source, or else the first translation that everybody may read."""
    versions = versions_of(page)
    own = page.locale.language_code
    if own not in versions or page.stands_for_every_language:
        return None
    codes = sorted(versions, key=lambda code: code != settings.LANGUAGE_CODE)
    return next((versions[code] for code in codes if code != own), None)


def rows_beside(page: BasePage, partner: BasePage) -> list[Row]:
    """All rows of a page with its partner at the right: texts, body, and the pages that it lists."""
    sides = (page, partner)
    return [*_text_rows(sides), *_body_rows(sides), *_listed_rows(sides)]


def _text_rows(sides: tuple[BasePage, BasePage]) -> Iterator[Row]:
    for name in sides[0].texts_above_body:
        texts = [str(getattr(side, name)).strip() for side in sides]
        if any(texts):
            left, right = (format_html("<p>{}</p>", text) if text else None for text in texts)
            yield Row(name.replace("_", "-"), name.replace("_", "-"), (left, right))


def _body_rows(sides: tuple[BasePage, BasePage]) -> list[Row]:
    if not hasattr(sides[0], "body"):
        return []
    languages = tuple(side.locale.language_code for side in sides)
    bodies = with_addresses({code: side.body for code, side in zip(languages, sides, strict=True)})
    pairs = _paired(sides, *(bodies[code] for code in languages), key=lambda block: block.id)
    return rows_of(pairs, languages=languages)


def _listed_rows(sides: tuple[BasePage, BasePage]) -> Iterator[Row]:
    listed = [side.pages_listed().defer_streamfields().select_related("locale") for side in sides]
    for ours, theirs in _paired(sides, *listed, key=lambda child: child.translation_key):
        child = ours or theirs
        if child is None:
            continue
        # Whoever reads both goes on reading both, where there are both.
        address = _address_of_both(ours) if ours and theirs else child.get_url()
        number = str(getattr(child, "number", None) or "")
        texts = (_as_listed(ours, address), _as_listed(theirs, address))
        yield Row(f"p-{number or str(child.translation_key)[:8]}", "page", texts, number=number)


def _paired[T](
    sides: tuple[BasePage, BasePage], left: Iterable[T], right: Iterable[T], *, key: Callable[[T], Hashable]
) -> list[tuple[T | None, T | None]]:
    """Both languages in the order of the source, whichever side it stands on: their addresses count alike."""
    if sides[0].is_in_source_language():
        return align(left, right, key=key)
    return [(ours, theirs) for theirs, ours in align(right, left, key=key)]


def _as_listed(page: BasePage | None, address: str) -> SafeString | None:
    if page is None:
        return None
    with override(page.locale.language_code):
        words = next((text for name in page.texts_above_body if (text := getattr(page, name))), "")
        return render_to_string("components/listed_page.html", {"page": page, "words": words, "address": address})


def _address_of_both(page: Page) -> str:
    """The address of both, in the frame of the language of this page."""
    _empty, code, path = (page.get_url() or "/").split("/", 2)
    with override(code):
        return reverse("both", kwargs={"path": path})
