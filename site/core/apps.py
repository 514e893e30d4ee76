from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Shared ground")

    def ready(self) -> None:
        # Importing registers: letters and schedules are jobs too, and every process must know every job.
        for module in ("mail", "schedules", "signal_handlers"):
            import_module(f"core.{module}")
        autodiscover_modules("jobs")
