from django.utils import timezone

from core.jobs import JobRun, job
from issues.releases import letters  # noqa: F401 - Importing registers them, and every process must know them.
from issues.releases.services import carry_out

RETRIES = 4


@job(retries=RETRIES)
def carry_out_order(run: JobRun, *, release_id: int, order_number: int) -> None:
    """Release an issue, or take it offline, as it was ordered."""
    carry_out(
        release_id=release_id,
        order_number=order_number,
        now=timezone.now(),
        is_last_attempt=run.attempt > RETRIES,
    )
