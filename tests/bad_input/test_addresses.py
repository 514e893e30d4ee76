"""Addresses that nothing stands at, that something stood at once, and what may hang behind any of them."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from tests.bad_input.browser import assert_our_own_notice, get, soup_of
from tests.bad_input.conftest import few_examples
from tests.bad_input.strings import NAUGHTY, SOME, anything
from tests.factories import EVERY_KIND, ArticleFactory, EditionFactory, InfoFactory, in_french

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

DIGITS = "9" * 5_000
UNKNOWN = [
    *("/nothing", "/nothing/", "/%00", "/%ff%fe/", "/%ED%A0%BD/", "/%zz", "/%", "/;a=b", "//[", "//[::1/x", "/%5C%5Cx"),
    *("/de/", "/.env", "/wp-login.php", "/%0d%0aSet-Cookie:a=b/", "/%2e%2e/%2e%2e/etc/passwd"),
    *("/bilingual/", "/bilingual/nothing/", "/bilingual/%00/", "/bilingual/a%00b/event.ics", "/bilingual/../fr/"),
    *(f"/bilingual/{'x' * 5_000}/", "/bilingual/nothing/event.ics", "/" + "x" * 5_000, "/" + "a/" * 2_000),
    *("/editions/", "/editions/1/en/x.pdf", "/editions/1/%00/x", "/editions/1/en/%00", "/editions/-1/en/x"),
    *(f"/editions/{DIGITS}/en/x", "/editions/99999999999999999999/en/x", "/editions/1/en/..%2f..%2fetc", "/editions/1"),
    *("/documents/", "/documents/0/x.pdf", "/documents/99999999999999999999/x", f"/documents/{DIGITS}/x"),
    *("/documents/1/%00", "/documents/x/y", "/documents/9223372036854775808/x"),
    *("/media/", "/media/nothing.pdf", "/media/%00", "/media/../../../etc/passwd", "/media/%2e%2e/%2e%2e/etc/passwd"),
    *(f"/media/{'x' * 300}", f"/media/{'x/' * 3_000}", "/media/%ED%A0%BD", "/media//etc/passwd", "/media/documents"),
    *("/static/%00", "/static/../manage.py", f"/static/{'x' * 300}", "/healthz/x", "/robots.txt/x", "/x?[", "/x?%00"),
]


@pytest.mark.parametrize(("asked", "language"), [("fr-CA, fr;q=0.9", "fr"), ("en", "en"), ("tlh", "en")])
def test_unknown_addresses_are_told_in_the_reader_s_language(client: Client, asked: str, language: str):
    for address in UNKNOWN:
        answer = get(client, address, HTTP_ACCEPT_LANGUAGE=asked)
        # One that names no language may first lead to where it would stand in the reader's.
        while answer.status_code in (301, 302):
            assert answer.url.startswith(f"/{language}/") or answer.url == f"{address}/", address[:80]
            answer = get(client, answer.url)
        assert_our_own_notice(answer, language)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_naughty_strings_below_a_language(client: Client, language: str):
    other = "fr" if language == "en" else "en"
    for text in NAUGHTY.values():
        segment = quote(f"x{text}", safe="", errors="surrogatepass")
        for place in ["", "account/passkeys/"]:
            answer = get(client, f"/{language}/{place}{segment}/", HTTP_ACCEPT_LANGUAGE=other)
            assert_our_own_notice(answer, language)


@few_examples
@given(path=st.lists(st.one_of(anything, st.sampled_from(["..", ".", "", "en", "%2e"])), min_size=1, max_size=4))
@example(path=["\0"])
def test_any_path_leads_to_a_page_or_to_our_own_notice(client: Client, path: list[str]):
    below = "/".join(quote(part, safe="%.;=", errors="surrogatepass") for part in path)
    answer = get(client, f"/fr/{below}/")
    assert answer.status_code in (200, 301, 302, 404)
    if answer.status_code == 404:
        assert_our_own_notice(answer, "fr")


@pytest.mark.parametrize("kind", [*EVERY_KIND, "bilingual page"])
def test_whatever_hangs_behind_an_address_the_page_is_the_same(client: Client, newspaper, kind: str):
    page = newspaper[kind]["fr"]
    alone = soup_of(client.get(page.get_url()))
    for text in SOME[1:5]:
        named = dict.fromkeys(["page", "next", "q", "preview", "mode", "lang", "format", text], text)
        answer = get(client, f"{page.get_url()}?{urlencode(named, errors='surrogatepass')}")
        soup = soup_of(answer)
        assert (answer.status_code, soup.html["lang"]) == (200, alone.html["lang"])
        assert soup.title == alone.title
        assert soup.select_one("link[rel=canonical]") == alone.select_one("link[rel=canonical]")


def test_pages_of_lists_that_do_not_exist(client: Client, newspaper):
    for kind in ["issue index", "statement index"]:
        for number in [*SOME, "0", "-1", "1.0", "+1", "99999"]:
            query = urlencode({"page": number}, errors="surrogatepass")
            answer = get(client, f"{newspaper[kind]['fr'].get_url()}?{query}")
            assert (answer.status_code, soup_of(answer).html["lang"]) == (200, "fr"), number[:80]


def test_the_site_s_own_pages_take_any_query(client: Client):
    for text in SOME:
        query = urlencode({"next": text, "page": text, text: text}, errors="surrogatepass")
        for path in ["site-map/", "accessibility/", "privacy/", "account/login/", "contribute/sent/"]:
            answer = get(client, f"/fr/{path}?{query}")
            assert (answer.status_code, soup_of(answer).html["lang"]) == (200, "fr"), (path, text[:80])
        assert get(client, f"/healthz/?{query}").content == b"ok"
        assert get(client, f"/?{query}", HTTP_ACCEPT_LANGUAGE="fr").url == "/fr/"


def test_more_than_anybody_can_read_is_said_in_both_languages(client: Client):
    answer = get(client, f"/fr/account/login/?{'a=b&' * 20_000}")
    soup = soup_of(answer)
    assert (answer.status_code, len(soup.find_all("h1"))) == (400, 1)
    assert [link["href"] for link in soup.select(".more a")] == ["/en/", "/fr/"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_changed_slug_leads_on(client: Client, language: str, django_capture_on_commit_callbacks):
    english = InfoFactory(title="How we work", slug="how-we-work")
    page = {"en": english, "fr": in_french(english, slug="notre-travail")}[language]
    old = page.get_url()
    page.slug = "moved"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    for address in [old, f"{old}?page=2", f"{old}?{urlencode({'q': NAUGHTY['script']})}"]:
        answer = get(client, address)
        assert (answer.status_code, answer.url) == (301, f"/{language}/moved/")
    soup = soup_of(client.get(answer.url))
    assert (soup.html["lang"], soup.h1.get_text(strip=True)) == (language, page.title)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_stands_below_a_changed_slug_moves_along(
    client: Client, language: str, django_capture_on_commit_callbacks
):
    article = ArticleFactory()
    piece = {"en": article, "fr": in_french(article)}[language]
    old = piece.get_url()
    index = piece.get_parent().get_parent().specific
    index.slug = "all-of-them"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()
    answer = get(client, old)
    # For good, or for as long as the other language keeps the old name.
    assert answer.status_code in (301, 302)
    assert answer.url.startswith(f"/{language}/all-of-them/")
    assert soup_of(client.get(answer.url)).html["lang"] == language


def test_another_name_of_an_edition_leads_to_its_own(client: Client, newspaper):
    edition = EditionFactory(issue_number=newspaper["issue"]["en"].number, language="fr")
    for text in SOME:
        name = quote(f"x{text}".replace("/", ""), safe="", errors="surrogatepass")
        answer = get(client, f"/editions/{edition.issue_number}/fr/{name}")
        assert (answer.status_code, answer.url) == (302, edition.get_download_url()), text[:80]
