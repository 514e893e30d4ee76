from datetime import timedelta

from django.utils import timezone

from core.jobs import JobRun, job
from core.schedules import scheduled
from distribution.rounds import services, standing_orders


@job(name="rounds.take_standing_orders")
def take_standing_orders(run: JobRun, *, round_id: int) -> None:
    """Make requests of the standing orders of a round that has opened."""
    standing_orders.take_orders(round_id=round_id, now=timezone.now(), progress=run.progress)


@scheduled(every=timedelta(minutes=5))
@job(name="rounds.close_due_rounds")
def close_due_rounds(run: JobRun) -> None:
    """Close the round whose time is over."""
    services.close_rounds_that_are_due(now=timezone.now())
