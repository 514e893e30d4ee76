import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from django.utils.translation import gettext, override

from core.events import pages_changed
from core.models import Job
from images.models import TorchImage
from issues.jobs import read_edition_pdf
from issues.models import Edition
from issues.reading import read_edition
from issues.services import delete_edition, keep_edition
from tests.factories import IssueFactory, PictureFactory, front_page, in_french, picture_file
from tests.issues.pdfs import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture(autouse=True)
def in_process(settings):
    settings.REDIS_URL = ""


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do as a commit does with what was left for after it; a job that starts another is followed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def new_edition(number: int = 6, language: str = "en", content: bytes | None = None) -> Edition:
    return Edition(
        issue_number=number, language=language, pdf=ContentFile(content or pdf(), name="page proofs (last).pdf")
    )


def test_a_new_pdf_is_kept_under_the_editions_own_name_and_read_after_the_commit(committed):
    edition = new_edition(content=pdf(pages=4))
    with committed():
        keep_edition(edition=edition)
        assert edition.page_count == 0
    edition.refresh_from_db()
    assert edition.pdf.name.startswith("editions/6-en")
    assert (edition.page_count, edition.size) == (4, edition.published_pdf.size)
    assert edition.made_cover.height == 1400


def test_the_cover_names_itself_in_the_language_of_the_edition(make_edition):
    edition = make_edition(6, "en")
    read_edition(edition=edition)
    edition.refresh_from_db()
    assert edition.made_cover.title == "Cover of issue 6 (English)"
    assert edition.made_cover.alternative_text == "Front page of The Torch, issue 6 (English)."
    edition.made_cover.full_clean()
    french = make_edition(6, "fr")
    read_edition(edition=french)
    french.refresh_from_db()
    with override("fr"):
        words = gettext("Front page of The Torch, issue %(number)s (%(language)s).")
    assert french.made_cover.alternative_text == words % {"number": 6, "language": "Français"}


def test_the_address_of_a_cover_cannot_be_guessed_before_its_issue_is_published(make_edition):
    edition = make_edition(6, "en")
    read_edition(edition=edition)
    edition.refresh_from_db()
    assert re.search(r"/cover-6-en-[0-9a-f]{16}\.jpg$", edition.made_cover.file.name)


def test_another_pdf_replaces_the_picture_in_its_row_and_its_old_files_go(committed):
    edition = new_edition(content=pdf(words="First"))
    with committed():
        keep_edition(edition=edition)
    edition.refresh_from_db()
    cover = edition.made_cover
    # Not by get_rendition: Wagtail leaves its temporary file open.
    rendition = cover.renditions.create(filter_spec="width-320", file=picture_file())
    old_pdf, old_files = edition.pdf.name, [cover.file.name, rendition.file.name]
    edition.pdf = ContentFile(pdf(pages=8, words="Second"), name="second.pdf")
    with committed():
        keep_edition(edition=edition)
        assert edition.pdf.storage.exists(old_pdf), "Until the commit, the old file is still the edition's."
    edition.refresh_from_db()
    assert (edition.made_cover.pk, edition.page_count) == (cover.pk, 8)
    assert edition.made_cover.file_hash != cover.file_hash
    assert default_storage.exists(edition.made_cover.file.name)
    assert rendition.pk not in edition.made_cover.renditions.values_list("pk", flat=True)
    assert not edition.pdf.storage.exists(old_pdf)
    assert [name for name in old_files if default_storage.exists(name)] == []


def test_reading_the_same_pdf_again_keeps_what_an_editor_said_of_the_cover(make_edition):
    edition = make_edition()
    read_edition(edition=edition)
    edition.refresh_from_db()
    cover = edition.made_cover
    TorchImage.objects.filter(pk=cover.pk).update(alternative_text="Five cranes and a woman with a clipboard.")
    read_edition(edition=edition)
    cover.refresh_from_db()
    assert cover.alternative_text == "Five cranes and a woman with a clipboard."
    assert TorchImage.objects.count() == 1


