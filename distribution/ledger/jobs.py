import logging
from datetime import time

from django.utils import timezone

from core.jobs import JobFailed, JobRun, job
from core.schedules import scheduled
from distribution.ledger.audit import audit_the_ledger

logger = logging.getLogger(__name__)


# Not tried again: a second look at the same night finds the same, and the failed job stands in the administrators' list
# until one of them has looked at it.
@scheduled(daily_at=time(3, 15))
@job(name="ledger.check_the_ledger", retries=0)
def check_the_ledger(run: JobRun) -> None:
    """Compare all balances with all moves; whatever differs is said loudly."""
    audit = audit_the_ledger(now=timezone.now())
    if audit.is_ok:
        logger.info("The ledger is right: %d moves.", audit.moves_counted)
        return
    logger.error("The ledger is wrong in %d places: %s", audit.difference_count, audit.differences)
    raise JobFailed(f"The ledger is wrong in {audit.difference_count} places (audit {audit.pk}).")
