"""What administrators see of the outbox: a list to read, and one thing to do."""

from datetime import datetime
from typing import ClassVar

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Permission
from django.db.models import Field, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseOperationView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import BasePermissionPolicy

from core.enums import JobStatus
from core.jobs import WORKER_LOST, retry_failed
from core.models import Job

VIEW, RETRY = "view", "retry"


class AdministratorsOnly(BasePermissionPolicy):
    """Superusers look and try again. Nobody adds, changes or deletes a job, and no group can be allowed to."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action in (VIEW, RETRY) and user.is_active and user.is_superuser

    def users_with_any_permission(self, actions: list[str]) -> QuerySet:
        users = get_user_model().objects.filter(is_active=True, is_superuser=True)
        return users if {VIEW, RETRY} & set(actions) else users.none()


def progress_in_words(job: Job) -> str:
    if not job.progress_total:
        return ""
    return gettext("%(done)s of %(total)s") % {"done": job.progress_done, "total": job.progress_total}


def failure_in_words(job: Job) -> str:
    """What went wrong, as a sentence: the job's own, or one about the error's name, which is all that is kept."""
    name, _colon, own_words = job.failure.partition(": ")
    if own_words or not name:
        return own_words
    if name == WORKER_LOST:
        return gettext("The worker was stopped, or the job took too long.")
    return gettext("The job was ended by the error %(error)s.") % {"error": name}


class JobInspectView(generic.InspectView):
    page_title = _("Job")

    @property
    def retry_url(self) -> str:
        """Where "try again" is posted to; empty unless the job has failed."""
        has_failed = self.object.status == JobStatus.FAILED
        return reverse("jobs:retry", args=[self.object.pk]) if has_failed else ""

    def get_field_display_value(self, field_name: str, field: Field | None) -> object:
        value = super().get_field_display_value(field_name, field)
        # Wagtail shows a moment in UTC here and nothing as "None".
        if isinstance(value, datetime):
            return timezone.localtime(value)
        return "" if value is None else value

    def get_arguments_display_value(self) -> str:
        return ", ".join(f"{name}={value}" for name, value in sorted(self.object.arguments.items()))

    def get_failure_display_value(self) -> str:
        return failure_in_words(self.object)

    def get_progress_done_display_value(self) -> str:
        return progress_in_words(self.object)


class JobRetryView(PermissionCheckedMixin, BaseOperationView):
    permission_required = RETRY
    http_method_names: ClassVar[list[str]] = ["post"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if retry_failed(self.object, now=timezone.now()):
            messages.success(request, _("The job will be tried again. Look here in a minute."))
        else:
            messages.warning(request, _("Nothing was done: the job has not failed, or the same work is owed already."))
        return redirect("jobs:inspect", self.object.pk)


class JobViewSet(ModelViewSet):
    model = Job
    name = "jobs"
    icon = "tasks"
    menu_hook = "register_reports_menu_item"
    menu_order = 950
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = JobInspectView
    inspect_template_name = "core/job_inspect.html"
    inspect_view_fields: ClassVar[list[str]] = [
        "function",
        "arguments",
        "status",
        "failure",
        "progress_done",
        "attempts",
        "created_at",
        "due_at",
        "started_at",
        "finished_at",
        "unique_key",
    ]
    ordering = ("-created_at", "-pk")
    list_per_page = 50
    list_filter: ClassVar[list[str]] = ["status"]
    list_display: ClassVar[list[str | Column]] = [
        "function",
        StatusTagColumn(
            "status",
            label=_("Status"),
            accessor="get_status_display",
            primary=lambda job: job.status == JobStatus.FAILED,
        ),
        Column("progress", label=_("Progress"), accessor=progress_in_words),
        Column("attempts", label=_("Attempts")),
        Column("failure", label=_("Failure"), accessor=failure_in_words),
        # Not a DateColumn: it would call a retry in an hour "Just now".
        Column("due_at", label=_("Due"), sort_key="due_at"),
        DateColumn("finished_at", label=_("Finished"), sort_key="finished_at"),
    ]

    def get_permissions_to_register(self) -> QuerySet:
        # Checkboxes in a group's form would promise what AdministratorsOnly refuses.
        return Permission.objects.none()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<uuid:pk>/", self.inspect_view, name="inspect"),
            path("retry/<uuid:pk>/", self.construct_view(JobRetryView), name="retry"),
        ]
