"""The translation of a page and of everything below it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from wagtail.models import Page
from wagtail_localize.models import Translation

from core.pages import BasePage
from translation.refusals import NotForTranslation
from translation.starting import start_translation
from users.models import User


def translate_subtree(
    *,
    page: BasePage,
    user: User | None,
    now: datetime,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Translation]:
    """Start the translation of a page and of all pages below it, parents first.

    Each page in a transaction of its own, so that others see how far it is. Run twice, it makes nothing twice.
    """
    # By path: parents before children, neighbours in their order.
    keys = Page.objects.descendant_of(page, inclusive=True).order_by("path").values_list("pk", flat=True)
    translations, total = [], len(keys)
    for done, key in enumerate(keys, start=1):
        # Fetched one by one: starting a page changes what the tree knows of its neighbours.
        source = Page.objects.get(pk=key).specific
        # What is not for translation, or was stopped, stays out; so does what stands below it.
        with suppress(NotForTranslation):
            translations.append(start_translation(source_page=source, user=user, now=now))
        progress(done, total)
    return translations
