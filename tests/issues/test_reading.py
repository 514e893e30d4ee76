import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override

from core.enums import JobStatus
from core.jobs import run_job, start
from core.models import Job
from core.storages import private_storage
from issues import reading
from issues.enums import PDFFailure, PDFStatus
from issues.jobs import read_edition_pdf
from issues.models import Edition
from issues.models.printed_pages import PICTURES
from issues.reading import read_edition
from issues.services import delete_edition, keep_edition, try_again
from tests.factories import EditionFactory, PictureFactory
from tests.issues.pdfs import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_process(settings):
    settings.REDIS_URL = ""


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def files_of(edition: Edition) -> list[str]:
    pages = edition.printed_pages.order_by("number")
    return [edition.published_pdf.name, *(page.picture_name(picture) for page in pages for picture in PICTURES)]


def kept(names: list[str]) -> list[str]:
    return [name for name in names if private_storage().exists(name)]


def test_readers_get_a_clean_copy_and_the_pages(make_edition):
    edition = make_edition(content=pdf(pages=2, words="Bread"))
    read_edition(edition=edition)
    edition.refresh_from_db()
    assert (edition.pdf_status, edition.page_count, edition.pages_read) == (PDFStatus.READY, 2, 2)
    assert edition.published_pdf.name == f"editions/published/6-en-{edition.published_digest[:16]}.pdf"
    assert edition.size == edition.published_pdf.size
    assert list(edition.printed_pages.order_by("number").values_list("number", "text")) == [
        (1, "Bread 1"),
        (2, "Bread 2"),
    ]
    assert kept(files_of(edition)) == files_of(edition)
    with edition.pdf.open() as untouched:
        assert untouched.read() == pdf(pages=2, words="Bread")


def test_a_pdf_that_cannot_be_read_says_why_in_the_readers_language(make_edition):
    edition = make_edition(content=b"not a PDF")
    read_edition(edition=edition)
    edition.refresh_from_db()
    assert (edition.pdf_status, edition.page_count, edition.made_cover) == (PDFStatus.FAILED, 0, None)
    assert edition.failure_words == "This file is not a PDF. Export it as PDF and upload it again."
    with override("fr"):
        assert edition.failure_words == str(PDFFailure.NOT_PDF.label)


def test_progress_is_seen_while_pages_are_drawn(make_edition, monkeypatch):
    edition, seen = make_edition(content=pdf(pages=2)), []

    def look(done: int, total: int) -> None:
        now = Edition.objects.get(pk=edition.pk)
        seen.append((done, total, now.pdf_status, now.pages_read, now.page_count))

    read_edition(edition=edition, progress=look)
    assert seen == [(1, 2, PDFStatus.READING, 1, 2), (2, 2, PDFStatus.READING, 2, 2)]


def test_a_worker_that_is_killed_half_way_is_followed_by_one_that_finishes(make_edition, monkeypatch):
    edition = make_edition(content=pdf(pages=2))

    class KilledError(BaseException):
        pass

    def killed(done: int, total: int) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        read_edition(edition=edition, progress=killed)
    edition.refresh_from_db()
    assert edition.pdf_status == PDFStatus.READING
    assert not edition.printed_pages.exists()
    read_edition(edition=edition)
    edition.refresh_from_db()
    assert edition.is_ready
    assert kept(files_of(edition)) == files_of(edition)
    folder = f"editions/pages/{edition.pk}-{edition.published_digest[:16]}"
    assert len(private_storage().listdir(folder)[1]) == 2 * len(PICTURES), "Nothing is kept twice."


def test_the_job_run_again_changes_nothing(make_edition):
    edition = make_edition()
    read_edition_pdf(_Run(), edition_id=edition.pk)
    before = Edition.objects.values().get(), list(edition.printed_pages.order_by("number").values())
    read_edition_pdf(_Run(), edition_id=edition.pk)
    assert (Edition.objects.values().get(), list(edition.printed_pages.order_by("number").values())) == before


