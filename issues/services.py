from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from core.jobs import start
from core.storages import delete_after_commit
from issues.announcements import announce_edition
from issues.enums import PDFStatus
from issues.models import ArticlePage, Edition
from issues.reading import delete_page_pictures, forget_reading

# What the reading makes of a PDF, and nobody types.
MADE_FIELDS = (
    *("published_pdf", "published_digest", "size", "page_count", "pages_read", "pdf_status", "pdf_failure"),
    "made_cover",
)


@transaction.atomic
def number_positions(*, issue: Page) -> None:
    """Give the pieces of an issue the order in which they stand in the tree, in every language.

    Called when an editor adds a piece or drags one; the other languages follow the tree that was touched. A piece that
    exists in another language only keeps its place after its neighbours.
    """
    # Locks the pieces, so that two editors who drag at once do not mix their orders.
    pieces = ArticlePage.objects.child_of(issue).order_by("path").select_for_update(of=("self",))
    for position, piece in enumerate(pieces, start=1):
        ArticlePage.objects.filter(translation_key=piece.translation_key).update(position=position)


@transaction.atomic
def keep_edition(*, edition: Edition) -> None:
    """Save an edition. A job reads a PDF that is new; the file that it replaces goes after the commit.

    Every door calls this instead of `edition.save()`: the admin's form and the demo loader.
    """
    before = Edition.objects.select_for_update().filter(pk=edition.pk).first()
    if before:
        announce_edition(before)
        _doubt_cover_text(edition, before)
        for name in MADE_FIELDS:
            # While an editor looked at the form, the job may have made them anew.
            setattr(edition, name, getattr(before, name))
    has_new_pdf = edition.pdf.name != (before.pdf.name if before else "")
    if has_new_pdf or (before and _is_renamed(edition, before)):
        forget_reading(edition)
    edition.save()
    if before and has_new_pdf:
        delete_after_commit(before.pdf)
    if edition.pdf_status == PDFStatus.WAITING:
        _start_reading(edition)
    announce_edition(edition)


@transaction.atomic
def try_again(*, edition: Edition) -> bool:
    """Read an edition's PDF once more; False if it has none, or has been read."""
    unread = Edition.objects.filter(pk=edition.pk).exclude(pdf="").exclude(pdf_status=PDFStatus.READY)
    is_unread = bool(unread.update(pdf_status=PDFStatus.WAITING, pdf_failure="", pages_read=0))
    if is_unread:
        _start_reading(edition)
    return is_unread


@transaction.atomic
def delete_edition(*, edition: Edition) -> None:
    """Delete an edition, and after the commit its files: the PDFs, the pictures of its pages, and the cover made of it
    unless a page shows it."""
    made_cover = edition.made_cover
    announce_edition(edition)
    delete_page_pictures(edition_id=edition.pk)
    edition.delete()
    delete_after_commit(edition.pdf)
    delete_after_commit(edition.published_pdf)
    if made_cover and not ReferenceIndex.get_references_to(made_cover).exists():
        # Wagtail deletes the files of a picture after the commit.
        made_cover.delete()


def _start_reading(edition: Edition) -> None:
    # Jobs call services, so that this service can only look for its job when it runs.
    from issues.jobs import read_edition_pdf

    # No unique key: a job that runs already may be reading the file before this one.
    start(read_edition_pdf, edition_id=edition.pk)


def _is_renamed(edition: Edition, before: Edition) -> bool:
    """The cover's words, the file's title and its name say the number and the language."""
    return (before.issue_number, before.language) != (edition.issue_number, edition.language)


def _doubt_cover_text(edition: Edition, before: Edition) -> None:
    """Words that were confirmed for another cover are confirmed no longer, unless they were changed with it."""
    if before.cover_text != edition.cover_text:
        return
    is_renamed = _is_renamed(edition, before)
    if is_renamed or before.chosen_cover_id != edition.chosen_cover_id:
        edition.cover_text_confirmed = False
    if is_renamed:
        # They say another number, or say it in another language: the form proposes them anew.
        edition.cover_text = ""
