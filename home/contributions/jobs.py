"""The letters to those who wrote, and the day on which they are forgotten."""

import logging
from datetime import time

from django.conf import settings
from django.utils import timezone

from core.jobs import JobRun, job
from core.mail import Letter, letter
from core.schedules import scheduled
from home.contributions.models import Contribution
from home.contributions.services import forget_closed_contributions
from home.models import Contact

logger = logging.getLogger(__name__)


@letter
def contribution_received(*, contribution_id: int) -> Letter | None:
    return _letter("contribution_received", contribution_id)


@letter
def contribution_answered(*, contribution_id: int) -> Letter | None:
    return _letter("contribution_answered", contribution_id)


@letter
def contribution_declined(*, contribution_id: int) -> Letter | None:
    return _letter("contribution_declined", contribution_id)


def _letter(template: str, contribution_id: int) -> Letter | None:
    """A letter to whoever sent a contribution, unless it was deleted meanwhile."""
    contribution = Contribution.objects.filter(pk=contribution_id).first()
    if contribution is None:
        return None
    contact = Contact.objects.filter(locale__language_code=contribution.language, live=True).first()
    context = {
        "contribution": contribution,
        "contact": contact.email if contact else "",
        "retention_days": settings.CONTRIBUTION_RETENTION_DAYS,
    }
    return Letter(to=contribution.email, language=contribution.language, template=template, context=context)


@scheduled(daily_at=time(4, 30))
@job()
def forget_contributions(run: JobRun) -> None:
    """Delete what was dealt with long ago, with the files."""
    count = forget_closed_contributions(now=timezone.now())
    if count:
        logger.info("%d contributions were deleted because their time is over.", count)
