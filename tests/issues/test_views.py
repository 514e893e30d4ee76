from hashlib import sha256

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import IssueFactory, in_french
from tests.issues.pdfs import pdf

pytestmark = pytest.mark.django_db


def address(number: int = 6, language: str = "en", name: str = "the-torch-6.pdf") -> str:
    return reverse("edition_pdf", args=[number, language, name])


def test_the_printed_paper_is_downloaded_whole_under_its_name(client, make_edition):
    IssueFactory(number=6)
    edition = make_edition(6, "en")
    answer = client.get(edition.get_download_url())
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(pdf()))
    assert answer["Content-Disposition"] == 'attachment; filename="the-torch-6.pdf"'
    assert sha256(answer.getvalue()).digest() == sha256(pdf()).digest()


def test_the_file_is_named_in_the_language_of_the_edition_not_of_the_reader(client, make_edition):
    IssueFactory(number=6)
    edition = make_edition(6, "fr")
    answer = client.get(edition.get_download_url(), headers={"Accept-Language": "en"})
    assert answer["Content-Disposition"] == f'attachment; filename="{edition.file_name}"'
    answer.close()


def test_a_head_request_tells_of_the_file_without_sending_it(client, make_edition):
    IssueFactory(number=6)
    answer = client.head(make_edition().get_download_url())
    assert answer.status_code == 200
    assert answer["Content-Length"] == str(len(pdf()))
    assert answer.getvalue() == b""


def test_a_wrong_name_leads_to_the_right_one(client, make_edition):
    IssueFactory(number=6)
    make_edition()
    answer = client.get(address(name="issue6-final.pdf"))
    assert answer.status_code == 302
    assert answer["Location"] == address()


def test_nobody_downloads_an_issue_that_is_not_published(client, make_edition):
    make_edition()
    assert client.get(address()).status_code == 404
    IssueFactory(number=6, live=False)
    assert client.get(address()).status_code == 404


def test_an_issue_that_is_published_in_one_language_gives_its_editions_in_all(client, make_edition):
    in_french(IssueFactory(number=6, live=False))
    answer = client.get(make_edition(6, "en").get_download_url())
    assert answer.status_code == 200
    answer.close()


def test_an_edition_of_another_number_language_or_without_a_pdf_is_not_found(client, make_edition):
    IssueFactory(number=6)
    edition = make_edition()
    assert client.get(address(number=5)).status_code == 404
    assert client.get(address(language="fr")).status_code == 404
    assert client.get(address(language="xx")).status_code == 404
    edition.pdf = ""
    edition.save()
    assert client.get(address()).status_code == 404


def test_a_download_is_only_asked_for(client, make_edition):
    IssueFactory(number=6)
    assert client.post(make_edition().get_download_url()).status_code == 405


def test_the_paper_of_a_private_issue_is_not_served(client, make_edition):
    issue = IssueFactory(number=6)
    edition = make_edition(6, "en")
    PageViewRestriction.objects.create(page=issue, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(edition.get_download_url()).status_code == 404
