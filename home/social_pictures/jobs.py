from collections.abc import Iterable
from datetime import timedelta

from core.jobs import JobRun, job, start
from core.pages import BasePage
from core.schedules import scheduled
from home.social_pictures.services import DRAWN, digest_of, keep_social_picture, needs_drawing, words_of


@job(name="home.draw_social_picture")
def draw_page(run: JobRun, *, page_id: int) -> None:
    """Draw what other sites show of a page, unless it is gone or the picture is right."""
    for page in _live([page_id]):
        keep_social_picture(page=page)


@scheduled(every=timedelta(days=1))
@job(name="home.draw_every_social_picture", retries=0)
def draw_every_page(run: JobRun) -> None:
    """Look at every page once a day: those that were published before a new look are drawn."""
    start_drawing()


def start_drawing(page_ids: Iterable[int] | None = None) -> None:
    """Owe the pictures that these pages, or all, lack.

    The key holds the words, so that a change which comes while a job is running has a job of its own.
    """
    for page in _live(page_ids):
        words = words_of(page)
        if needs_drawing(page, words):
            start(draw_page, unique_key=f"social/{page.pk}/{digest_of(words)[:32]}", page_id=page.pk)


def _live(page_ids: Iterable[int] | None) -> list[BasePage]:
    found: list[BasePage] = []
    for model in DRAWN:
        pages = model.objects.live().select_related("locale").order_by("pk")
        found += pages if page_ids is None else pages.filter(pk__in=page_ids)
    return found
