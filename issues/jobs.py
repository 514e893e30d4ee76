from core.jobs import JobRun, job
from issues.models import Edition
from issues.services import read_edition


# Read once more at most: a PDF that cannot be read today cannot be read tomorrow.
@job(retries=1)
def read_edition_pdf(run: JobRun, *, edition_id: int) -> None:
    """Read an edition's PDF, unless the edition was deleted meanwhile."""
    for edition in Edition.objects.filter(pk=edition_id):
        read_edition(edition=edition)
