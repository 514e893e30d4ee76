"""The double-entry ledger of copies (docs/decisions/0023-ledger.md). Only services.py writes here.

Triggers (migration 0002) guard what constraints cannot see: moves are never changed or deleted, a closed account takes
none, a balance is never deleted and knows truly whether its location is a boundary.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from distribution.ledger.enums import BOUNDARY_KINDS, SOLE_KINDS, LocationKind, MoveKind, ReversalReason
from distribution.ledger.querysets import LocationQuerySet, StockBalanceQuerySet, StockMoveQuerySet
from issues.models import Edition


class Location(models.Model):
    """A place where copies are. A distributor's bears the generated alias, never a person's name."""

    kind = models.CharField(_("kind"), max_length=12, choices=LocationKind)
    name = models.CharField(_("name"), max_length=100, blank=True)

    objects = LocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="ledger_location_once"),
            # With the constraint above: one location of each sole kind. Refuses an unknown kind as well.
            models.CheckConstraint(
                condition=Q(kind__in=SOLE_KINDS, name="")
                | Q(kind__in=[kind for kind in LocationKind if kind not in SOLE_KINDS]) & ~Q(name=""),
                name="ledger_location_named",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.get_kind_display())

    @property
    def is_boundary(self) -> bool:
        """Copies come into the ledger here, or leave it."""
        return self.kind in BOUNDARY_KINDS


class EditionAccount(models.Model):
    """Whether moves of an edition are accepted. Made with its first move; without an open one there are none."""

    edition = models.OneToOneField(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="ledger_account"
    )
    opened_at = models.DateTimeField(_("opened at"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("account of an edition")
        verbose_name_plural = _("accounts of editions")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | Q(closed_by=None), name="ledger_account_closed_by_somebody"
            )
        ]

    def __str__(self) -> str:
        return str(self.edition)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class StockMove(models.Model):
    """So many copies of an edition went from one location to another. Never changed, never deleted.

    A wrong one is taken back by a second one, which goes the opposite way and has the same kind.
    """

    # Thousands of rows, in which nobody looks up where an edition is used.
    wagtail_reference_index_ignore = True

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="stock_moves"
    )
    # The indexes below serve these two.
    source = models.ForeignKey(
        Location, verbose_name=_("comes from"), on_delete=models.PROTECT, related_name="moves_out", db_index=False
    )
    destination = models.ForeignKey(
        Location, verbose_name=_("goes to"), on_delete=models.PROTECT, related_name="moves_in", db_index=False
    )
    quantity = models.PositiveIntegerField(_("copies"))
    kind = models.CharField(_("kind"), max_length=12, choices=MoveKind)
    # Made of ids by whoever posts ("dispatch/12"), so that one event is one move. No personal data.
    idempotency_key = models.CharField(max_length=200, unique=True)
    reverses = models.OneToOneField(
        "self",
        verbose_name=_("takes back"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversed_by",
    )
    reversal_reason = models.CharField(_("why it is taken back"), max_length=12, choices=ReversalReason, blank=True)
    occurred_on = models.DateField(_("happened on"))
    posted_at = models.DateTimeField(_("posted at"))
    # Without a constraint, and nothing happens when the account is deleted: setting it to null would change the move,
    # protecting it would keep a person's account for ever. The number stays, and names nobody any more.
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("posted by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    objects = StockMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock move")
        verbose_name_plural = _("stock moves")
        indexes = [
            models.Index(fields=["source", "edition"], name="ledger_move_out"),
            models.Index(fields=["destination", "edition"], name="ledger_move_in"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="ledger_move_moves_something"),
            models.CheckConstraint(condition=~Q(source=F("destination")), name="ledger_move_goes_elsewhere"),
            models.CheckConstraint(condition=Q(kind__in=MoveKind.values), name="ledger_move_kind_known"),
            models.CheckConstraint(
                condition=Q(reverses=None, reversal_reason="")
                | Q(reverses__isnull=False, reversal_reason__in=ReversalReason.values),
                name="ledger_move_reversal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(edition)s: %(copies)d, %(kind)s") % {
            "edition": self.edition,
            "copies": self.quantity,
            "kind": self.get_kind_display(),
        }


class StockBalance(models.Model):
    """How many copies of an edition are at a location, and how many of them are promised to somebody."""

    wagtail_reference_index_ignore = True

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="stock_balances", db_index=False
    )
    location = models.ForeignKey(
        Location, verbose_name=_("location"), on_delete=models.PROTECT, related_name="balances"
    )
    # What the location's kind says, repeated here because a constraint sees one row.
    is_boundary = models.BooleanField(_("boundary"))
    on_hand = models.IntegerField(_("on hand"), default=0)
    reserved = models.IntegerField(_("reserved"), default=0)

    objects = StockBalanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock balance")
        verbose_name_plural = _("stock balances")
        constraints = [
            models.UniqueConstraint(fields=["edition", "location"], name="ledger_balance_once"),
            models.CheckConstraint(
                condition=Q(is_boundary=True) | Q(on_hand__gte=0), name="ledger_balance_not_below_zero"
            ),
            # Nobody reserves what readers have.
            models.CheckConstraint(
                condition=Q(is_boundary=True, reserved=0)
                | Q(is_boundary=False, reserved__gte=0, reserved__lte=F("on_hand")),
                name="ledger_balance_reserved_is_there",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.location}"

    @property
    def free(self) -> int:
        """On hand, and promised to nobody."""
        return self.on_hand - self.reserved


class LedgerAudit(models.Model):
    """What a comparison of all balances with all moves found. A row a night."""

    audited_at = models.DateTimeField(_("audited at"))
    moves_counted = models.PositiveBigIntegerField(_("moves counted"))
    difference_count = models.PositiveIntegerField(_("number of differences"))
    # The first hundred of them, as audit.py writes them.
    differences = models.JSONField(_("differences"), default=list, blank=True)

    class Meta:
        verbose_name = _("audit of the ledger")
        verbose_name_plural = _("audits of the ledger")

    def __str__(self) -> str:
        return f"{self.audited_at.isoformat()}: {self.difference_count}"

    @property
    def is_ok(self) -> bool:
        return self.difference_count == 0
