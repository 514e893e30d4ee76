from django.db import models
from wagtail.models import Page


def social_picture_path(picture: "SocialPicture", name: str) -> str:
    """Where a drawn picture is kept: named by its content, so that a new one has an address that nobody has kept."""
    return f"social/{name}"


class SocialPicture(models.Model):
    """What other sites show of a page, drawn from its words (home/social_pictures/)."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="social_picture")
    image = models.FileField(upload_to=social_picture_path)
    # Of the words that stand on it, so that nothing is drawn again while they are the same.
    words_digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.image.name
