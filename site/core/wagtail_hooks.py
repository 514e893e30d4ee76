from django.http import HttpRequest
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from core.admin_widgets import take_scripts_out_of_choosers
from core.content_checks import EditorsChecks
from core.models import Job
from core.publication import KEPT_BACK
from core.viewsets import AdministratorsOnly, JobViewSet

# Before anything asks for Job's policy: Wagtail would make one of its own, which groups can change.
register_permission_policy(Job, AdministratorsOnly(Job))

take_scripts_out_of_choosers()
# Importing registers: each app says in a file of this name what it misses.
autodiscover_modules("content_checks")


@hooks.register("register_admin_viewset")
def register_job_viewset() -> JobViewSet:
    return JobViewSet()


@hooks.register("construct_wagtail_userbar")
def check_what_editors_forget(_request: HttpRequest, items: list[BaseItem], page: object) -> None:
    items[:] = [
        EditorsChecks(page, in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]


@hooks.register("register_log_actions")
def register_what_is_kept_back(actions: LogActionRegistry) -> None:
    actions.register_action(KEPT_BACK, _("Keep back"), _("Kept back: it may not go before readers yet"))
