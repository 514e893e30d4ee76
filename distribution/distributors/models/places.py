from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.Model):
    """The area that coordinators look after."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    coordinators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("coordinators"),
        blank=True,
        related_name="regions",
        help_text=_("They see the distributors of this region and decide about their requests."),
    )

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        permissions = [("see_all_regions", _("Can look after the distributors of every region"))]

    def __str__(self) -> str:
        return self.name


class DropPoint(models.Model):
    """Where copies are handed over."""

    region = models.ForeignKey(Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="drop_points")
    name = models.CharField(
        _("name"), max_length=100, help_text=_("As distributors know it. Never somebody’s private address.")
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("drop point")
        verbose_name_plural = _("drop points")
        constraints = [models.UniqueConstraint(fields=["region", "name"], name="distributors_point_once")]

    def __str__(self) -> str:
        return self.name
