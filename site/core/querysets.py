from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from core.enums import JobStatus


class JobQuerySet(QuerySet):
    """Questions about what is owed."""

    def unfinished(self) -> "JobQuerySet":
        return self.filter(status__in=[JobStatus.OWED, JobStatus.RUNNING])

    def failed(self) -> "JobQuerySet":
        return self.filter(status=JobStatus.FAILED)

    def due(self, now: datetime) -> "JobQuerySet":
        """Owed, and its time has come."""
        return self.filter(status=JobStatus.OWED, due_at__lte=now)

    def lost(self, started_before: datetime) -> "JobQuerySet":
        """Still marked as running, although no job may run for so long: its worker was killed, or it hangs."""
        return self.filter(status=JobStatus.RUNNING, started_at__lte=started_before)

    def in_attempt(self, job_id: UUID, attempt: int) -> "JobQuerySet":
        """The job, as long as this attempt still has it: a worker that was given up must not write over the next."""
        return self.filter(pk=job_id, status=JobStatus.RUNNING, attempts=attempt)

    def done_before(self, moment: datetime) -> "JobQuerySet":
        return self.filter(status=JobStatus.DONE, finished_at__lt=moment)


class JobSlotQuerySet(QuerySet):
    """Questions about the slots of schedules."""

    def superseded_before(self, moment: datetime) -> "JobSlotQuerySet":
        """Older than the moment and not the newest of its schedule: the newest says what has run already."""
        newer = self.model.objects.filter(name=OuterRef("name"), slot__gt=OuterRef("slot"))
        return self.filter(Exists(newer), slot__lt=moment)
