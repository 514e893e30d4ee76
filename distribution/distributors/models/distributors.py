from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from distribution.distributors.aliases import random_alias
from distribution.distributors.enums import DistributorState
from distribution.distributors.limits import MOST_COPIES
from distribution.distributors.models.places import DropPoint, Region
from distribution.distributors.querysets import DistributorQuerySet, StandingOrderQuerySet


class Distributor(models.Model):
    """Somebody who takes copies, under a name that says nothing about them.

    Not a User: they act through links (links.py). Who they are stands in DistributorContact, and nowhere else; when
    that is erased, the history of the copies stays.
    """

    alias = models.CharField(_("alias"), max_length=40, unique=True, default=random_alias, editable=False)
    # Of the fetched form: two clicks make one application (core/open_forms.py).
    submission_key = models.UUIDField(unique=True, editable=False)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    region = models.ForeignKey(Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="distributors")
    drop_point = models.ForeignKey(
        DropPoint,
        verbose_name=_("drop point"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="distributors",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=DistributorState, default=DistributorState.APPLIED, editable=False
    )
    paused_until = models.DateField(_("paused until"), null=True, blank=True, editable=False)
    applied_at = models.DateTimeField(_("applied at"), editable=False)
    confirmed_at = models.DateTimeField(_("address confirmed at"), null=True, editable=False)
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    left_at = models.DateTimeField(_("left at"), null=True, editable=False)
    # A link of an earlier version opens nothing any more.
    link_version = models.PositiveIntegerField(default=1, editable=False)

    objects = DistributorQuerySet.as_manager()
    # "Used in" would tell about a person to everybody who sees the other object.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("distributor")
        verbose_name_plural = _("distributors")
        indexes = [
            models.Index(fields=["region", "state", "alias"], name="distributors_by_region"),
            models.Index(fields=["state", "paused_until"], name="distributors_paused"),
        ]
        constraints = [
            # Refuses an unknown state as well.
            models.CheckConstraint(
                condition=Q(state=DistributorState.APPLIED, approved_at__isnull=True)
                | Q(
                    state__in=[DistributorState.ACTIVE, DistributorState.PAUSED],
                    confirmed_at__isnull=False,
                    approved_at__isnull=False,
                )
                | Q(state=DistributorState.LEFT),
                name="distributors_state_agrees_with_approval",
            ),
            models.CheckConstraint(
                condition=Q(state=DistributorState.PAUSED, paused_until__isnull=False)
                | (~Q(state=DistributorState.PAUSED) & Q(paused_until__isnull=True)),
                name="distributors_paused_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=DistributorState.LEFT, left_at__isnull=False)
                | (~Q(state=DistributorState.LEFT) & Q(left_at__isnull=True)),
                name="distributors_left_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.alias


class StandingOrder(models.Model):
    """Copies of each issue in one language that a distributor takes until they say otherwise."""

    distributor = models.ForeignKey(Distributor, on_delete=models.CASCADE, related_name="standing_orders")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    copies = models.PositiveIntegerField(_("copies"))
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    skip_issue_number = models.PositiveSmallIntegerField(_("issue to be skipped"), null=True, blank=True)

    objects = StandingOrderQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("standing order")
        verbose_name_plural = _("standing orders")
        constraints = [
            models.UniqueConstraint(fields=["distributor", "language"], name="distributors_order_once"),
            models.CheckConstraint(
                condition=Q(copies__gte=1, copies__lte=MOST_COPIES), name="distributors_order_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.distributor} · {self.language}"
