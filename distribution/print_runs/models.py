from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from distribution.ledger.models import Location, StockMove
from distribution.print_runs.enums import PrintRunState
from issues.models import Edition


class PrintRun(models.Model):
    """Copies of one edition, ordered from a printer at the price of a step of the offer, and received in parts."""

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="print_runs")
    printer = models.ForeignKey(
        Location, verbose_name=_("printer"), on_delete=models.PROTECT, related_name="printed_runs"
    )
    depot = models.ForeignKey(Location, verbose_name=_("depot"), on_delete=models.PROTECT, related_name="awaited_runs")
    state = models.CharField(_("state"), max_length=10, choices=PrintRunState, default=PrintRunState.ORDERED)
    ordered = models.PositiveIntegerField(_("copies ordered"))
    # The sum of the receipts that stand, kept in step in the transaction of each.
    received = models.PositiveIntegerField(_("copies received"), default=0)
    # Of the step that was ordered at, in the paper's currency; the offer may be another one next time.
    unit_price = models.DecimalField(_("price of a copy"), max_digits=8, decimal_places=4)
    expected_on = models.DateField(_("expected on"), null=True, blank=True)
    ordered_at = models.DateTimeField(_("ordered at"))
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("ordered by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Of the form: two clicks order once.
    submission_key = models.UUIDField(unique=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("print run")
        verbose_name_plural = _("print runs")
        indexes = [models.Index(fields=["state", "expected_on"], name="print_runs_awaited")]
        constraints = [
            models.CheckConstraint(condition=Q(ordered__gte=1), name="print_runs_orders_something"),
            models.CheckConstraint(condition=Q(unit_price__gte=0), name="print_runs_price_not_negative"),
            models.CheckConstraint(
                condition=Q(state__in=[PrintRunState.ORDERED, PrintRunState.COMPLETE])
                | Q(state=PrintRunState.CANCELLED, received=0),
                name="print_runs_cancelled_before_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} · {self.ordered}"

    @property
    def cost(self) -> Decimal:
        """What the order costs, in the paper's currency, to the cent."""
        return (self.unit_price * self.ordered).quantize(Decimal("0.01"))

    @property
    def missing(self) -> int:
        """Copies that were ordered and have not come; none where more came, as printers deliver."""
        return max(self.ordered - self.received, 0)


class PrintReceipt(models.Model):
    """A part of a print run that came: one move of the ledger. Taken back, it stays beside the move that took it."""

    run = models.ForeignKey(PrintRun, verbose_name=_("print run"), on_delete=models.PROTECT, related_name="receipts")
    move = models.OneToOneField(StockMove, on_delete=models.PROTECT, related_name="print_receipt")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self) -> str:
        return str(self.move)
