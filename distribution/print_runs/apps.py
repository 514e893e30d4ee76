from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrintRunsConfig(AppConfig):
    """What is ordered from printers, and what came (docs/decisions/0026-runs-and-settlements.md)."""

    name = "distribution.print_runs"
    label = "print_runs"
    verbose_name = _("Print runs")
