"""What is in another language says so, for screen readers, hyphenation and typography."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import BilingualFactory, EditionFactory, IssueFactory, in_french, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def test_name_of_an_edition_s_language_is_in_that_language(client):
    issue = IssueFactory()
    EditionFactory(issue_number=issue.number, language="en")
    soup = BeautifulSoup(client.get(in_french(issue).get_url()).content, "html.parser")
    assert [name.get_text() for name in soup.select(".edition-facts [lang=en]")] == ["English"]


def test_leaflet_in_another_language_says_so(client):
    soup = BeautifulSoup(client.get(in_french(make_statement()).get_url()).content, "html.parser")
    assert {name.get_text() for name in soup.select(".pdf-link .edition-facts [lang=en]")} == {"English"}


def test_skip_link_of_a_bilingual_page_speaks_both_languages(client):
    soup = BeautifulSoup(client.get(BilingualFactory().get_url()).content, "html.parser")
    parts = soup.select(".skip-link [lang]")
    assert [part["lang"] for part in parts] == ["en", "fr"]
    assert len({part.get_text() for part in parts}) == 2
