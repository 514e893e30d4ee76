from core.jobs import JobRun, job
from issues.models import Edition
from issues.reading import read_edition


# A PDF that cannot be read is read once and its editors are told. These attempts are for workers that were killed.
@job(retries=2)
def read_edition_pdf(run: JobRun, *, edition_id: int) -> None:
    """Make of an edition's PDF what readers get, unless the edition was deleted meanwhile."""
    for edition in Edition.objects.filter(pk=edition_id):
        read_edition(edition=edition, progress=run.progress)
