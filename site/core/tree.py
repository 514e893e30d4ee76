"""Where pages stand, read from their paths: no question is asked of the database."""

from django.db.models.functions import Left, Length
from wagtail.models import Page

# The path of the page above, as part of a question.
PATH_ABOVE = Left("path", Length("path") - Page.steplen)


def path_above(page: Page) -> str:
    """The path of the page above."""
    return page.path[: -Page.steplen]


def paths_down_to(page: Page) -> list[str]:
    """The paths of the pages above, from the root on, and of the page itself."""
    return [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]
