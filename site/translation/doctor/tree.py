"""A page tree that lost count of itself, and pages that mirror others."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from translation.doctor.ailments import Illness


def _miscounted() -> Iterator[Page]:
    keys = {key for found in Page.find_problems() for key in found}
    yield from Page.objects.filter(pk__in=keys).order_by("path")


def _recount(page: Page) -> bool:
    Page.fix_tree()
    return not any(page.pk in found for found in Page.find_problems())


def _aliases() -> Iterator[Page]:
    yield from Page.objects.filter(alias_of__isnull=False).order_by("path")


def _hide(page: Page) -> bool:
    """Readers see it no more. Whether its place is needed is for people to say."""
    if not page.live:
        return False
    UnpublishPageAction(page.specific).execute(skip_permission_checks=True)
    return True


ILLNESSES = (
    Illness(
        "tree", _("The tree of pages is damaged here: places or counts of pages do not agree."), _miscounted, _recount
    ),
    Illness("alias", _("It only mirrors another page. Translate it, or delete it."), _aliases, _hide),
)
