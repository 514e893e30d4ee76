"""Exports are made when something changed, kept while they are right, and withdrawn with their issue."""

from collections.abc import Callable
from zipfile import ZipFile

import pytest
from django.core.files.storage import storages
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page, PageViewRestriction

from core.models import Job
from images.models import TorchImage, TorchRendition
from issues.enums import ExportKind
from issues.exports import services
from issues.exports.jobs import start_export
from issues.exports.services import make_exports, withdraw_gone_exports
from issues.models import IssueExport, IssuePage
from tests.factories import ArticleFactory, IssueFactory, in_french, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture
def issue() -> IssuePage:
    """A live issue in both languages with one article."""
    article = ArticleFactory(parent=IssueFactory(number=6))
    in_french(article)
    return article.get_parent().specific


def kept() -> dict[tuple[str, str], IssueExport]:
    return {(export.kind, export.language): export for export in IssueExport.objects.filter(issue_number=6)}


def stored(export: IssueExport) -> bool:
    return storages["private"].exists(export.file.name)


def publish(page: Page, **facts: object) -> None:
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_an_issue_is_made_as_epub_in_each_language_and_as_zip(issue):
    make_exports(number=6)
    exports = kept()
    assert set(exports) == {(ExportKind.EPUB, "en"), (ExportKind.EPUB, "fr"), (ExportKind.ZIP, "")}
    for export in exports.values():
        assert export.size == export.file.size > 0
        assert export.file.name.startswith("exports/6-")
        assert stored(export)


def test_nothing_is_made_again_while_nothing_changed(issue, monkeypatch):
    make_exports(number=6)
    before = IssueExport.objects.order_by("pk").values()
    before = list(before)
    monkeypatch.setattr(services, "files_of", lambda _number: pytest.fail("It was made again."))
    make_exports(number=6)
    assert list(IssueExport.objects.order_by("pk").values()) == before


def test_a_change_makes_new_files_and_the_old_ones_go_after_the_commit(issue, django_capture_on_commit_callbacks):
    make_exports(number=6)
    old = kept()
    publish(ArticleFactory(parent=issue, title="Late"), title="Later")
    with django_capture_on_commit_callbacks() as callbacks:
        make_exports(number=6)
    new = kept()
    english = (ExportKind.EPUB, "en")
    assert new[english].pk == old[english].pk
    assert new[english].sha256 != old[english].sha256
    assert stored(old[english])
    for callback in callbacks:
        callback()
    assert not stored(old[english])
    assert all(stored(export) for export in new.values())


def test_a_failure_leaves_the_old_export(issue, monkeypatch):
    make_exports(number=6)
    publish(issue, title="New words")
    monkeypatch.setattr(services, "write_archive", lambda *_args, **_facts: (_ for _ in ()).throw(OSError))
    with pytest.raises(OSError):  # noqa: PT011 - the one raised above.
        make_exports(number=6)
    assert all(stored(export) for export in kept().values())


def test_what_changed_while_it_was_made_is_left_to_the_next_job(issue, monkeypatch):
    states = iter(["before", "after"])
    monkeypatch.setattr(services, "sources_of", lambda _number: next(states))
    make_exports(number=6)
    assert not kept()


def test_exports_go_with_their_issue(issue, django_capture_on_commit_callbacks):
    make_exports(number=6)
    old = kept()
    with django_capture_on_commit_callbacks(execute=True):
        issue.get_translations().get().specific.unpublish()
    assert set(kept()) == {(ExportKind.EPUB, "en"), (ExportKind.ZIP, "")}
    issue.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        issue.unpublish()
    assert not kept()
    assert not any(stored(export) for export in old.values())


def test_exports_of_a_number_that_nobody_has_are_withdrawn(issue, django_capture_on_commit_callbacks):
    make_exports(number=6)
    IssuePage.objects.filter(number=6).update(number=7)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_gone_exports()
    assert not kept()


def test_a_private_issue_is_exported_to_nobody(issue, django_capture_on_commit_callbacks):
    make_exports(number=6)
    with django_capture_on_commit_callbacks(execute=True):
        for page in IssuePage.objects.filter(number=6):
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not kept()


def unpublish_a_piece(issue: IssuePage) -> None:
    issue.get_children().get().specific.unpublish()


def delete_a_piece(issue: IssuePage) -> None:
    issue.get_children().get().specific.delete()


def restrict_a_piece(issue: IssuePage) -> None:
    piece = issue.get_children().get()
    PageViewRestriction.objects.create(page=piece, restriction_type=PageViewRestriction.LOGIN)


def restrict_what_is_above(issue: IssuePage) -> None:
    PageViewRestriction.objects.create(page=issue.get_parent(), restriction_type=PageViewRestriction.LOGIN)


def move_a_piece(issue: IssuePage) -> None:
    issue.get_children().get().specific.move(IssueFactory(number=7), pos="last-child")


def unpublish_one_language(issue: IssuePage) -> None:
    issue.get_translations().get().specific.unpublish()


@pytest.mark.parametrize("has_renditions", [True, False])
def test_a_lost_picture_is_left_out_and_its_words_stay(has_renditions: bool):
    article = make_article()
    number = article.get_parent().specific.number
    if has_renditions:
        make_exports(number=number)
        IssueExport.objects.all().delete()
    pictures = TorchImage.objects.all()
    for file in [image.file for image in pictures] + [made.file for made in TorchRendition.objects.all()]:
        file.storage.delete(file.name)
    make_exports(number=number)
    with ZipFile(IssueExport.objects.get(kind=ExportKind.EPUB).file.open("rb")) as book:
        assert not [name for name in book.namelist() if "/pictures/" in name]
        assert "Cranes over the harbour" in book.read("EPUB/article-2.xhtml").decode()
    with ZipFile(IssueExport.objects.get(kind=ExportKind.ZIP).file.open("rb")) as archive:
        assert not [name for name in archive.namelist() if "/pictures/" in name]


@pytest.mark.parametrize(
    "take_away",
    [
        unpublish_a_piece,
        delete_a_piece,
        restrict_a_piece,
        restrict_what_is_above,
        move_a_piece,
        unpublish_one_language,
    ],
)
def test_what_goes_away_is_in_no_export_though_no_job_has_run(issue, take_away: Callable[[IssuePage], None]):
    make_exports(number=6)
    assert kept()
    take_away(issue)
    assert not kept()


class TestEvents:
    def test_publishing_moving_and_deleting_articles_makes_them_anew(
        self, issue, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ):
        def digest() -> str:
            return kept()[ExportKind.EPUB, "en"].sha256

        article = ArticleFactory(parent=issue, live=False)
        other = IssueFactory(number=7)
        with django_capture_on_commit_callbacks(execute=True):
            publish(article)
        first = digest()
        with django_capture_on_commit_callbacks(execute=True):
            article.move(other, pos="last-child")
        second = digest()
        assert second != first
        with django_capture_on_commit_callbacks(execute=True):
            issue.get_children().live().first().specific.delete()
        assert digest() != second

    def test_the_same_state_is_one_job_and_another_state_another(self, issue):
        start_export(6)
        start_export(6)
        assert Job.objects.count() == 1
        publish(issue, title="New words")
        start_export(6)
        assert Job.objects.filter(function="issues.export_issue").count() == 2
