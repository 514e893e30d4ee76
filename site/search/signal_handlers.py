"""What is found follows the pages, who may read them, and a first migration."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction

from core.events import pages_changed
from core.jobs import start
from search.jobs import index_below, index_page, rebuild
from search.models import SearchEntry
from search.services import searched_pages


@receiver(pages_changed)
def index_changed_pages(page_ids: frozenset[int], **_facts: object) -> None:
    for page_id in sorted(page_ids):
        # No unique key: a job that runs already may have read the page before this change.
        start(index_page, page_id=page_id)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def index_restricted_pages(instance: PageViewRestriction, **_facts: object) -> None:
    start(index_below, page_id=instance.page_id)


@receiver(post_migrate)
def index_for_the_first_time(app_config: AppConfig, **_facts: object) -> None:
    """A site that had pages before it had a search gets its index at the migration that brings it."""
    if app_config.name == "search" and not SearchEntry.objects.exists() and searched_pages().exists():
        start(rebuild, unique_key="search.rebuild")
