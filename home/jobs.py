from datetime import timedelta

from django.core.management import call_command

from core.jobs import JobRun, job
from core.schedules import scheduled


@scheduled(every=timedelta(minutes=1))
@job(name="home.publish_scheduled", retries=0)
def publish_scheduled(run: JobRun) -> None:
    """Publish and take offline what an editor has set a moment for, through Wagtail's own command."""
    call_command("publish_scheduled", verbosity=0)
