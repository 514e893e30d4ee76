from datetime import date, timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.jobs import start
from issues.enums import PDFStatus
from issues.jobs import read_edition_pdf
from issues.models import DownloadCount, Edition
from issues.reading import read_edition
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, in_french
from tests.issues.pdfs import pdf
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db

LIST, ADD = "editions:index", "editions:add"


@pytest.fixture(autouse=True)
def in_process(settings):
    settings.REDIS_URL = ""


@pytest.fixture
def editor(client):
    """Somebody whose group may work on editions, and nothing else."""
    person = get_user_model().objects.create_user("editor@example.org", is_staff=True)
    may = Permission.objects.filter(codename__in=["access_admin", "add_edition", "change_edition", "delete_edition"])
    person.user_permissions.set(may)
    sign_in(client, person)
    return client


def upload(content: bytes | None = None, name: str = "Issue 6, FINAL.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content, "application/pdf")


def facts(**changes) -> dict[str, object]:
    typed = {"issue_number": 6, "language": "fr", "pdf": upload(), "chosen_cover": "", "cover_text": ""}
    return {**typed, **changes}


def test_an_editor_gives_an_edition_its_pdf_and_finds_it_read(editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(reverse(ADD), facts(pdf=upload(pdf(pages=8))))
    assert answer.status_code == 302
    edition = Edition.objects.get()
    assert (edition.issue_number, edition.language, edition.page_count) == (6, "fr", 8)
    assert edition.made_cover
    row = BeautifulSoup(editor.get(reverse(LIST)).content, "html.parser").select_one("tbody tr")
    cells = [" ".join(cell.get_text().split()) for cell in row.select("td")]
    assert cells[0].startswith("6")
    assert cells[1:] == ["Français", "Ready", "8", "4.1 KB", ""]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"<html>", "This file is not a PDF."), (pdf()[:-300], "This PDF is not complete."), (b"", "file is empty")],
    ids=["web page", "truncated", "empty"],
)
def test_what_is_not_a_whole_pdf_is_refused_and_what_was_typed_is_kept(editor, content, words):
    answer = editor.post(reverse(ADD), facts(issue_number=17, pdf=upload(content)))
    page = BeautifulSoup(answer.content, "html.parser")
    assert words in page.get_text()
    assert page.select_one("[name=issue_number]")["value"] == "17"
    assert page.select_one("[name=language] [selected]")["value"] == "fr"
    assert not Edition.objects.exists()


