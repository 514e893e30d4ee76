from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext, override
from wagtail.models import Page, ReferenceIndex
from wagtail.utils.file import hash_filelike

from core.events import announce_pages_changed
from core.jobs import start
from images.models import TorchImage
from issues.models import ArticlePage, Edition, IssuePage
from issues.pdf import read_pdf


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
    # Jobs call services, so that this service can only look for its job when it runs.
    from issues.jobs import read_edition_pdf

    before = Edition.objects.select_for_update().filter(pk=edition.pk).first()
    if before:
        _announce(before)
    has_new_pdf = edition.pdf.name != (before.pdf.name if before else "")
    # The cover's words name the number and the language.
    is_renamed = before and (before.issue_number, before.language) != (edition.issue_number, edition.language)
    if has_new_pdf:
        edition.page_count = 0
    edition.size = edition.pdf.size if edition.pdf else 0
    edition.save()
    if before and has_new_pdf:
        _delete_after_commit(before.pdf)
    if edition.pdf and (has_new_pdf or is_renamed):
        # No unique key: a job that runs already may be reading the file before this one.
        start(read_edition_pdf, edition_id=edition.pk)
    _announce(edition)


def read_edition(*, edition: Edition) -> None:
    """Keep what an edition's PDF tells: its pages, its size, and a cover made of the first page.

    Raises UnreadablePDF. An editor's own choice of a cover is never touched. Read again, the same PDF changes nothing.
    """
    if not edition.pdf:
        return
    facts = read_pdf(edition.pdf.path)
    with transaction.atomic():
        # While it was read, another PDF may have come. That one has a job of its own.
        current = Edition.objects.select_for_update().filter(pk=edition.pk, pdf=edition.pdf.name).first()
        if current is None:
            return
        current.page_count = facts.page_count
        current.size = current.pdf.size
        current.made_cover = _keep_made_cover(current, facts.cover)
        current.save(update_fields=["page_count", "size", "made_cover"])
        _announce(current)


@transaction.atomic
def delete_edition(*, edition: Edition) -> None:
    """Delete an edition, and after the commit its files: the PDF, and the cover made of it unless a page shows it."""
    made_cover = edition.made_cover
    _announce(edition)
    edition.delete()
    _delete_after_commit(edition.pdf)
    if made_cover and not ReferenceIndex.get_references_to(made_cover).exists():
        # Wagtail deletes the files of a picture after the commit.
        made_cover.delete()


def _keep_made_cover(edition: Edition, jpeg: bytes) -> TorchImage:
    """The picture of the edition's first page: the same row as long as there is one, with a new file if it changed."""
    cover = edition.made_cover or TorchImage()
    with override(edition.language):
        names = {"number": edition.issue_number, "language": edition.get_language_display()}
        title = gettext("Cover of issue %(number)s (%(language)s)") % names
        alternative_text = gettext("Front page of The Torch, issue %(number)s (%(language)s).") % names
    digest = hash_filelike(BytesIO(jpeg))
    if (cover.file_hash, cover.title) == (digest, title):
        # An editor may have said better what it shows.
        return cover
    _delete_after_commit(cover.file)
    cover.title, cover.alternative_text = title, alternative_text
    cover.file = ContentFile(jpeg, name=f"cover-{edition.issue_number}-{edition.language}.jpg")
    cover.file_size, cover.file_hash = len(jpeg), digest
    cover.save()
    cover.renditions.all().delete()
    return cover


def _delete_after_commit(file: FieldFile) -> None:
    storage, name = file.storage, file.name
    if name:
        # Robust: what was saved is saved, and a file that cannot be deleted must not become somebody's error page.
        transaction.on_commit(lambda: storage.delete(name), robust=True)


def _announce(edition: Edition) -> None:
    issues = dict(
        IssuePage.objects.live().filter(number=edition.issue_number).values_list("pk", "locale__language_code")
    )
    announce_pages_changed(page_ids=issues.keys(), languages=issues.values())
