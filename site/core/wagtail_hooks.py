from wagtail import hooks
from wagtail.permissions import register_permission_policy

from core.models import Job
from core.viewsets import AdministratorsOnly, JobViewSet

# Before anything asks for Job's policy: Wagtail would make one of its own, which groups can change.
register_permission_policy(Job, AdministratorsOnly(Job))


@hooks.register("register_admin_viewset")
def register_job_viewset() -> JobViewSet:
    return JobViewSet()
