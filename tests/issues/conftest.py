from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile

from issues.models import Edition
from issues.reading import read_edition
from tests.issues.pdfs import pdf

type MakeEdition = Callable[..., Edition]


@pytest.fixture
def make_edition(db: None) -> MakeEdition:
    """An edition with a real PDF that was stored but not read."""

    def make(number: int = 6, language: str = "en", *, content: bytes | None = None) -> Edition:
        file = ContentFile(pdf() if content is None else content, "paper.pdf")
        return Edition.objects.create(issue_number=number, language=language, pdf=file)

    return make


@pytest.fixture
def read(make_edition: MakeEdition) -> MakeEdition:
    """The same after its PDF was read."""

    def make(*arguments: object, **named: object) -> Edition:
        edition = make_edition(*arguments, **named)
        read_edition(edition=edition)
        edition.refresh_from_db()
        return edition

    return make
