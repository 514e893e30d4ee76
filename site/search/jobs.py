from core.jobs import JobRun, job
from search import services


@job(name="search.index_page")
def index_page(run: JobRun, *, page_id: int) -> None:
    services.index_page(page_id=page_id)


@job(name="search.rebuild", retries=1)
def rebuild(run: JobRun) -> None:
    services.rebuild(tell=run.progress)
