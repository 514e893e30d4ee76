from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from distribution.distributors.models import Distributor
from distribution.ledger.models import StockMove
from issues.models import Edition


class Settlement(models.Model):
    """How many copies of an edition a distributor received, gave to readers, and has left. The newest word counts."""

    distributor = models.ForeignKey(
        Distributor, verbose_name=_("distributor"), on_delete=models.PROTECT, related_name="settlements"
    )
    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="settlements"
    )
    received = models.PositiveIntegerField(_("received"))
    distributed = models.PositiveIntegerField(_("distributed"))
    left_over = models.PositiveIntegerField(_("left over"))
    # A sell-out: more readers might have taken one. The forecast counts it as that.
    all_gone = models.BooleanField(_("all gone"))
    settled_at = models.DateTimeField(_("settled at"))
    # The ledger's word for it; none where nothing was distributed.
    move = models.OneToOneField(StockMove, null=True, on_delete=models.PROTECT, related_name="settlement")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")
        indexes = [models.Index(fields=["edition", "settled_at"], name="settlements_by_edition")]
        constraints = [
            models.UniqueConstraint(fields=["distributor", "edition"], name="settlements_once"),
            models.CheckConstraint(condition=Q(received=F("distributed") + F("left_over")), name="settlements_add_up"),
            models.CheckConstraint(
                condition=Q(all_gone=True, left_over=0) | Q(all_gone=False, left_over__gt=0),
                name="settlements_all_gone_leaves_none",
            ),
            models.CheckConstraint(
                condition=Q(distributed=0, move__isnull=True) | Q(distributed__gt=0, move__isnull=False),
                name="settlements_distributed_by_a_move",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.distributor} · {self.edition}"
