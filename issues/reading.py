"""From the PDF that an editor gave to what readers get: a clean copy, a picture and the words of each page, a cover."""

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.files.base import ContentFile, File
from django.db import transaction

from core.digests import digest_of_parts
from core.storages import delete_after_commit, delete_names_after_commit, keep_once, private_storage
from issues.announcements import announce_edition
from issues.covers import keep_made_cover
from issues.enums import PDFFailure, PDFStatus
from issues.models import Edition, PrintedPage
from issues.models.editions import published_path
from issues.models.printed_pages import PICTURES, pictures_folder
from issues.pdf.workers import DrawnPage, UnreadablePDF, clean_pdf, draw_pages

type Progress = Callable[[int, int], None]


def read_edition(*, edition: Edition, progress: Progress = lambda done, total: None) -> None:
    """Make of an edition's PDF what readers get, unless that has been done.

    A PDF that cannot be read is no error here: the edition says why, for its editors. An editor's own choice of a cover
    is never touched. Killed half-way and run again, it leaves the same files and rows.
    """
    if not edition.pdf or not _note(edition, pdf_status=PDFStatus.READING, pdf_failure="", pages_read=0):
        return
    try:
        with edition.pdf.open("rb") as pdf, TemporaryFile() as copy:
            _read(edition, pdf, copy, progress)
    except UnreadablePDF as refusal:
        _note(edition, pdf_status=PDFStatus.FAILED, pdf_failure=refusal.failure, page_count=0)
    except Exception:
        # The job says so too, and is tried once more; but editors look here.
        _note(edition, pdf_status=PDFStatus.FAILED, pdf_failure=PDFFailure.OUR_FAULT, page_count=0)
        raise


def forget_reading(edition: Edition) -> None:
    """Take back what was made of an edition's PDF, which is another one now. The cover stays until the next one comes.

    The caller saves the edition; the files go after the commit.
    """
    edition.pdf_status = PDFStatus.WAITING if edition.pdf else PDFStatus.NONE
    edition.pdf_failure = edition.published_digest = ""
    edition.page_count = edition.pages_read = edition.size = 0
    delete_after_commit(edition.published_pdf)
    edition.published_pdf = ""
    if edition.pk:
        delete_page_pictures(edition_id=edition.pk)
        edition.printed_pages.all().delete()


def delete_page_pictures(*, edition_id: int) -> None:
    """Delete the pictures of an edition's pages after the commit."""
    pages = PrintedPage.objects.filter(edition=edition_id)
    names = [page.picture_name(picture) for page in pages.defer("text") for picture in PICTURES]
    folders = {name.rpartition("/")[0] for name in names}
    # The storage deletes an empty folder like a file.
    delete_names_after_commit(private_storage(), [*names, *folders])


def _read(edition: Edition, pdf: BinaryIO, copy: BinaryIO, progress: Progress) -> None:
    page_count = clean_pdf(pdf, copy, title=edition.paper_title, language=edition.language)
    _note(edition, page_count=page_count)
    digest = digest_of_parts(File(copy).chunks())
    pages, cover = [], b""
    try:
        for drawn in draw_pages(copy, page_count=page_count, pictures=PICTURES):
            pages.append(_keep_page(edition, drawn, digest))
            cover = cover or drawn.cover
            _note(edition, pages_read=drawn.number)
            progress(drawn.number, page_count)
        _keep_reading(edition, pages, cover, digest=digest, copy=copy)
    except Exception:
        _discard_pictures(edition.pk, digest)
        raise


def _keep_page(edition: Edition, drawn: DrawnPage, digest: str) -> PrintedPage:
    page = PrintedPage(
        edition=edition,
        number=drawn.number,
        text=drawn.text,
        width=drawn.width,
        height=drawn.height,
        digest=digest[:16],
    )
    for picture, content in drawn.pictures.items():
        keep_once(private_storage(), page.picture_name(picture), ContentFile(content))
    return page


@transaction.atomic
def _keep_reading(edition: Edition, pages: list[PrintedPage], cover: bytes, *, digest: str, copy: BinaryIO) -> None:
    # While it was read, another PDF may have come. That one has a job of its own.
    current = Edition.objects.select_for_update().filter(pk=edition.pk, pdf=edition.pdf.name).first()
    if current is None:
        _discard_pictures(edition.pk, digest)
        return
    if not all(private_storage().exists(page.picture_name(picture)) for page in pages for picture in PICTURES):
        raise FileNotFoundError("Another reading of the same PDF came to nothing and took its pictures away.")
    current.published_digest, current.size = digest, copy.seek(0, 2)
    copy.seek(0)
    name = published_path(current, "")
    keep_once(private_storage(), name, File(copy))
    current.published_pdf.name = name
    current.page_count = current.pages_read = len(pages)
    old_cover = current.made_cover and current.made_cover.file_hash
    current.made_cover = keep_made_cover(current, cover)
    if old_cover and old_cover != current.made_cover.file_hash and not current.chosen_cover_id:
        # The words that an editor confirmed were those of another picture.
        current.cover_text_confirmed = False
    current.pdf_status, current.pdf_failure = PDFStatus.READY, ""
    current.save()
    current.printed_pages.all().delete()
    PrintedPage.objects.bulk_create(pages)
    announce_edition(current)


@transaction.atomic
def _discard_pictures(edition_id: int, digest: str) -> None:
    """Delete the pictures of a reading that came to nothing, unless a newer one of the same PDF shows them."""
    # Whoever finishes a reading holds this lock. Hence no waiting for the commit: nobody may count on them between.
    Edition.objects.select_for_update().filter(pk=edition_id).first()
    storage, folder = private_storage(), pictures_folder(edition_id, digest[:16])
    is_shown = PrintedPage.objects.filter(edition=edition_id, digest=digest[:16]).exists()
    if not is_shown and storage.exists(folder):
        for name in [*(f"{folder}/{file}" for file in storage.listdir(folder)[1]), folder]:
            storage.delete(name)


def _note(edition: Edition, **facts: object) -> bool:
    """Write down how far the reading of this PDF is; False if it is not the edition's any more, or has been read."""
    unread = Edition.objects.filter(pk=edition.pk, pdf=edition.pdf.name).exclude(pdf_status=PDFStatus.READY)
    return bool(unread.update(**facts))
