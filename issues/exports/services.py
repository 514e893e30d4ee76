from collections.abc import Generator
from contextlib import contextmanager
from tempfile import TemporaryFile

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from core.digests import digest_of_parts
from core.storages import delete_after_commit
from issues.enums import ExportKind
from issues.exports.archive import write_archive
from issues.exports.contents import contents_to_export
from issues.exports.epub import epub_of
from issues.exports.sources import sources_of
from issues.models import IssueExport, IssuePage

# What an export is, and its language: "" for all of them.
type Key = tuple[str, str]


def make_exports(*, number: int) -> None:
    """Make the EPUBs and the ZIP of an issue anew if anything in them changed, and withdraw those that nobody may have.

    What was made before stays until the new files are stored. Run again, it makes nothing.
    """
    sources = sources_of(number)
    kept = IssueExport.objects.filter(issue_number=number)
    if kept.exists() and not kept.exclude(sources=sources).exists():
        return
    with files_of(number) as files, transaction.atomic():
        _lock(number)
        # Locks what is there; two jobs that make the first exports at once are told apart by the constraint.
        old = {(export.kind, export.language): export for export in kept.select_for_update()}
        if sources_of(number) != sources:
            # Something changed while they were made. That change has a job of its own.
            return
        for key, content in files.items():
            _keep(number, key, content, sources=sources, old=old.pop(key, None))
        for export in old.values():
            _withdraw(export)


@contextmanager
def files_of(number: int) -> Generator[dict[Key, File]]:
    """The EPUBs and the ZIP of an issue; none where it is not live and public."""
    contents = contents_to_export(number)
    if not contents:
        yield {}
        return
    books = {language: epub_of(issue) for language, issue in contents.items()}
    with TemporaryFile() as archive:
        write_archive(contents, archive, books=books)
        archive.seek(0)
        yield {
            **{(ExportKind.EPUB, language): ContentFile(book) for language, book in books.items()},
            (ExportKind.ZIP, ""): File(archive),
        }


def withdraw_exports(*, number: int) -> None:
    """Remove the exports of an issue, because something in them is not for everybody any more."""
    with transaction.atomic():
        _lock(number)
        for export in IssueExport.objects.filter(issue_number=number).select_for_update():
            _withdraw(export)


def withdraw_gone_exports() -> None:
    """Remove the exports of numbers that no live, public issue has any more."""
    live = IssuePage.objects.live().public().exclude(number=None).values("number")
    with transaction.atomic():
        for export in IssueExport.objects.exclude(issue_number__in=live).select_for_update():
            _withdraw(export)


def _lock(number: int) -> None:
    """Who withdraws waits for who stores, and the other way round: nothing is stored of what is just going away."""
    list(IssuePage.objects.filter(number=number).order_by("pk").select_for_update().values_list("pk"))


def _keep(number: int, key: Key, content: File, *, sources: str, old: IssueExport | None) -> None:
    kind, language = key
    export = old or IssueExport(issue_number=number, kind=kind, language=language)
    digest = digest_of_parts(content.chunks())
    export.sources = sources
    if export.sha256 != digest:
        delete_after_commit(export.file)
        export.sha256, export.size, export.made_at = digest, content.size, timezone.now()
        export.file.save("", content, save=False)
    export.save()


def _withdraw(export: IssueExport) -> None:
    delete_after_commit(export.file)
    export.delete()
