"""Exports follow what readers see. What goes away is taken out of readers' hands at once, before any job has run."""

from collections.abc import Collection

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from core.events import pages_changed
from core.tree import PATH_ABOVE
from issues.exports.jobs import start_export
from issues.exports.services import withdraw_exports
from issues.models import ArticlePage, IssuePage


@receiver(pages_changed)
def export_changed_issues(page_ids: frozenset[int], **_facts: object) -> None:
    for number in sorted(_numbers_of(page_ids)):
        start_export(number)


@receiver(page_unpublished)
def export_without_unpublished(instance: Page, **_facts: object) -> None:
    # A page that is deleted is unpublished first, and pages_changed comes when nobody can tell where it stood.
    _export_without([instance.pk])


@receiver(post_page_move)
def export_issue_it_left(instance: Page, parent_page_before: Page, parent_page_after: Page, **_facts: object) -> None:
    if parent_page_before.pk != parent_page_after.pk:
        # Where it stands now, it may be private.
        _export_without([parent_page_before.pk, *_pages_under(instance)])


@receiver(post_save, sender=PageViewRestriction)
def export_without_restricted(instance: PageViewRestriction, raw: bool = False, **_facts: object) -> None:
    if not raw:
        _export_without(_pages_under(instance.page))


def _export_without(page_ids: Collection[int]) -> None:
    for number in sorted(_numbers_of(page_ids)):
        withdraw_exports(number=number)
        transaction.on_commit(lambda number=number: start_export(number), robust=True)


def _pages_under(page: Page) -> list[int]:
    """A page and all below it."""
    return list(Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))


def _numbers_of(page_ids: Collection[int]) -> set[int]:
    """The numbers of the issues among these pages, and of those that their articles stand in."""
    issues = set(IssuePage.objects.filter(pk__in=page_ids).exclude(number=None).values_list("number", flat=True))
    paths = ArticlePage.objects.filter(pk__in=page_ids).values(above=PATH_ABOVE)
    return issues | set(IssuePage.objects.filter(path__in=paths).exclude(number=None).values_list("number", flat=True))
