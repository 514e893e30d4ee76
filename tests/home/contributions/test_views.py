"""The form on the page: what comes in, and what is said where it does not."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from core.models import Job
from core.open_forms import AT_LEAST, AT_MOST, new_token
from home.contributions import forms, views
from home.contributions.models import Contribution
from home.contributions.views import PER_ADDRESS, PER_EMAIL
from tests.factories import in_french
from tests.home.contributions.documents import docx, macro_docx

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

TYPED = {"title": "Four degrees below", "name": "Tamsin Holloway", "email": "tamsin@example.org"}


def soup_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def assert_kept(answer, *, text: str = "The gloves have not come.", **changed: str) -> BeautifulSoup:
    """Everything that was typed stands in the form again."""
    soup = soup_of(answer)
    for name, value in {**TYPED, **changed}.items():
        assert soup.select_one(f"[name={name}]").get("value", "") == value
    assert soup.select_one("[name=text]").get_text().removeprefix("\n") == text
    assert soup.select_one("[name=kind][checked]")["value"] == "TEXT"
    return soup


@pytest.fixture
def fetch(page, client):
    return lambda: soup_of(client.get(page.get_url()))


def test_the_page_carries_the_form_and_is_kept_nowhere(page, client):
    answer = client.get(page.get_url())
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    form = soup_of(answer).select_one("main form")
    assert (form["action"], form["enctype"]) == ("/en/contribute/", "multipart/form-data")
    assert form.select_one("[name=token]")["autocomplete"] == "off"
    assert not form.select("[name=csrfmiddlewaretoken]")


def test_two_readers_get_two_tokens(fetch):
    assert fetch().select_one("[name=token]")["value"] != fetch().select_one("[name=token]")["value"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_sent_is_kept_in_the_language_of_the_page(page, send, client, language: str):
    in_french(page)
    answer = send(language)
    assert (answer.status_code, answer.url) == (303, f"/{language}/contribute/sent/")
    assert not answer.cookies
    contribution = Contribution.objects.get()
    assert (contribution.language, contribution.email) == (language, "tamsin@example.org")
    thanks = client.get(answer.url)
    assert soup_of(thanks).html["lang"] == language
    assert "180" in soup_of(thanks).get_text()


def test_a_file_comes_along(send):
    content = docx()
    assert send(file=SimpleUploadedFile("Tamsin Holloway.docx", content), text="").status_code == 303
    contribution = Contribution.objects.get()
    assert contribution.file_format == "DOCX"
    assert contribution.read_file() == content
    assert "Tamsin" not in contribution.file.name


def test_it_needs_an_address_and_a_text_or_a_file(send):
    answer = send(email="", text="")
    assert answer.status_code == 422
    soup = assert_kept(answer, email="", text="")
    assert "Not sent yet" in soup.title.get_text()
    summary = soup.select_one(".form-errors")
    assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
    for link in summary.select("a"):
        target = soup.select_one(link["href"])
        assert target["aria-invalid"] == "true"
        assert all(soup.find(id=name) for name in target["aria-describedby"].split())
    assert {link["href"] for link in summary.select("a")} == {"#id_email", "#id_text"}


def test_a_wrong_kind_leads_to_the_first_choice(send):
    soup = soup_of(send(kind="PARCEL"))
    (link,) = soup.select(".form-errors a")
    assert soup.select_one(link["href"])["type"] == "radio"


def test_a_file_that_is_refused_is_said_where_it_belongs(send):
    soup = assert_kept(send(file=SimpleUploadedFile("text.docx", macro_docx())))
    assert "macros" in soup.select_one("#id_file_error").get_text()


def test_a_good_file_must_be_chosen_again_where_something_else_is_wrong(send):
    soup = soup_of(send(email="", file=SimpleUploadedFile("text.docx", docx())))
    assert "Choose your file once more" in soup.select_one("#id_file_error").get_text()


@pytest.mark.parametrize(
    ("make_token", "shift"), [(new_token, AT_MOST * 2), (lambda: "forged", AT_LEAST), (new_token, AT_LEAST / 3)]
)
def test_a_token_that_does_not_hold_loses_nothing(send, time_machine, make_token, shift):
    token = make_token()
    time_machine.shift(shift)
    answer = send(token=token)
    assert answer.status_code == 422
    soup = assert_kept(answer)
    time_machine.shift(AT_LEAST * 2)
    assert send(token=soup.select_one("[name=token]")["value"]).status_code == 303


def test_what_a_program_filled_in_is_sent_again_with_one_press(send, time_machine):
    answer = send(homepage="https://spam.example.org")
    soup = assert_kept(answer)
    assert soup.select_one("[name=homepage]").get("value", "") == ""
    assert not Contribution.objects.exists()
    assert send(token=soup.select_one("[name=token]")["value"]).status_code == 303


def test_two_clicks_make_one_contribution(send, time_machine):
    token = new_token()
    time_machine.shift(AT_LEAST * 2)
    answers = [send(token=token) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert (Contribution.objects.count(), Job.objects.count()) == (1, 1)


def test_another_text_from_the_same_page_is_kept_after_a_second_press(send, time_machine):
    token = new_token()
    time_machine.shift(AT_LEAST * 2)
    send(token=token)
    answer = send(token=token, text="Another one.")
    assert answer.status_code == 422
    soup = assert_kept(answer, text="Another one.")
    time_machine.shift(AT_LEAST * 2)
    assert send(token=soup.select_one("[name=token]")["value"], text="Another one.").status_code == 303
    assert Contribution.objects.count() == 2


def test_too_many_from_one_address_wait_and_lose_nothing(send, monkeypatch):
    answers = [send(email=f"reader{number}@example.org").status_code for number in range(PER_ADDRESS.at_most)]
    assert set(answers) == {303}
    answer = send(file=SimpleUploadedFile("text.docx", docx()))
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    soup = assert_kept(answer)
    assert "in an hour" in soup.select_one(".form-errors").get_text()
    assert "Choose your file once more" in soup.select_one("#id_file_error").get_text()


def test_too_many_for_one_person_wait(send, mailoutbox):
    statuses = [send(email="Tamsin@example.org").status_code for _ in range(PER_EMAIL.at_most)]
    assert set(statuses) == {303}
    answer = send()
    assert answer.status_code == 429
    assert_kept(answer)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"text": "NUL \0 and \x07 bell"}, 303),
        ({"text": "\u202eright to left\u202c عادة"}, 303),
        ({"title": "Zoë\u2028🔥\r\nBcc: x@example.org"}, 303),
        ({"text": "x" * 1_000_000}, 422),
        ({"title": "x" * 5000}, 422),
        ({"text": "broken \ufffd"}, 422),
        ({"email": "ada@example.org\nBcc: eve@example.org"}, 422),
        ({"email": "ada@\ufffd.org"}, 422),
        ({"email": "x" * 400 + "@example.org"}, 422),
        ({"kind": "TEXT\0"}, 422),
        ({"token": "\0"}, 422),
        ({"homepage": "\0"}, 422),
        ({"text": None, "title": None, "name": None, "kind": None, "email": None, "token": ""}, 422),
    ],
)
def test_uncommon_input_is_kept_or_told_in_words(send, facts: dict, status: int):
    answer = send(**facts)
    assert answer.status_code == status
    if status == 422:
        assert soup_of(answer).select(".form-errors li")


@pytest.mark.parametrize(
    "body",
    [
        b"text=%ff%fe&email=ada%40example.org&kind=TEXT",
        b"text=%ED%A0%80&email=ada%40example.org&kind=TEXT",
        b"%00=%00",
        b"",
    ],
)
def test_bytes_of_another_encoding_are_told_in_words(page, client, body: bytes):
    answer = client.post(
        "/en/contribute/", body, content_type="application/x-www-form-urlencoded", HTTP_ORIGIN="http://testserver"
    )
    assert answer.status_code == 422
    assert soup_of(answer).select(".form-errors li")


def test_what_is_larger_than_any_form_is_not_read(page, client, monkeypatch):
    answer = client.post(
        "/en/contribute/",
        b"x",
        content_type="application/x-www-form-urlencoded",
        HTTP_ORIGIN="http://testserver",
        CONTENT_LENGTH=str(views.MAX_BYTES + 1),
    )
    assert answer.status_code == 413


def test_other_sites_cannot_send_it(send):
    assert send(headers={"HTTP_ORIGIN": "https://elsewhere.example.org"}).status_code == 403
    assert not Contribution.objects.exists()
    # The same form from here is taken.
    assert send().status_code == 303


@pytest.mark.parametrize("token", ["", "forged"])
def test_no_file_is_looked_into_that_comes_without_a_good_token(send, monkeypatch, token: str):
    monkeypatch.setattr(forms, "check_manuscript", lambda _file: pytest.fail("The file was read."))
    answer = send(token=token, file=SimpleUploadedFile("text.txt", b"The gloves have not come."))
    assert answer.status_code == 422


@pytest.mark.parametrize("method", ["get", "head"])
def test_whoever_reloads_the_address_of_the_form_comes_back_to_the_page(page, client, method: str):
    answer = getattr(client, method)("/en/contribute/")
    assert (answer.status_code, answer.url) == (302, page.get_url())


def test_without_a_page_in_the_language_nothing_is_taken(send, client, page):
    assert send("fr").status_code == 404
    assert client.get("/fr/contribute/").status_code == 404
    page.unpublish()
    assert send().status_code == 404


def test_other_methods_are_refused(page, client):
    with override("en"):
        assert client.put(reverse("contribute")).status_code == 405
        assert client.post(reverse("contribution_sent")).status_code == 405
