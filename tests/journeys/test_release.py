"""Press day ends: an editor releases an issue, and readers have all of it."""

from collections.abc import Callable

import pytest

from issues.models import IssuePage
from tests.factories import ArticleFactory, EditionFactory, IssueFactory
from tests.journeys.conftest import Reader

pytestmark = [pytest.mark.journey, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture
def issue(trees: None) -> IssuePage:
    """A draft of issue 7 in English, with a piece and a printed paper whose cover nobody has looked at."""
    issue = IssueFactory(number=7, title="The winter timetable", live=False)
    ArticleFactory(parent=issue, title="A table for forty buses", live=False, printed_page=1).save_revision()
    EditionFactory(issue_number=7, cover_text="Forty buses in the snow.")
    return issue


def test_an_editor_mends_what_blocks_and_releases_the_issue(
    issue: IssuePage, make_member: Callable[..., Reader], make_reader: Callable[..., Reader]
) -> None:
    editor, reader = make_member("Editors"), make_reader()
    editor.open("/admin/releases/")
    editor.tab.get_by_role("link", name="Issue 7").click()
    editor.tab.get_by_label("Release it without the translations").check()
    editor.tab.get_by_role("button", name="Release the issue").click()
    editor.tab.get_by_text("The issue cannot come out yet.").wait_for()
    editor.tab.get_by_role("link", name="Issue 7, English").first.click()
    editor.tab.get_by_role("checkbox", name="I have looked at the cover").check()
    editor.tab.get_by_role("button", name="Save").first.click()
    editor.tab.locator(".messages .success").wait_for()
    editor.open("/admin/releases/7/")
    reader.open("/en/issues/7/")
    assert reader.heading != issue.title
    editor.tab.get_by_label("Release it without the translations").check()
    editor.tab.get_by_role("button", name="Release the issue").click()
    editor.tab.get_by_text("Readers have this issue.").wait_for()
    reader.open("/en/issues/7/")
    assert reader.heading == issue.title
    reader.tab.get_by_role("link", name="A table for forty buses").click()
    assert reader.heading == "A table for forty buses"
    assert editor.complaints == []


def test_an_editor_orders_a_release_and_takes_it_back(issue: IssuePage, make_member: Callable[..., Reader]) -> None:
    issue.get_children().first().delete()
    editor = make_member("Editors", language="fr")
    editor.open("/admin/editions/")
    editor.tab.get_by_role("link", name="7", exact=True).first.click()
    editor.tab.locator("#id_cover_text_confirmed").check()
    editor.tab.get_by_role("button", name="Enregistrer").first.click()
    editor.tab.locator(".messages .success").wait_for()
    editor.open("/admin/releases/7/")
    editor.tab.get_by_label("Faire paraître sans les traductions").check()
    editor.tab.get_by_label("À une minute à venir").check()
    editor.tab.get_by_label("Jour et heure").fill("2199-05-01T06:00")
    editor.tab.get_by_role("button", name="Faire paraître le numéro").click()
    editor.tab.get_by_text("1 mai 2199").wait_for()
    editor.tab.get_by_role("button", name="Annuler l’ordre").click()
    editor.tab.get_by_text("L’ordre est annulé.").wait_for()
    assert editor.complaints == []
