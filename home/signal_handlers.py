"""What stands around every page is gathered anew when pages or snippets changed."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from core.events import pages_changed
from home.models.snippets import Surroundings
from home.surroundings import forget_surroundings


@receiver(pages_changed)
def forget_after_pages(**_facts: object) -> None:
    forget_surroundings()


@receiver([published, unpublished, post_delete])
def forget_after_snippets(sender: type, **_facts: object) -> None:
    if issubclass(sender, Surroundings):
        # Before the commit, another reader would gather the old ones again.
        transaction.on_commit(forget_surroundings)
