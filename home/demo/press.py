"""What is printed: the edition of each issue, and the leaflets of a statement, as PDFs."""

from collections.abc import Sequence
from typing import Protocol

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from home.demo.library import OTHERS, SOURCE
from home.models import StatementLeaflet
from issues.covers import propose_cover_text
from issues.enums import PDFStatus
from issues.models import Edition
from issues.reading import read_edition
from issues.services import keep_edition

# The paper began in one language: only its newest issues were printed in the others too.
PRINTED_IN_EVERY_LANGUAGE = 3


class Press(Protocol):
    """Prints a document of the library in one language; the bytes are a PDF."""

    def issue(self, name: str, language: str) -> bytes: ...

    def leaflet(self, name: str, language: str) -> bytes: ...


def print_editions(press: Press, issues: Sequence[tuple[int, str]]) -> list[Edition]:
    """Print the editions that are missing. `issues` are numbers and names of documents, the oldest first."""
    for unread in Edition.objects.filter(pdf_status__in=[PDFStatus.WAITING, PDFStatus.READING]):
        # The load was killed while the job read it; nobody may be there to find the job.
        read_edition(edition=unread)
    first_of_every_language = len(issues) - PRINTED_IN_EVERY_LANGUAGE
    kept = set(Edition.objects.values_list("issue_number", "language"))
    made = []
    for place, (number, name) in enumerate(issues):
        for language in (SOURCE, *OTHERS) if place >= first_of_every_language else (SOURCE,):
            if (number, language) in kept:
                continue
            pdf = ContentFile(press.issue(name, language), name=f"{number}-{language}.pdf")
            edition = Edition(issue_number=number, language=language, pdf=pdf)
            # As an editor does who has looked at the cover.
            edition.cover_text, edition.cover_text_confirmed = propose_cover_text(edition), True
            keep_edition(edition=edition)
            made.append(edition)
    return made


def print_leaflets(press: Press, name: str, title_of: dict[str, str]) -> list[StatementLeaflet]:
    """Unsaved rows with the leaflet of a statement in each language that has a title."""
    leaflets = []
    for order, (language, title) in enumerate(title_of.items()):
        pdf = ContentFile(press.leaflet(name, language), name=f"{name.rpartition('/')[2]}-{language}.pdf")
        document = Document.objects.create(title=title, file=pdf)
        leaflets.append(StatementLeaflet(language=language, document=document, sort_order=order))
    return leaflets
