from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlatformPlanksConfig(AppConfig):
    name = "platform_planks"
    verbose_name = _("Platform")
