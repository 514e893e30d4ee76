from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Front page and pages")

    def ready(self) -> None:
        from home import signal_handlers  # noqa: F401
