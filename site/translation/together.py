"""What happens to a page of the source language happens to its translations, too.

They would stay before readers as orphans: at an address that leads nowhere in the other language, or saying what the
paper has taken back. An editor's rights may end at the source language; the translation goes along as a consequence,
and Wagtail's log says so under the editor's name. How this is wired: signal_handlers.py.
"""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page
from wagtail.query import PageQuerySet

from users.models import User

_left_alone: ContextVar[bool] = ContextVar("left_alone", default=False)


@contextmanager
def translations_left_alone() -> Generator[None]:
    """Whoever acts inside has chosen that only the page itself is meant."""
    token = _left_alone.set(True)
    try:
        yield
    finally:
        _left_alone.reset(token)


def versions_going_along(page: Page) -> PageQuerySet:
    """The translations that go where this page goes: none for a page that is a translation itself."""
    versions = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    if _left_alone.get() or page.locale.language_code != settings.LANGUAGE_CODE:
        return versions.none()
    return versions.exclude(locale_id=page.locale_id).order_by("path")


def unpublish_along(*, page: Page, user: User | None = None) -> list[Page]:
    """Take the live translations of a page offline. Without a user, Wagtail's log names who is signed in."""
    versions = list(versions_going_along(page).live().specific())
    for version in versions:
        UnpublishPageAction(version, user=user).execute(skip_permission_checks=True)
    return versions


def delete_along(*, page: Page, user: User | None = None) -> list[Page]:
    """Delete the translations of a page, with everything below them."""
    versions = list(versions_going_along(page).specific())
    for version in versions:
        DeletePageAction(version, user=user).execute(skip_permission_checks=True)
    return versions


def move_along(*, page: Page, user: User | None = None) -> list[Page]:
    """Move the translations of a page to where the page stands now; those that were moved.

    Where the new place has no translation yet, or has a page of that address already, the translation stays: readers
    keep it, an editor need not wait for translators, and the doctor tells of it until it can follow.
    """
    moved = []
    for version in versions_going_along(page).specific():
        destination = place_for(version, source=page)
        if destination is not None:
            MovePageAction(version, destination, pos="last-child", user=user).execute(skip_permission_checks=True)
            moved.append(version)
    return moved


def place_for(version: Page, *, source: Page) -> Page | None:
    """Where a translation belongs, if it does not stand there and could."""
    above = source.get_parent()
    destination = Page.objects.filter(translation_key=above.translation_key, locale_id=version.locale_id).first()
    if above.is_root() or destination is None or version.is_child_of(destination):
        return None
    return destination if Page._slug_is_available(version.slug, destination, page=version) else None
