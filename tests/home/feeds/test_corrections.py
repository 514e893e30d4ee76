from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from issues.models import ArticlePage, Correction
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def correction() -> Correction:
    article = ArticleFactory(title="Gate 3")
    article.save_revision().publish()
    facts = {"text": "Eleven days, not nine.\n\n<b>Sorry.</b>", "date": date(2026, 11, 20)}
    return Correction.objects.create(page=article, locale=article.locale, **facts)


def items(client: Client, language: str = "en") -> list[dict]:
    cache.clear()
    return client.get(f"/{language}/feeds/corrections.json").json()["items"]


def test_a_correction_is_told_with_its_piece_and_its_day(client: Client, correction: Correction) -> None:
    [item] = items(client)
    assert item["title"] == "Corrected: Gate 3"
    assert item["url"] == f"{ArticlePage.objects.get().full_url}#corrections"
    assert item["date_published"].startswith("2026-11-20T00:00:00")
    assert "Eleven days, not nine." in item["content_html"]
    assert "<b>" not in item["content_html"]


def test_it_is_new_when_the_mended_piece_came_out_and_never_before_its_day(
    client: Client, correction: Correction
) -> None:
    for came_out, updated in ((25, 25), (3, 20)):
        moment = datetime(2026, 11, came_out, 5, tzinfo=UTC)
        ArticlePage.objects.update(last_published_at=moment)
        [item] = items(client)
        assert datetime.fromisoformat(item["date_modified"]).astimezone(UTC).date() == date(2026, 11, updated)
        assert item["date_published"] <= item["date_modified"]


def test_its_id_stays_when_its_words_change(client: Client, correction: Correction) -> None:
    [before] = items(client)
    Correction.objects.update(text="Eleven days.")
    [after] = items(client)
    assert after["id"] == before["id"]
    assert after["content_html"] != before["content_html"]


def test_the_piece_itself_carries_its_corrections(client: Client, correction: Correction) -> None:
    [item] = [found for found in client.get("/en/feeds/everything.json").json()["items"] if found["title"] == "Gate 3"]
    assert "Eleven days, not nine." in item["content_html"]


def test_corrections_of_another_language_and_of_drafts_are_left_out(client: Client, correction: Correction) -> None:
    assert items(client, "fr") == []
    ArticlePage.objects.get().unpublish()
    assert items(client) == []
