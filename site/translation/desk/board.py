"""The questions of the work board."""

from django.db.models import Count, F, QuerySet, Sum
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation.enums import WorkState
from translation.models import WorkItem
from users.models import User

# In the order of the board's tabs.
OPEN_STATES = (WorkState.NEW, WorkState.TO_REVIEW, WorkState.IN_WORK, WorkState.WAITING)


def items_on_board(*, state: str = "", issue_number: int | None = None, mine: User | None = None) -> QuerySet[WorkItem]:
    """The pages that need their translation, by press day and issue, the nearest first; what is done only if asked."""
    found = WorkItem.objects.filter(translation__enabled=True)
    found = found.filter(state=state) if state else found.filter(state__in=OPEN_STATES)
    if issue_number is not None:
        found = found.filter(issue_number=issue_number)
    if mine is not None:
        found = found.filter(claimed_by=mine)
    return found.select_related("claimed_by", "page").order_by(
        F("press_date").desc(nulls_last=True), F("issue_number").desc(nulls_last=True), "pk"
    )


def counts_by_state() -> dict[str, int]:
    rows = WorkItem.objects.filter(translation__enabled=True).values("state").annotate(pages=Count("pk"))
    return {row["state"]: row["pages"] for row in rows.order_by()}


def words_left() -> int:
    """Words of the source that nobody has translated or looked at again."""
    return WorkItem.objects.filter(translation__enabled=True).aggregate(words=Sum("words_left"))["words"] or 0


def issues_on_board() -> list[int]:
    """The numbers of the issues that have pages to translate, the newest first."""
    numbers = WorkItem.objects.exclude(issue_number=None).order_by("-issue_number")
    return list(numbers.values_list("issue_number", flat=True).distinct())


def translation_on_desk(pk: int) -> Translation | None:
    return _on_desk().filter(pk=pk).first()


def translations_of_issue(number: int) -> list[Translation]:
    """The translations of an issue and of its pieces, in the order of the page tree."""
    return list(_on_desk().filter(work__issue_number=number).order_by("work__page__path", "pk"))


def work_of(page: Page) -> QuerySet[WorkItem]:
    """The board's rows of a page in the source language, one a language."""
    return WorkItem.objects.filter(page_id=page.pk, translation__enabled=True).order_by("pk")


def _on_desk() -> QuerySet[Translation]:
    found = Translation.objects.filter(enabled=True, work__isnull=False)
    return found.select_related(
        "source__specific_content_type", "source__locale", "target_locale", "work__claimed_by", "work__page"
    )
