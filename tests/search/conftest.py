"""Pages that a reader may find, indexed as the jobs would."""

from collections.abc import Callable

import pytest
from wagtail.models import Page

from search.services import index_page


@pytest.fixture
def index() -> Callable[..., None]:
    """Index pages as the job does."""

    def index_all(*pages: Page) -> None:
        for page in pages:
            index_page(page_id=page.pk)

    return index_all
