from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IssuesConfig(AppConfig):
    name = "issues"
    verbose_name = _("The Torch")

    def ready(self) -> None:
        from issues import signal_handlers  # noqa: F401
        from issues.exports import signal_handlers as export_handlers  # noqa: F401
