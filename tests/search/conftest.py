"""Pages that a reader may find, indexed as the jobs would."""

from collections.abc import Callable

import pytest
from wagtail.models import Page

from issues.models import PrintedPage
from search.services import index_page


@pytest.fixture
def index() -> Callable[..., None]:
    """Index pages as the job does."""

    def index_all(*pages: Page) -> None:
        for page in pages:
            index_page(page_id=page.pk)

    return index_all


@pytest.fixture(autouse=True)
def _address_of_printed_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        PrintedPage,
        "get_url",
        lambda printed: f"/{printed.edition.language}/issues/{printed.edition.issue_number}/pages/{printed.number}/",
    )