def test_a_pdf_that_came_while_the_old_one_was_read_is_left_to_its_own_job(make_edition, committed, monkeypatch):
    edition, names = make_edition(content=pdf(pages=1)), []

    def replaced_meanwhile(*arguments, **named):
        page = keep_page(*arguments, **named)
        names.extend(page.picture_name(picture) for picture in PICTURES)
        Edition.objects.filter(pk=edition.pk).update(pdf="editions/newer.pdf", pdf_status=PDFStatus.WAITING)
        return page

    keep_page = reading._keep_page
    monkeypatch.setattr(reading, "_keep_page", replaced_meanwhile)
    with committed():
        read_edition(edition=edition)
    edition.refresh_from_db()
    assert (edition.pdf_status, edition.published_pdf.name, edition.made_cover) == (PDFStatus.WAITING, "", None)
    assert not edition.printed_pages.exists()
    assert kept(names) == []


def test_a_slow_reading_leaves_the_pictures_of_a_newer_reading_of_the_same_pdf(make_edition, committed, monkeypatch):
    edition = make_edition(content=pdf(pages=1))

    def read_again_meanwhile(*arguments, **named):
        page = keep_page(*arguments, **named)
        monkeypatch.undo()
        edition_again = Edition.objects.get(pk=edition.pk)
        edition_again.pdf = ContentFile(pdf(pages=1), "again.pdf")
        keep_edition(edition=edition_again)
        edition_again.refresh_from_db()
        read_edition(edition=edition_again)
        return page

    keep_page = reading._keep_page
    monkeypatch.setattr(reading, "_keep_page", read_again_meanwhile)
    with committed():
        read_edition(edition=edition)
    edition.refresh_from_db()
    assert edition.is_ready
    assert kept(files_of(edition)) == files_of(edition)


def test_a_reading_whose_pictures_were_taken_away_is_done_once_more(make_edition, monkeypatch):
    edition = make_edition(content=pdf(pages=1))

    def taken_away(*arguments, **named):
        page = keep_page(*arguments, **named)
        private_storage().delete(page.picture_name(PICTURES[0]))
        return page

    keep_page = reading._keep_page
    monkeypatch.setattr(reading, "_keep_page", taken_away)
    with pytest.raises(FileNotFoundError):
        read_edition(edition=edition)
    monkeypatch.undo()
    read_edition(edition=edition)
    edition.refresh_from_db()
    assert kept(files_of(edition)) == files_of(edition)


def test_a_reading_that_fails_leaves_no_pictures_behind(make_edition, monkeypatch):
    edition, names = make_edition(content=pdf(pages=2)), []

    def full_disk(storage, name, content):
        if len(names) > len(PICTURES):
            raise OSError("No space left")
        names.append(name)
        keep_once(storage, name, content)

    keep_once = reading.keep_once
    monkeypatch.setattr(reading, "keep_once", full_disk)
    with pytest.raises(OSError, match="No space left"):
        read_edition(edition=edition)
    assert kept(names) == kept([names[0].rpartition("/")[0]]) == []


def test_a_fault_of_ours_is_told_to_editors_and_to_administrators(make_edition, monkeypatch):
    edition = make_edition()

    def full_disk(*_arguments):
        raise OSError("No space left")

    monkeypatch.setattr(reading, "keep_once", full_disk)
    job = start(read_edition_pdf, edition_id=edition.pk)
    run_job(job.pk)
    job.refresh_from_db()
    edition.refresh_from_db()
    assert (job.status, job.failure) == (JobStatus.OWED, "OSError")
    assert (edition.pdf_status, edition.pdf_failure) == (PDFStatus.FAILED, PDFFailure.OUR_FAULT)


def test_try_again_reads_once_more_what_failed_and_nothing_else(make_edition, committed):
    edition = make_edition()
    Edition.objects.filter(pk=edition.pk).update(pdf_status=PDFStatus.FAILED, pdf_failure=PDFFailure.OUR_FAULT)
    with committed():
        assert try_again(edition=edition)
    edition.refresh_from_db()
    assert (edition.pdf_status, edition.pdf_failure) == (PDFStatus.READY, "")
    assert not try_again(edition=edition)
    assert not try_again(edition=Edition.objects.create(issue_number=7, language="en"))
    assert Job.objects.count() == 1


