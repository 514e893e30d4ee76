"""The order of articles follows the tree, wherever the tree was changed."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from issues.models import ArticlePage
from issues.services import number_positions


@receiver(post_page_move)
def follow_dragging(instance: Page, **_facts: object) -> None:
    if isinstance(instance.specific_deferred, ArticlePage):
        number_positions(issue=instance.get_parent())


@receiver(post_save, sender=ArticlePage)
def place_new_article(instance: ArticlePage, created: bool, raw: bool = False, **_facts: object) -> None:
    if not created or raw or is_translation(instance):
        return
    number_positions(issue=instance.get_parent())
    instance.refresh_from_db(fields=["position"])


def is_translation(article: ArticlePage) -> bool:
    """A translation is born with the position of its source."""
    return ArticlePage.objects.filter(translation_key=article.translation_key).exclude(pk=article.pk).exists()
