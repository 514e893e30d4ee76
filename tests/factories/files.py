from hashlib import sha256

import factory
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from issues.enums import PDFStatus
from issues.models import Edition, PrintedPage
from tests.factories.pictures import PictureFactory

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def pdf_file(name: str = "paper.pdf") -> ContentFile:
    """The smallest file that begins and ends as a PDF does."""
    return ContentFile(PDF, name)


class DocumentFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Document {number}")
    file = factory.LazyFunction(pdf_file)

    class Meta:
        model = Document


class EditionFactory(factory.django.DjangoModelFactory):
    """An edition as it stands after its PDF was read."""

    issue_number = factory.Sequence(lambda number: number + 1)
    language = "en"
    pdf = factory.LazyFunction(pdf_file)
    published_pdf = factory.LazyFunction(pdf_file)
    published_digest = sha256(PDF).hexdigest()
    size = len(PDF)
    page_count = 4
    pdf_status = PDFStatus.READY
    made_cover = factory.SubFactory(PictureFactory, alternative_text="Front page of the paper.")

    class Meta:
        model = Edition


class PrintedPageFactory(factory.django.DjangoModelFactory):
    """A page of an edition, without the files of its pictures."""

    edition = factory.SubFactory(EditionFactory)
    number = 1
    text = "The gates stayed shut.\n\nNobody gave a speech."
    width = 1600
    height = 2473
    digest = sha256(PDF).hexdigest()[:16]

    class Meta:
        model = PrintedPage
