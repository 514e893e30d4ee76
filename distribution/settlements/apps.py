from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SettlementsConfig(AppConfig):
    """What distributors say afterwards (docs/decisions/0026-runs-and-settlements.md)."""

    name = "distribution.settlements"
    label = "settlements"
    verbose_name = _("Settlements")
