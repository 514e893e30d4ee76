"""Asking as a reader does."""

from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.test import Client

from search.backends import Filters
from search.models import SearchEntry
from search.query import parse
from search.selectors import Answer, find, private_paths


def ask(words: str, language: str = "en", *, exactly: bool = False, **filters: object) -> Answer:
    """What the public function answers."""
    chosen = Filters(language=language, private_paths=private_paths(), **filters)
    return find(query=parse(words, language=language), filters=chosen, exactly=exactly)


def found(words: str, language: str = "en", **facts: object) -> list[str]:
    """The titles of what was found, the best first; a printed page by its number."""
    answer = ask(words, language, **facts)
    entries = SearchEntry.objects.in_bulk(answer.ids)
    return [entries[pk].title or f"page {entries[pk].printed_page}" for pk in answer.ids]


def read(client: Client, words: str, language: str = "en", **parameters: object) -> BeautifulSoup:
    """The page of results."""
    return read_at(client, f"?{urlencode({'q': words, **parameters})}", language)


def read_at(client: Client, query_string: str, language: str = "en") -> BeautifulSoup:
    """The page of results behind a link of another."""
    answer = client.get(f"/{language}/search/{query_string}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")
