"""Translations whose source is gone, not before readers, or at another place in the tree."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageLogEntry
from wagtail.query import PageQuerySet

from translation.doctor.ailments import Illness
from translation.together import place_for


def translated_pages() -> PageQuerySet:
    """The pages in other languages than the source, parents first."""
    pages = Page.objects.filter(depth__gt=1).exclude(locale__language_code=settings.LANGUAGE_CODE)
    return pages.select_related("locale").order_by("path")


def source_of(page: Page) -> Page | None:
    return Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()


def _without_source() -> Iterator[Page]:
    sources = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    alone = translated_pages().exclude(translation_key__in=sources.values("translation_key"))
    # A page may be written in this language alone. One that was copied for translation has lost its source.
    copied = PageLogEntry.objects.filter(action="wagtail.copy_for_translation").values("page_id")
    yield from alone.filter(pk__in=copied)


def _with_hidden_source() -> Iterator[Page]:
    hidden = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=False)
    yield from translated_pages().live().filter(translation_key__in=hidden.values("translation_key"))


def _elsewhere() -> Iterator[Page]:
    keys = dict(Page.objects.values_list("path", "translation_key"))
    places = {
        key: keys.get(path[: -Page.steplen])
        for key, path in Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE).values_list(
            "translation_key", "path"
        )
    }
    for page in translated_pages().filter(depth__gt=2):
        if page.translation_key in places and places[page.translation_key] != keys.get(page.path[: -Page.steplen]):
            yield page


def _hide(page: Page) -> bool:
    UnpublishPageAction(page.specific).execute(skip_permission_checks=True)
    return True


def _follow(page: Page) -> bool:
    source = source_of(page)
    destination = source and place_for(page, source=source)
    if destination is None:
        return False
    MovePageAction(page.specific, destination, pos="last-child").execute(skip_permission_checks=True)
    return True


ILLNESSES = (
    Illness(
        "no-source",
        _("The page that it translates was deleted. Delete it, or keep it as a page of its own."),
        _without_source,
    ),
    Illness(
        "source-not-live",
        _("Readers have the translation, and not the page that it translates."),
        _with_hidden_source,
        _hide,
    ),
    Illness(
        "elsewhere", _("It stands at another place in the tree than the page that it translates."), _elsewhere, _follow
    ),
)
