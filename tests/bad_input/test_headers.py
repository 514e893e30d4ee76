"""Headers and cookies that no browser sends: they change no page and break none."""

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from tests.accounts.conftest import PASSWORD
from tests.bad_input.browser import FORM, get, on_the_line, soup_of
from tests.bad_input.conftest import few_examples
from tests.bad_input.strings import NAUGHTY, SOME, anything
from tests.factories import DocumentFactory, EditionFactory, IssueFactory, UserFactory, in_french

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

HARMLESS = [
    *("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_REAL_IP"),
    *("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE"),
    *("HTTP_RANGE", "HTTP_IF_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_X_REQUESTED_WITH"),
    *("CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_AUTHORIZATION", "HTTP_X_HTTP_METHOD_OVERRIDE"),
]
COOKIES = ["sessionid", "csrftoken", "messages", "django_language"]
# What a cookie's own way of writing can hide: NUL and bytes beyond ASCII.
QUOTED = ['"\\000aaaaaaaaaa"', '"\\377\\000aaaaaaaa"', '"\\303\\251aaaaaaaa"', '"', "x" * 4_000, "a" * 32]
cookie_texts = [*(on_the_line(text) for text in NAUGHTY.values()), *QUOTED]


@pytest.mark.parametrize("header", HARMLESS)
def test_a_header_changes_no_page(client: Client, header: str):
    for text in SOME:
        for address, status in (("/fr/account/login/", 200), ("/fr/nothing/", 404)):
            answer = get(client, address, **{header: on_the_line(text)})
            assert (answer.status_code, soup_of(answer).html["lang"]) == (status, "fr"), text[:80]


@few_examples
@given(value=anything)
@example(value="fr;q=\0")
@example(value="fr;q=" + "9" * 5_000)
@example(value="x-" * 2_000)
@example(value=",".join(["fr"] * 2_000))
def test_any_wish_for_a_language_leads_to_one_that_we_have(client: Client, value: str):
    wish = on_the_line(value)
    assert get(client, "/", HTTP_ACCEPT_LANGUAGE=wish).url in ("/en/", "/fr/")
    assert soup_of(get(client, "/fr/nothing/", HTTP_ACCEPT_LANGUAGE=wish)).html["lang"] == "fr"


def test_somebody_else_s_host_is_refused_in_both_languages(client: Client):
    hosts = [
        "evil.example.net",
        "testserver@evil.example.net",
        "testserver:port",
        "testserver evil",
        "[::1",
        ".",
        "\xe9",
    ]
    for host in [*hosts, *(on_the_line(text) for text in NAUGHTY.values())]:
        soup = soup_of(answer := get(client, "/fr/", HTTP_HOST=host))
        assert answer.status_code == 400, host[:80]
        assert [link["href"] for link in soup.select(".more a")] == ["/en/", "/fr/"]


def test_a_cookie_that_we_never_wrote_is_none(client: Client):
    for text in cookie_texts:
        client.cookies.clear()
        cookies = {"HTTP_COOKIE": "; ".join(f"{name}={text}" for name in COOKIES)}
        assert soup_of(get(client, "/fr/account/login/", **cookies)).html["lang"] == "fr"
        assert get(client, "/admin/", **cookies).status_code == 302


def test_the_door_opens_to_who_comes_with_such_a_cookie(client: Client):
    user = UserFactory(email="ada@example.org")
    for text in QUOTED:
        client.cookies.clear()
        typed = {"login": user.email, "password": PASSWORD}
        cookies = {"HTTP_COOKIE": "; ".join(f"{name}={text}" for name in COOKIES)}
        assert client.post("/fr/account/login/", typed, **cookies).url == "/fr/account/second-factor/"


def test_forms_with_a_forged_or_missing_cookie_are_told_in_words():
    client = Client(enforce_csrf_checks=True)
    for text in QUOTED:
        client.cookies.clear()
        body = "csrfmiddlewaretoken=x&login=a&password=b"
        answer = client.post("/fr/account/login/", body, content_type=FORM, HTTP_COOKIE=f"csrftoken={text}")
        soup = soup_of(answer)
        assert (answer.status_code, soup.html["lang"]) == (403, "fr"), text[:80]
        assert len(soup.select("main h1")) == 1


@pytest.mark.parametrize("header", ["HTTP_ORIGIN", "HTTP_REFERER", "HTTP_SEC_FETCH_SITE"])
def test_a_contribution_from_nowhere_is_told_in_words(client: Client, header: str):
    for text in SOME[1:]:
        answer = client.post("/fr/contribute/", "text=a", content_type=FORM, **{header: on_the_line(text)})
        assert (answer.status_code, soup_of(answer).html["lang"]) == (403, "fr"), text[:80]


@few_examples
@given(value=st.one_of(anything, anything.map("bytes={}".format), st.integers().map("bytes=-{}".format)))
@example(value="bytes=0-0,1-1,2-2")
@example(value="bytes=9-1")
@example(value="bytes=" + "0-," * 1_000)
@example(value="bytes=-" + "9" * 5_000)
def test_any_part_of_a_pdf_may_be_asked_for(client: Client, value: str):
    issue = in_french(IssueFactory())
    edition = EditionFactory(issue_number=issue.number)
    for address in [edition.get_download_url(), DocumentFactory().url]:
        answer = get(client, address, HTTP_RANGE=on_the_line(value), HTTP_IF_RANGE=on_the_line(value))
        assert answer.status_code in (200, 206, 416)
        assert b"".join(answer.streaming_content if answer.streaming else [answer.content]) or answer.status_code == 416
