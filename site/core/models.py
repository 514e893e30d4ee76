"""What is owed, and which slots of a schedule are taken: the outbox (docs/decisions/0006-jobs.md)."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.enums import JobStatus
from core.querysets import JobQuerySet, JobSlotQuerySet


class Job(models.Model):
    """A function that is owed, written in the same transaction as the change that needs it.

    It holds ids and a short failure, never personal data: administrators read it, and backups keep it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    function = models.CharField(_("function"), max_length=200)
    arguments = models.JSONField(_("arguments"), default=dict, blank=True)
    unique_key = models.CharField(_("unique key"), max_length=200, null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=JobStatus, default=JobStatus.OWED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    retries = models.PositiveSmallIntegerField(_("retries"), default=0)
    progress_done = models.PositiveIntegerField(_("progress"), default=0)
    progress_total = models.PositiveIntegerField(_("progress total"), default=0)
    failure = models.CharField(_("failure"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["status", "due_at"], name="core_job_status_due")]
        constraints = [
            # Refuses an unknown status as well.
            models.CheckConstraint(
                condition=Q(status__in=[JobStatus.OWED, JobStatus.RUNNING], finished_at__isnull=True)
                | Q(status__in=[JobStatus.DONE, JobStatus.FAILED], finished_at__isnull=False),
                name="core_job_status_agrees_with_end",
            ),
            models.UniqueConstraint(
                fields=["unique_key"],
                condition=Q(status__in=[JobStatus.OWED, JobStatus.RUNNING]),
                name="core_job_unfinished_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function} ({self.pk})"


class JobSlot(models.Model):
    """A moment at which a schedule was due. Whoever writes the row owes the job; the second scheduler cannot."""

    name = models.CharField(max_length=200)
    slot = models.DateTimeField()

    objects = JobSlotQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="core_job_slot_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.slot.isoformat()}"
