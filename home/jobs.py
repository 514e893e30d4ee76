from datetime import time, timedelta

from django.core.management import call_command

from core.jobs import JobRun, job
from core.schedules import scheduled
from home.pictures import pictures_in_use
from images.services import order_renditions


@scheduled(every=timedelta(minutes=1))
@job(name="home.publish_scheduled", retries=0)
def publish_scheduled(run: JobRun) -> None:
    """Publish and take offline what an editor has set a moment for, through Wagtail's own command."""
    call_command("publish_scheduled", verbosity=0)


@scheduled(daily_at=time(3, 30))
@job(name="home.make_missing_renditions")
def make_missing_renditions(run: JobRun) -> None:
    """The net below the events: a release may declare a new size, and rows may come in ways that announce nothing."""
    order_renditions(image_ids=pictures_in_use())
