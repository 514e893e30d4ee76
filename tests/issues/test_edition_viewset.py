from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from issues.models import Edition
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
    return {"issue_number": 6, "language": "fr", "pdf": upload(), "chosen_cover": "", **changes}


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
    assert cells[1:] == ["Français", "8", "4.5 KB"]


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
