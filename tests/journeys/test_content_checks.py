"""What an editor reads in the Checks panel on press day, in a real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect
from wagtail.rich_text import RichText
from wagtail.users.models import UserProfile

from issues.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory, in_french
from tests.journeys.conftest import SAID_BY_CHECKS
from tests.sessions import session_cookie

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]

FRENCH = {
    "title": "Aux portes",
    "slug": "aux-portes",
    "lede": "Six portes, une nuit.",
    "search_description": "Les portes sont restées fermées.",
    "body": [("prose", RichText("<p>Rien n’a ouvert.</p>"))],
}


@pytest.fixture
def article(trees) -> ArticlePage:
    """A piece that lacks nothing."""
    facts = {"lede": "Six gates, one night.", "search_description": "The gates stayed shut.", "printed_page": 3}
    article = ArticleFactory(title="At the gates", **facts)
    article.save_revision().publish()
    in_french(article, **FRENCH)
    return article


@pytest.fixture
def open_checks(make_reader):
    def opened(page: ArticlePage, *, language: str) -> tuple[Locator, list[str]]:
        user = UserFactory(is_superuser=True)
        UserProfile.objects.create(user=user, preferred_language=language)
        reader = make_reader(viewport={"width": 1400, "height": 1000})
        cookie = {"name": "sessionid", "value": session_cookie(user), "url": reader.address}
        reader.tab.context.add_cookies([cookie])
        reader.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        reader.tab.locator("[data-side-panel-toggle=checks]").click()
        panel = reader.tab.locator("[data-side-panel=checks]")
        # It is counted when the preview has been looked through.
        expect(panel.locator("[data-content-word-count]")).to_have_text(re.compile(r"\d+"), timeout=20_000)
        return panel, reader.complaints

    return opened


@pytest.mark.parametrize(
    ("language", "message"), [("en", "The lede is missing"), ("fr", "Le chapeau manque")], ids=["English", "French"]
)
def test_editor_is_told_in_their_language_that_the_lede_is_missing(open_checks, article, language: str, message: str):
    article.lede = ""
    article.save_revision().publish()
    in_french(article).save_revision().publish()
    panel, complaints = open_checks(article, language=language)
    expect(panel.locator("[data-content-checker-name]")).to_have_text([message])
    # Wagtail writes what was found into the console too, as an error.
    assert [complaint for complaint in complaints if not complaint.startswith(SAID_BY_CHECKS)] == []


def test_complete_page_is_left_in_peace(open_checks, article):
    panel, complaints = open_checks(article, language="en")
    expect(panel.locator("[data-content-checker-count]")).to_have_text("0")
    assert panel.locator("[data-content-checker-row]").count() == 0
    assert complaints == []


def test_everything_that_is_missing_is_said_at_once(open_checks, article):
    article.get_translations().get().unpublish()
    article.lede, article.printed_page, article.graphics_left_out = "", None, True
    article.save_revision().publish()
    panel, _complaints = open_checks(article, language="en")
    names = panel.locator("[data-content-checker-name]")
    expect(names).to_have_count(4)
    assert set(names.all_inner_texts()) == {
        "The lede is missing",
        "The translation is missing",
        "The printed page is missing",
        "The print status contradicts itself",
    }
