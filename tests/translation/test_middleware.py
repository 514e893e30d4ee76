import pytest

from tests.factories import BilingualFactory, InfoFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/bilingual/nothing/", "/bilingual/nothing/event.ics"])
def test_unknown_bilingual_page_is_not_found_at_once(client, path: str):
    answer = client.get(path, headers={"Accept-Language": "fr"})
    assert answer.status_code == 404
    assert "Accept-Language" in answer.headers["Vary"]


def test_bilingual_page_is_one_copy_for_every_browser(client):
    page = BilingualFactory()
    for asked in ("fr", "en", "de"):
        answer = client.get(page.get_url(), headers={"Accept-Language": asked})
        assert "Accept-Language" not in answer.headers.get("Vary", "")
        assert answer.headers["Content-Language"] == "en, fr"


def test_other_addresses_are_looked_up_in_the_browser_s_language_as_before(client):
    InfoFactory(slug="about")
    answer = client.get("/about/", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/about/")
    assert "Accept-Language" in answer.headers["Vary"]
