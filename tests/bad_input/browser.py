"""A browser that sends what no browser would, and what every answer to it has to be."""

from urllib.parse import unquote_to_bytes, urlencode

from bs4 import BeautifulSoup
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

FORM = "application/x-www-form-urlencoded"


def post(client: Client, address: str, fields: dict[str, str], **headers: str) -> HttpResponse:
    """Sends fields byte by byte, halves of characters too. No limit of an earlier sending counts."""
    cache.clear()
    body = urlencode(fields, errors="surrogatepass")
    return client.post(address, body, content_type=FORM, headers={"Origin": "http://testserver", **headers})


def as_received(text: str) -> str:
    """What is left of a text on its way: bytes that are no character arrive as �."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def soup_of(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def errors_in(soup: BeautifulSoup) -> list[str]:
    return [" ".join(item.get_text().split()) for item in soup.select(".form-errors li")]


def get(client: Client, address: str, **environ: str) -> HttpResponse:
    """Asks for an address as it stands on the line, percent signs and all."""
    path, _, query = address.partition("?")
    # A server hands on the bytes of a path one by one, as letters of Latin-1.
    line = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query, **environ}
    return client.generic("GET", "/", **line)


def on_the_line(text: str) -> str:
    """A text as a header or a cookie brings it: its bytes, as letters of Latin-1."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def assert_our_own_notice(answer: HttpResponse, language: str) -> None:
    """The paper's own page for what is not in it."""
    soup = soup_of(answer)
    assert (answer.status_code, soup.html["lang"]) == (404, language)
    assert soup.select_one(".notice__number").get_text() == "404"
    assert [link["href"] for link in soup.select("main .more a")] == [f"/{language}/"]