def test_saving_an_edition_without_a_new_pdf_reads_nothing(committed, make_edition):
    edition = make_edition()
    edition.chosen_cover = PictureFactory(title="Chosen")
    with committed():
        keep_edition(edition=edition)
    assert not Job.objects.exists()
    assert edition.pdf.storage.exists(edition.pdf.name)


def test_a_corrected_number_is_on_the_cover_too(committed):
    edition = new_edition(5)
    with committed():
        keep_edition(edition=edition)
    edition.refresh_from_db()
    edition.issue_number = 6
    with committed():
        keep_edition(edition=edition)
    edition.refresh_from_db()
    assert edition.made_cover.title == "Cover of issue 6 (English)"


def test_the_chosen_cover_is_never_touched(make_edition):
    edition = make_edition()
    edition.chosen_cover = PictureFactory(title="Chosen")
    edition.save()
    read_edition(edition=edition)
    edition.refresh_from_db()
    assert edition.cover == edition.chosen_cover
    assert edition.chosen_cover.title == "Chosen"
    assert edition.made_cover != edition.chosen_cover


def test_the_job_does_nothing_for_an_edition_that_was_deleted():
    read_edition_pdf(None, edition_id=404)


def test_an_edition_without_a_pdf_has_nothing_to_read(committed):
    edition = Edition(issue_number=7, language="en")
    with committed():
        keep_edition(edition=edition)
    read_edition(edition=edition)
    assert not Job.objects.exists()


def test_a_removed_pdf_goes_with_its_facts(committed, make_edition):
    edition = make_edition()
    read_edition(edition=edition)
    edition.refresh_from_db()
    storage, name = edition.pdf.storage, edition.pdf.name
    edition.pdf = ""
    with committed():
        keep_edition(edition=edition)
    edition.refresh_from_db()
    assert (edition.pdf.name, edition.page_count, edition.size) == ("", 0, 0)
    assert not storage.exists(name)


def test_deleting_an_edition_deletes_its_files_after_the_commit(committed, make_edition):
    edition = make_edition()
    read_edition(edition=edition)
    edition.refresh_from_db()
    storage, pdf_name, cover_name = edition.pdf.storage, edition.pdf.name, edition.made_cover.file.name
    with committed():
        delete_edition(edition=edition)
        assert storage.exists(pdf_name)
        assert default_storage.exists(cover_name)
    assert not Edition.objects.exists()
    assert not TorchImage.objects.exists()
    assert not storage.exists(pdf_name)
    assert not default_storage.exists(cover_name)


def test_a_made_cover_that_a_page_shows_outlives_its_edition(committed, make_edition):
    edition = make_edition()
    read_edition(edition=edition)
    edition.refresh_from_db()
    home = front_page()
    home.share_image = edition.made_cover
    home.save()
    with committed():
        delete_edition(edition=edition)
    home.refresh_from_db()
    assert default_storage.exists(home.share_image.file.name)


def test_a_deletion_that_is_refused_keeps_the_files(committed, make_edition, monkeypatch):
    edition = make_edition()

    def counted(self):
        raise ProtectedError("Somebody has counted its copies.", set())

    monkeypatch.setattr(Edition, "delete", counted)
    with committed(), pytest.raises(ProtectedError):
        delete_edition(edition=edition)
    assert edition.pdf.storage.exists(edition.pdf.name)


def test_readers_pages_are_announced(committed, make_edition):
    english = IssueFactory(number=6)
    french = in_french(english)
    IssueFactory(number=7)
    edition = make_edition()
    heard = []

    def listen(page_ids, languages, **facts):
        heard.append((page_ids, languages))

    pages_changed.connect(listen)
    with committed():
        read_edition(edition=edition)
    pages_changed.disconnect(listen)
    assert heard == [({english.pk, french.pk}, {"en", "fr"})]
