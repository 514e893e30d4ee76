from hashlib import sha256

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from issues.enums import PDFStatus
from tests.factories import IssueFactory, in_french

pytestmark = pytest.mark.django_db


def address(number: int = 6, language: str = "en", name: str = "the-torch-6.pdf") -> str:
    return reverse("edition_pdf", args=[number, language, name])


def test_the_printed_paper_is_downloaded_whole_under_its_name(client, read):
    IssueFactory(number=6)
    edition = read(6, "en")
    answer = client.get(edition.get_download_url())
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(edition.size)
    assert answer["Content-Disposition"] == 'attachment; filename="the-torch-6.pdf"'
    assert answer["ETag"] == f'"{edition.published_digest}"'
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert sha256(answer.getvalue()).hexdigest() == edition.published_digest
    assert "Vary" not in answer
    assert not answer.cookies


def test_the_file_is_named_in_the_language_of_the_edition_not_of_the_reader(client, read):
    IssueFactory(number=6)
    edition = read(6, "fr")
    answer = client.get(edition.get_download_url(), headers={"Accept-Language": "en"})
    assert answer["Content-Disposition"] == f'attachment; filename="{edition.file_name}"'
    answer.getvalue()


def test_a_head_request_tells_of_the_file_without_sending_it(client, read):
    IssueFactory(number=6)
    edition = read()
    answer = client.head(edition.get_download_url())
    assert answer.status_code == 200
    assert answer["Content-Length"] == str(edition.size)
    assert answer.getvalue() == b""


def test_a_wrong_name_leads_to_the_right_one(client, read):
    IssueFactory(number=6)
    read()
    answer = client.get(address(name="issue6-final.pdf"))
    assert answer.status_code == 302
    assert answer["Location"] == address()


def test_nobody_downloads_an_issue_that_is_not_published(client, read):
    read()
    assert client.get(address()).status_code == 404
    IssueFactory(number=6, live=False)
    assert client.get(address()).status_code == 404


def test_an_issue_that_is_published_in_one_language_gives_its_editions_in_all(client, read):
    in_french(IssueFactory(number=6, live=False))
    answer = client.get(read(6, "en").get_download_url())
    assert answer.status_code == 200
    answer.getvalue()


def test_an_edition_of_another_number_language_or_without_a_pdf_is_not_found(client, read):
    IssueFactory(number=6)
    edition = read()
    assert client.get(address(number=5)).status_code == 404
    assert client.get(address(language="fr")).status_code == 404
    assert client.get(address(language="xx")).status_code == 404
    edition.pdf_status = PDFStatus.FAILED
    edition.save()
    assert client.get(address()).status_code == 404


def test_a_download_is_only_asked_for(client, read):
    IssueFactory(number=6)
    assert client.post(read().get_download_url()).status_code == 405


def test_the_paper_of_a_private_issue_is_not_served(client, read):
    issue = IssueFactory(number=6)
    edition = read(6, "en")
    PageViewRestriction.objects.create(page=issue, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(edition.get_download_url()).status_code == 404


def test_a_broken_download_is_continued(client, read):
    IssueFactory(number=6)
    edition = read(6, "en")
    etag = f'"{edition.published_digest}"'
    begun = client.get(edition.get_download_url(), headers={"Range": "bytes=0-999"})
    rest = client.get(edition.get_download_url(), headers={"Range": "bytes=1000-", "If-Range": etag})
    assert (begun.status_code, rest.status_code) == (206, 206)
    whole = begun.getvalue() + rest.getvalue()
    assert sha256(whole).hexdigest() == edition.published_digest


def test_a_paper_that_the_disk_has_lost_is_not_found_and_logged(client, read, caplog):
    IssueFactory(number=6)
    edition = read(6, "en")
    edition.published_pdf.storage.delete(edition.published_pdf.name)
    assert client.get(edition.get_download_url()).status_code == 404
    assert "missing" in caplog.text