def test_a_pdf_above_the_limit_is_refused(editor, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    page = unescape(editor.post(reverse(ADD), facts()).content.decode())
    assert "Make it smaller and upload it again." in page
    assert not Edition.objects.exists()


def test_a_second_edition_of_one_issue_in_one_language_is_refused_in_words(editor, make_edition):
    make_edition(6, "fr")
    page = unescape(editor.post(reverse(ADD), facts()).content.decode())
    assert "This issue has an edition in this language already. Edit that one." in page


def test_saving_without_a_new_file_keeps_the_pdf(editor, make_edition):
    edition = make_edition(6, "fr")
    before = edition.pdf.name
    answer = editor.post(reverse("editions:edit", args=[edition.pk]), facts(pdf=""))
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.pdf.name == before


def test_a_pdf_is_taken_away_by_a_tick(editor, make_edition):
    edition = make_edition(6, "fr")
    editor.post(reverse("editions:edit", args=[edition.pk]), {**facts(pdf=""), "pdf-clear": "on"})
    edition.refresh_from_db()
    assert not edition.pdf


def test_the_form_links_the_pdf_for_editors_before_readers_have_it(editor, make_edition):
    edition = make_edition(6, "fr")
    page = BeautifulSoup(editor.get(reverse("editions:edit", args=[edition.pk])).content, "html.parser")
    link = page.find("a", string=edition.file_name)
    answer = editor.get(link["href"])
    assert answer["Content-Disposition"] == f'attachment; filename="{edition.file_name}"'
    assert answer.getvalue() == pdf()


def test_the_form_still_links_the_kept_pdf_after_a_refused_one(editor, make_edition):
    edition = make_edition(6, "fr")
    answer = editor.post(reverse("editions:edit", args=[edition.pk]), facts(pdf=upload(b"<html>")))
    assert answer.status_code == 200
    edition.refresh_from_db()
    assert edition.pdf.size == len(pdf())


def test_an_edition_without_a_pdf_has_none_to_send(editor):
    edition = Edition.objects.create(issue_number=7, language="en")
    assert editor.get(reverse("editions:pdf", args=[edition.pk]), follow=True).status_code == 404
    assert editor.get(reverse("editions:edit", args=[edition.pk])).status_code == 200


def test_others_see_neither_the_list_nor_the_pdf(client, make_edition):
    edition = make_edition()
    person = get_user_model().objects.create_user("writer@example.org", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    for user in (None, person):
        if user:
            sign_in(client, user)
        for address in (reverse(LIST), reverse("editions:pdf", args=[edition.pk])):
            assert client.get(address).status_code == 302


def test_deleting_an_edition_deletes_its_pdf_and_is_written_down(
    editor, make_edition, django_capture_on_commit_callbacks
):
    edition = make_edition()
    storage, name = edition.pdf.storage, edition.pdf.name
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("editions:delete", args=[edition.pk]))
    assert not Edition.objects.exists()
    assert not storage.exists(name)
    assert ModelLogEntry.objects.get(action="wagtail.delete").object_id == str(edition.pk)


def test_the_newest_come_first_by_language_and_in_pages(editor):
    Edition.objects.bulk_create(
        Edition(issue_number=number, language=language) for number in range(1, 31) for language in ("fr", "en")
    )
    listed = editor.get(reverse(LIST)).context["object_list"]
    assert [(edition.issue_number, edition.language) for edition in listed[:3]] == [(30, "en"), (30, "fr"), (29, "en")]
    assert len(listed) == 50
    filtered = editor.get(reverse("editions:index_results"), {"language": "fr"}).context["object_list"]
    assert {edition.language for edition in filtered} == {"fr"}
    assert len(filtered) == 30


def test_a_longer_list_asks_the_database_no_more(editor):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            editor.get(reverse(LIST))
        return len(captured)

    Edition.objects.create(issue_number=1, language="en")
    queries()
    few = queries()
    Edition.objects.bulk_create(Edition(issue_number=number, language="en") for number in range(2, 40))
    assert queries() == few


def test_an_edition_is_not_copied_and_the_list_not_searched(editor, make_edition):
    edition = make_edition()
    assert editor.get(f"/admin/editions/copy/{edition.pk}/", follow=True).status_code == 404
    assert not BeautifulSoup(editor.get(reverse(LIST)).content, "html.parser").select("[name=q]")


def test_the_menu_leads_to_the_editions(editor):
    assert reverse(LIST) in editor.get(reverse("wagtailadmin_home")).content.decode()


def standing(editor, edition: Edition) -> BeautifulSoup:
    page = editor.get(reverse("editions:edit", args=[edition.pk]))
    return BeautifulSoup(page.content, "html.parser").select_one("#edition-standing")


def words_of(element: BeautifulSoup) -> str:
    return " ".join(element.get_text().split())


def test_editors_see_on_which_page_the_reading_is(editor):
    edition = EditionFactory(pdf_status=PDFStatus.READING, page_count=8, pages_read=2)
    start(read_edition_pdf, edition_id=edition.pk)
    seen = standing(editor, edition)
    assert words_of(seen) == "PDF: Being read: page 3 of 8"
    assert not seen.select("form")
    piece = BeautifulSoup(editor.get(seen["data-unfinished"]).content, "html.parser")
    assert words_of(piece) == "PDF: Being read: page 3 of 8"
    row = BeautifulSoup(editor.get(reverse(LIST)).content, "html.parser").select_one("tbody tr")
    assert "Being read: page 3 of 8" in words_of(row)


def test_editors_see_why_a_pdf_cannot_be_read_and_try_again(editor, make_edition, django_capture_on_commit_callbacks):
    edition = make_edition(content=pdf()[:-200])
    read_edition(edition=edition)
    seen = standing(editor, edition)
    assert "This PDF breaks off before its end." in words_of(seen)
    address = seen.form["action"]
    assert editor.get(address).status_code == 405
    with edition.pdf.storage.open(edition.pdf.name, "wb") as mended:
        mended.write(pdf())
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(address).status_code == 302
    assert "Ready" in words_of(standing(editor, edition))
    assert not standing(editor, edition).select("form")
    answer = editor.post(address, follow=True)
    assert "Nothing was done" in unescape(answer.content.decode())


def test_what_a_killed_worker_left_can_be_tried_again(editor):
    assert standing(editor, EditionFactory(pdf_status=PDFStatus.READING)).select("form")


def test_the_form_proposes_what_the_cover_shows_in_the_editions_language(editor):
    issue = in_french(IssueFactory(number=6, date=date(2026, 10, 17)), title="Quatre grues")
    ArticleFactory(parent=issue, title="Six caisses", printed_page=1, locale=issue.locale)
    edition = EditionFactory(issue_number=6, language="fr")
    page = BeautifulSoup(editor.get(reverse("editions:edit", args=[edition.pk])).content, "html.parser")
    proposed = page.select_one("[name=cover_text]").get_text().strip()
    assert "17 octobre 2026" in proposed
    assert "Six caisses" in proposed
    kept = facts(pdf="", cover_text=proposed)
    editor.post(reverse("editions:edit", args=[edition.pk]), kept)
    edition.refresh_from_db()
    assert (edition.cover_text, edition.cover_text_confirmed) == ("", False), "A proposal is not kept unseen."
    editor.post(reverse("editions:edit", args=[edition.pk]), {**kept, "cover_text_confirmed": "on"})
    edition.refresh_from_db()
    assert (edition.cover_text, edition.cover_text_confirmed) == (proposed, True)
    assert edition.cover_words == proposed


def test_nothing_cannot_be_confirmed(editor):
    answer = editor.post(reverse(ADD), facts(cover_text_confirmed="on"))
    assert "Write what the cover shows before you confirm it." in unescape(answer.content.decode())


def test_editors_see_the_downloads(editor):
    edition = EditionFactory()
    today = timezone.localdate()
    DownloadCount.objects.create(edition=edition, day=today, count=4)
    DownloadCount.objects.create(edition=edition, day=today - timedelta(days=90), count=1200)
    page = BeautifulSoup(editor.get(reverse("editions:edit", args=[edition.pk])).content, "html.parser")
    assert page.select_one("details summary").get_text() == "1,204 downloads"
    assert [words_of(cell) for cell in page.select("details tbody td")][1:] == ["4"]
    row = BeautifulSoup(editor.get(reverse(LIST)).content, "html.parser").select_one("tbody tr")
    assert words_of(row.select("td")[-1]) == "1,204"