def test_another_pdf_takes_the_pages_of_the_first_with_it(make_edition, committed):
    edition = make_edition(content=pdf(pages=2, words="First"))
    read_edition(edition=edition)
    edition.refresh_from_db()
    old = files_of(edition)
    edition.pdf = ContentFile(pdf(pages=1, words="Second"), "second.pdf")
    with committed():
        keep_edition(edition=edition)
        assert not edition.is_ready
    edition.refresh_from_db()
    assert [page.text for page in edition.printed_pages.all()] == ["Second 1"]
    assert kept(old) == []
    assert kept(files_of(edition)) == files_of(edition)


def test_a_second_pdf_that_cannot_be_read_leaves_nothing_of_the_first_to_readers(make_edition, committed):
    edition = make_edition()
    read_edition(edition=edition)
    edition.refresh_from_db()
    edition.pdf = ContentFile(b"%PDF-1.7\nbroken\n%%EOF\n", "second.pdf")
    with committed():
        keep_edition(edition=edition)
    edition.refresh_from_db()
    assert (edition.pdf_status, edition.published_pdf.name) == (PDFStatus.FAILED, "")
    assert not Edition.objects.ready().exists()


def test_deleting_an_edition_deletes_its_copy_and_its_pictures(make_edition, committed):
    edition = make_edition(content=pdf(pages=1))
    read_edition(edition=edition)
    edition.refresh_from_db()
    names, folder = files_of(edition), f"editions/pages/{edition.pk}-{edition.published_digest[:16]}"
    with committed():
        delete_edition(edition=edition)
    assert kept([*names, folder]) == []


def test_words_for_a_cover_are_doubted_when_another_cover_comes(make_edition, committed):
    edition = make_edition(content=pdf(words="First"))
    read_edition(edition=edition)
    Edition.objects.update(cover_text="Five cranes.", cover_text_confirmed=True)
    edition.refresh_from_db()
    edition.pdf = ContentFile(pdf(words="Second"), "second.pdf")
    with committed():
        keep_edition(edition=edition)
    edition.refresh_from_db()
    assert (edition.cover_text, edition.cover_text_confirmed) == ("Five cranes.", False)


def test_words_for_a_cover_hold_while_the_cover_does(make_edition, committed):
    edition = make_edition(content=pdf(pages=1))
    edition.cover_text, edition.cover_text_confirmed = "Five cranes.", True
    edition.save()
    read_edition(edition=edition)
    edition.refresh_from_db()
    edition.pdf = ContentFile(pdf(pages=2), "with one page more.pdf")
    with committed():
        keep_edition(edition=edition)
    edition.refresh_from_db()
    assert edition.cover_text_confirmed


def test_an_editors_own_cover_is_confirmed_anew_unless_its_words_came_with_it():
    edition = EditionFactory(cover_text="Five cranes.", cover_text_confirmed=True)
    edition.chosen_cover = PictureFactory()
    keep_edition(edition=edition)
    assert not edition.cover_text_confirmed
    edition.chosen_cover, edition.cover_text, edition.cover_text_confirmed = PictureFactory(), "Six cranes.", True
    keep_edition(edition=edition)
    assert edition.cover_text_confirmed


@pytest.mark.parametrize("correction", [{"language": "fr"}, {"issue_number": 7}])
def test_words_for_a_cover_are_proposed_anew_when_the_edition_turns_out_to_be_another(correction):
    edition = EditionFactory(issue_number=6, language="en", cover_text="Issue 6.", cover_text_confirmed=True)
    for name, value in correction.items():
        setattr(edition, name, value)
    keep_edition(edition=edition)
    edition.refresh_from_db()
    assert (edition.cover_text, edition.cover_text_confirmed) == ("", False)


def test_what_a_job_made_while_the_form_stood_open_is_not_undone_by_the_form(make_edition):
    edition = make_edition(content=pdf(pages=1))
    as_in_the_form = Edition.objects.get(pk=edition.pk)
    read_edition(edition=edition)
    keep_edition(edition=as_in_the_form)
    edition.refresh_from_db()
    assert edition.is_ready
    assert edition.published_pdf


class _Run:
    def progress(self, done: int, total: int) -> None:
        pass
