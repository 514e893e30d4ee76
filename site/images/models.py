from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index


class TorchImage(AbstractImage):
    """A picture of the newspaper, with the words for those who do not see it and the name of who made it."""

    alternative_text = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        default="",
        help_text=_(
            "One sentence that says what the picture shows, read aloud to people who do not see it. "
            "A page may give its own words instead."
        ),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick this if the picture only decorates and a reader who does not see it misses nothing."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("Who made the picture and under which licence. Readers see it beneath the picture."),
    )

    # Wagtail's own description is left out: editors would wonder which of the two texts is read aloud.
    admin_form_fields = (
        "title",
        "file",
        "alternative_text",
        "is_decorative",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("alternative_text"),
        index.AutocompleteField("alternative_text"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            # The form asks in words (see clean); this one is for the pictures that come by import or from code.
            models.CheckConstraint(
                condition=Q(alternative_text="", is_decorative=True)
                | (Q(is_decorative=False) & ~Q(alternative_text="")),
                name="images_torchimage_described_or_decorative",
                violation_error_message=_(
                    "Give the picture an alternative text or mark it as decorative, one of the two."
                ),
            )
        ]

    def clean(self) -> None:
        super().clean()
        self.alternative_text = self.alternative_text.strip()
        if self.alternative_text and self.is_decorative:
            raise ValidationError(
                {
                    "alternative_text": _(
                        "A decorative picture is not read aloud. Empty the alternative text, or untick “decorative”."
                    )
                }
            )
        if not self.alternative_text and not self.is_decorative:
            raise ValidationError(
                {
                    "alternative_text": _(
                        "Say in one sentence what the picture shows, or tick “decorative” if it only decorates."
                    )
                }
            )

    @property
    def default_alt_text(self) -> str:
        """The words that Wagtail's tags and blocks read aloud where a page gives none of its own."""
        return self.alternative_text


class TorchRendition(AbstractRendition):
    """One size and format of a picture, made when it is first needed."""

    image = models.ForeignKey(TorchImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        unique_together = (("image", "filter_spec", "focal_point_key"),)
