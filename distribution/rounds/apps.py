from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    """Rounds, and the copies that distributors ask for in them (docs/decisions/0025-rounds.md)."""

    name = "distribution.rounds"
    label = "rounds"
    verbose_name = _("Rounds")

    def ready(self) -> None:
        from distribution.rounds import signal_handlers  # noqa: F401
