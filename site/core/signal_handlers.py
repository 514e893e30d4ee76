"""Turns what Wagtail tells about pages into pages_changed; the site is asked for anew when it has moved."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.events import announce_pages_changed
from core.sites import forget_site


@receiver([page_published, page_unpublished])
def announce_page(sender: type[Page], instance: Page, **facts: object) -> None:
    # Deleting a live page unpublishes it first, so this tells of deletions too; nobody saw the others.
    announce_pages_changed(page_ids=[instance.pk], languages=[instance.locale.language_code])


@receiver(post_page_move)
def announce_moved_pages(
    sender: type[Page], instance: Page, url_path_before: str, url_path_after: str, **facts: object
) -> None:
    # A page that only changed its place among its neighbours keeps its address, and so do those below it.
    is_at_new_address = url_path_before != url_path_after
    _announce_live(Page.objects.descendant_of(instance, inclusive=True) if is_at_new_address else _only(instance))


@receiver(page_slug_changed)
def announce_renamed_pages(sender: type[Page], instance: Page, **facts: object) -> None:
    _announce_live(Page.objects.descendant_of(instance, inclusive=True))


@receiver([post_save, post_delete], sender=Site)
def forget_moved_site(sender: type[Site], **facts: object) -> None:
    # Before, another process would keep the old site again. Robust: what was saved is saved.
    transaction.on_commit(forget_site, robust=True)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def announce_restricted_pages(instance: PageViewRestriction, raw: bool = False, **facts: object) -> None:
    # Readers see less than before, or more. Where the page itself goes, it was announced by itself.
    page = None if raw else Page.objects.filter(pk=instance.page_id).first()
    if page:
        _announce_live(Page.objects.descendant_of(page, inclusive=True))


def _only(page: Page) -> PageQuerySet:
    return Page.objects.filter(pk=page.pk)


def _announce_live(pages: PageQuerySet) -> None:
    facts = dict(pages.live().values_list("pk", "locale__language_code"))
    announce_pages_changed(page_ids=facts.keys(), languages=facts.values())
