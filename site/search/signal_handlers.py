"""What is found follows the pages, and a first migration; that fewer or more may read a page is a change of it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from core.events import pages_changed
from core.jobs import start
from search.jobs import index_page, rebuild
from search.models import SearchEntry
from search.services import searched_pages


@receiver(pages_changed)
def index_changed_pages(page_ids: frozenset[int], **_facts: object) -> None:
    for page_id in sorted(page_ids):
        # No unique key: a job that runs already may have read the page before this change.
        start(index_page, page_id=page_id)


@receiver(post_migrate)
def index_for_the_first_time(app_config: AppConfig, **_facts: object) -> None:
    """A site that had pages before it had a search gets its index at the migration that brings it."""
    if app_config.name == "search" and not SearchEntry.objects.exists() and searched_pages().exists():
        start(rebuild, unique_key="search.rebuild")
