"""What stands around every page: menus, the footer, the contact address. An editor keeps them in every language."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, TranslatableMixin

from core.publication import GuardedPublication
from home.querysets import SurroundingsManager


class Surroundings(GuardedPublication, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A piece of what stands around every page, one of each in a language.

    It has a draft, because wagtail-localize publishes a translation at once, English words and all, where the model
    knows no draft.
    """

    objects = SurroundingsManager()

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        # The editor's form shows no language, and Django leaves out constraints on what a form does not show: a second
        # footer in a language would only be refused by the database.
        self.validate_constraints()


class Menu(ClusterableModel, Surroundings):
    """The links of one place: the masthead or the footer."""

    class Place(models.TextChoices):
        MASTHEAD = "MASTHEAD", _("Masthead")
        FOOTER = "FOOTER", _("Footer")

    place = models.CharField(_("place"), max_length=10, choices=Place)

    panels: ClassVar = [FieldPanel("place"), InlinePanel("items", heading=_("Links"), label=_("Link"))]

    class Meta(Surroundings.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(
                fields=["place", "locale"],
                name="home_menu_once",
                violation_error_message=_("This place has a menu in this language already. Edit that one."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_place_display()


class MenuItem(TranslatableMixin, Orderable):
    """A link of a menu: a page of the site, shown in the reader's language, or another address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    text = models.CharField(_("text"), max_length=80)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.URLField(_("other address"), blank=True)

    panels: ClassVar = [FieldPanel("text"), PageChooserPanel("page"), FieldPanel("url")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def clean(self) -> None:
        super().clean()
        if bool(self.page) == bool(self.url):
            raise ValidationError(_("Choose a page of this site or type another address: one of the two."))


class Footer(Surroundings):
    """The words at the foot of every page."""

    text = RichTextField(_("text"), features=["bold", "italic", "link"])

    panels: ClassVar = [FieldPanel("text")]

    class Meta(Surroundings.Meta):
        verbose_name = _("footer")
        verbose_name_plural = _("footers")
        constraints = [
            models.UniqueConstraint(
                fields=["locale"],
                name="home_footer_once",
                violation_error_message=_("There is a footer in this language already. Edit that one."),
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Contact(Surroundings):
    """How to reach the paper."""

    email = models.EmailField(_("e-mail address"))
    text = models.CharField(
        _("what to write about"),
        max_length=300,
        blank=True,
        help_text=_("One sentence before the address: “Write to us, offer help, ask for copies.”"),
    )

    panels: ClassVar = [FieldPanel("text"), FieldPanel("email")]

    class Meta(Surroundings.Meta):
        verbose_name = _("contact address")
        verbose_name_plural = _("contact addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["locale"],
                name="home_contact_once",
                violation_error_message=_("There is a contact address in this language already. Edit that one."),
            ),
        ]

    def __str__(self) -> str:
        return self.email
