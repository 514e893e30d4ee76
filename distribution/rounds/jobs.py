import logging
from datetime import time, timedelta

from django.utils import timezone

from core.jobs import JobFailed, JobRun, job
from core.schedules import scheduled
from distribution.rounds import services, standing_orders
from distribution.rounds.models import Round
from distribution.rounds.totals import differences

logger = logging.getLogger(__name__)


@job(name="rounds.take_standing_orders")
def take_standing_orders(run: JobRun, *, round_id: int) -> None:
    """Make requests of the standing orders of a round that has opened."""
    standing_orders.take_orders(round_id=round_id, now=timezone.now(), progress=run.progress)


@scheduled(every=timedelta(minutes=5))
@job(name="rounds.close_due_rounds")
def close_due_rounds(run: JobRun) -> None:
    """Close the round whose time is over."""
    services.close_rounds_that_are_due(now=timezone.now())


# Not tried again: a second look finds the same, and the failed job stands in the administrators' list.
@scheduled(daily_at=time(3, 30))
@job(name="rounds.check_totals", retries=0)
def check_totals(run: JobRun) -> None:
    """Compare the kept sums of all rounds with the plain ones; whatever differs is said loudly."""
    wrong = [round_.issue_number for round_ in Round.objects.order_by("pk") if differences(round_)]
    if wrong:
        logger.error("The totals of the rounds of issues %s are wrong.", wrong)
        raise JobFailed(f"Totals are wrong in the rounds of issues {wrong}.")
