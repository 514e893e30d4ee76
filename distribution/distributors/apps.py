from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DistributorsConfig(AppConfig):
    """Who takes copies, where, and how many as a rule (docs/decisions/0024-distributors.md)."""

    name = "distribution.distributors"
    label = "distributors"
    verbose_name = _("Distributors")
