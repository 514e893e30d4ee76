from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from distribution.distributors.limits import MOST_COPIES
from distribution.rounds.enums import Delivery, Origin, RequestState, RoundState
from distribution.rounds.querysets import CopyRequestQuerySet, RoundQuerySet


class Round(models.Model):
    """The window in which distributors ask for copies of one issue, in every language it is printed in."""

    issue_number = models.PositiveSmallIntegerField(_("issue number"), unique=True)
    state = models.CharField(_("state"), max_length=10, choices=RoundState, default=RoundState.PLANNED)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True, editable=False)
    # Every standing order has become a request; until then the job goes on where it was.
    standing_orders_taken_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        indexes = [models.Index(fields=["state", "closes_at"], name="rounds_state_closes")]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="rounds_closes_after_it_opens"),
            # Refuses an unknown state as well.
            models.CheckConstraint(
                condition=Q(state__in=[RoundState.PLANNED, RoundState.OPEN], closed_at__isnull=True)
                | Q(state=RoundState.CLOSED, closed_at__isnull=False),
                name="rounds_state_agrees_with_end",
            ),
            # Distributors have one screen, for one issue.
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=RoundState.OPEN), name="rounds_one_open_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Round of issue %(number)d") % {"number": self.issue_number}


class CopyRequest(models.Model):
    """The copies of one edition that a distributor asks for, and those that a coordinator grants."""

    round = models.ForeignKey(Round, verbose_name=_("round"), on_delete=models.PROTECT, related_name="requests")
    distributor = models.ForeignKey(
        "distributors.Distributor", verbose_name=_("distributor"), on_delete=models.PROTECT, related_name="requests"
    )
    edition = models.ForeignKey(
        "issues.Edition", verbose_name=_("edition"), on_delete=models.PROTECT, related_name="requests"
    )
    # Where the distributor was when asking: a later move does not change what a round counted.
    region = models.ForeignKey("distributors.Region", on_delete=models.PROTECT, related_name="+")
    drop_point = models.ForeignKey(
        "distributors.DropPoint", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=RequestState, default=RequestState.WAITING)
    origin = models.CharField(_("where the number comes from"), max_length=20, choices=Origin)
    asked = models.PositiveIntegerField(_("asked"))
    approved = models.PositiveIntegerField(_("approved"), null=True, blank=True)
    reason = models.CharField(_("reason for another number"), max_length=300, blank=True)
    delivery = models.CharField(_("delivery"), max_length=10, choices=Delivery, default=Delivery.PICK_UP)
    # People write names and telephone numbers into notes.
    note = EncryptedTextField(_("note"), blank=True, default="")
    # Goes up with each change, so that nobody decides about a number they have not seen.
    version = models.PositiveIntegerField(default=1, editable=False)
    # Whoever wrote the row finds it again by this, also among rows of others.
    written_under = models.UUIDField(default=uuid4, editable=False, db_index=True)
    asked_at = models.DateTimeField(_("asked at"))
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        "users.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("approved by")
    )

    objects = CopyRequestQuerySet.as_manager()
    # "Used in" beside an edition would tell editors who asks for it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        indexes = [
            models.Index(fields=["round", "state"], name="rounds_request_state"),
            models.Index(fields=["round", "region"], name="rounds_request_region"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["distributor", "edition"], name="rounds_request_once"),
            models.CheckConstraint(condition=Q(asked__gte=1, asked__lte=MOST_COPIES), name="rounds_asked_in_bounds"),
            models.CheckConstraint(
                condition=Q(state=RequestState.APPROVED, approved__lte=MOST_COPIES, approved_at__isnull=False)
                | Q(
                    state__in=[RequestState.WAITING, RequestState.CANCELLED],
                    approved__isnull=True,
                    approved_at__isnull=True,
                ),
                name="rounds_state_agrees_with_approval",
            ),
            models.CheckConstraint(
                condition=Q(approved__isnull=True) | Q(approved=F("asked")) | ~Q(reason=""),
                name="rounds_other_number_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.distributor} · {self.edition}"


class RequestTotal(models.Model):
    """How much is asked for and granted in one place: kept in step in the transaction of each change.

    The totals of a round are sums over these few rows; totals.py proves that they are the plain sums.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="totals")
    edition = models.ForeignKey("issues.Edition", on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey("distributors.Region", on_delete=models.PROTECT, related_name="+")
    drop_point = models.ForeignKey("distributors.DropPoint", null=True, on_delete=models.PROTECT, related_name="+")
    requests = models.IntegerField(default=0)
    asked = models.IntegerField(default=0)
    approved_requests = models.IntegerField(default=0)
    approved = models.IntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "edition", "region", "drop_point"], name="rounds_total_once"),
            # To a database, two places without a drop point are two different ones.
            models.UniqueConstraint(
                fields=["round", "edition", "region"],
                condition=Q(drop_point__isnull=True),
                name="rounds_total_once_without_point",
            ),
            models.CheckConstraint(
                condition=Q(requests__gte=0, asked__gte=0, approved_requests__gte=0, approved__gte=0),
                name="rounds_total_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}/{self.edition_id}/{self.region_id}/{self.drop_point_id}"
