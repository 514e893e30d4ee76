from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DistributionConfig(AppConfig):
    """Who needs how many copies, and where every copy is. The ledger comes first (docs/decisions/README.md)."""

    name = "distribution"
    verbose_name = _("Distribution")
