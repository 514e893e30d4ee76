"""Exports follow what readers see."""

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_unpublished, post_page_move

from core.events import pages_changed
from issues.exports.jobs import start_export
from issues.models import ArticlePage, IssuePage


@receiver(pages_changed)
def export_changed_issues(page_ids: frozenset[int], **_facts: object) -> None:
    for number in sorted(_numbers_of(page_ids)):
        start_export(number)


@receiver(page_unpublished)
def export_without_unpublished(instance: Page, **_facts: object) -> None:
    # A page that is deleted is unpublished first, and pages_changed comes when nobody can tell where it stood.
    _export_after_commit(instance)


@receiver(post_page_move, sender=ArticlePage)
def export_issue_it_left(parent_page_before: Page, parent_page_after: Page, **_facts: object) -> None:
    if parent_page_before.pk != parent_page_after.pk:
        _export_after_commit(parent_page_before.specific)


def _export_after_commit(page: Page) -> None:
    for number in _numbers_of([page.pk]):
        transaction.on_commit(lambda number=number: start_export(number), robust=True)


def _numbers_of(page_ids: frozenset[int] | list[int]) -> set[int]:
    """The numbers of the issues among these pages, and of those that their articles stand in."""
    issues = set(IssuePage.objects.filter(pk__in=page_ids).exclude(number=None).values_list("number", flat=True))
    articles = ArticlePage.objects.filter(pk__in=page_ids)
    parents = {article.path[: -article.steplen] for article in articles.only("path")}
    return issues | set(
        IssuePage.objects.filter(path__in=parents).exclude(number=None).values_list("number", flat=True)
    )
