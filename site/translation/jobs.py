from datetime import time, timedelta

from django.utils import timezone
from wagtail.models import Page, Revision

from core.jobs import JobRun, job
from core.mail import owe_letter
from core.schedules import scheduled
from translation.doctor.telling import examine_and_tell
from translation.letters import week_on_the_desk
from translation.selectors import translators
from translation.sources import follow_source, take_missed_sources, take_newest_source
from translation.subtrees import translate_subtree
from users.models import User

# An editor who saves, or whose editor saves by itself, is left this long to finish the sentence.
QUIET = timedelta(minutes=2)


@job(name="translation.take_source")
def take_source(run: JobRun, *, revision_id: int) -> None:
    """Give the translators the newest draft of what this revision belongs to, unless it was deleted meanwhile."""
    for revision in Revision.objects.filter(pk=revision_id):
        instance = revision.content_object
        if instance is not None:
            take_newest_source(instance=instance, now=timezone.now())


@job(name="translation.follow_published_source")
def follow_published_source(run: JobRun, *, revision_id: int) -> None:
    """The same for a source that was just published; its translation follows where no word of it is open."""
    for revision in Revision.objects.filter(pk=revision_id):
        instance = revision.content_object
        if instance is not None:
            follow_source(instance=instance, now=timezone.now())


@scheduled(every=timedelta(days=7))
@job(name="translation.send_digests")
def send_digests(run: JobRun) -> None:
    """Once a week, to everybody who translates. The day is that of the schedule's epoch: Saturday."""
    for user in translators():
        owe_letter(week_on_the_desk, unique_key=f"translation/digest/{user.pk}", user_id=user.pk)


@job(name="translation.translate_pages_below")
def translate_pages_below(run: JobRun, *, page_id: int, user_id: int | None = None) -> None:
    """Start the translation of a page and of everything below it."""
    page = Page.objects.filter(pk=page_id).first()
    if page:
        user = User.objects.filter(pk=user_id).first()
        translate_subtree(page=page.specific, user=user, now=timezone.now(), progress=run.progress)


@scheduled(daily_at=time(4, 30))
@job(name="translation.examine")
def examine_translations(run: JobRun) -> None:
    """Look for translations that have come apart from their source, and tell who can mend it."""
    examine_and_tell()


@scheduled(daily_at=time(4, 10))
@job(name="translation.take_missed_sources")
def take_missed_sources_of_the_day(run: JobRun) -> None:
    """What no signal told of, because a process was killed or rows were written past Wagtail, reaches the desk too."""
    take_missed_sources(now=timezone.now())
