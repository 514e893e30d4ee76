"""What stands around pages, and their pictures here and on other sites, follow them; the site takes its address."""

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from core.events import pages_changed
from core.storages import delete_after_commit
from home.models import SocialPicture
from home.models.snippets import Surroundings
from home.pictures import is_in_use, pictures_shown_by
from home.services import adopt_public_address
from home.social_pictures.jobs import start_drawing
from home.surroundings import forget_surroundings
from images.models import TorchImage
from images.services import order_renditions


@receiver(pages_changed)
def forget_after_pages(**_facts: object) -> None:
    forget_surroundings()


@receiver(pages_changed)
def draw_changed_pages(page_ids: frozenset[int], **_facts: object) -> None:
    start_drawing(page_ids)


@receiver(post_delete, sender=SocialPicture)
def forget_drawn_picture(instance: SocialPicture, **_facts: object) -> None:
    delete_after_commit(instance.image)


@receiver(pages_changed)
def make_pictures_ready(page_ids: frozenset[int], **_facts: object) -> None:
    order_renditions(image_ids=pictures_shown_by(page_ids))


@receiver(post_save, sender=TorchImage)
def make_new_file_ready(instance: TorchImage, created: bool, raw: bool = False, **_facts: object) -> None:
    # A new picture is shown nowhere yet. Of one with a new file, Wagtail deletes the renditions before the commit.
    if not created and not raw and is_in_use(instance):
        transaction.on_commit(lambda: order_renditions(image_ids=[instance.pk]), robust=True)


@receiver([published, unpublished, post_delete])
def forget_after_snippets(sender: type, **_facts: object) -> None:
    if issubclass(sender, Surroundings):
        # Before the commit, another reader would gather the old ones again.
        transaction.on_commit(forget_surroundings)


@receiver(post_migrate)
def take_address_from_settings(app_config: AppConfig, **_facts: object) -> None:
    # Every deployment migrates, so that the setting is the one place where the address is written.
    if app_config.name == "home":
        adopt_public_address()
