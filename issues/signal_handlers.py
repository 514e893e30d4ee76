"""Pieces follow their issue: their order is that of the tree, and they go offline with it."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_unpublished, post_page_move

from issues.models import ArticlePage, IssuePage
from issues.services import number_positions


@receiver(post_page_move)
def follow_dragging(instance: Page, **_facts: object) -> None:
    piece = instance.specific_deferred
    if isinstance(piece, ArticlePage):
        number_positions(issue=piece.get_parent())
        if piece.live and not piece.is_issue_out():
            piece.unpublish()


@receiver(page_unpublished, sender=IssuePage)
def take_pieces_along(instance: IssuePage, **_facts: object) -> None:
    for piece in ArticlePage.objects.child_of(instance).live():
        piece.unpublish()


@receiver(post_save, sender=ArticlePage)
def place_new_article(instance: ArticlePage, created: bool, raw: bool = False, **_facts: object) -> None:
    if not created or raw or is_translation(instance):
        return
    number_positions(issue=instance.get_parent())
    instance.refresh_from_db(fields=["position"])


def is_translation(article: ArticlePage) -> bool:
    """A translation is born with the position of its source."""
    return ArticlePage.objects.filter(translation_key=article.translation_key).exclude(pk=article.pk).exists()
