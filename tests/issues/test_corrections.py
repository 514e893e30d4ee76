from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from issues.models import ArticlePage, Correction
from tests.factories import ArticleFactory, UserFactory, in_french
from tests.sessions import sign_in

TEXT = "The lockout lasted eleven days, not nine."


@pytest.fixture
def article(db: None) -> ArticlePage:
    """A piece that readers have."""
    article = ArticleFactory(printed_page=3)
    article.save_revision().publish()
    return ArticlePage.objects.get(pk=article.pk)


def correct(article: ArticlePage, text: str = TEXT, **facts: object) -> Correction:
    correction = Correction(text=text, date=date(2026, 11, 20), locale=article.locale, **facts)
    article.corrections.add(correction)
    return correction


def test_a_correction_comes_out_with_the_mended_text(article: ArticlePage, client: Client) -> None:
    correct(article)
    revision = article.save_revision()
    assert TEXT not in client.get(article.url).content.decode()
    revision.publish()
    page = client.get(article.url).content.decode()
    assert TEXT in page
    assert 'datetime="2026-11-20"' in page
    assert 'href="#corrections"' in page


def test_a_correction_is_tied_to_the_version_that_it_corrects(article: ArticlePage) -> None:
    wrong = article.live_revision
    correct(article)
    article.save_revision().publish()
    again = ArticlePage.objects.get(pk=article.pk)
    again.save_revision().publish()
    saved = Correction.objects.get()
    assert (saved.corrected_version, saved.corrected_version_at) == (wrong, wrong.created_at)


def test_a_correction_outlives_the_version_that_it_corrects(article: ArticlePage) -> None:
    correct(article)
    article.save_revision().publish()
    saved = Correction.objects.get()
    saved.corrected_version.delete()
    saved.refresh_from_db()
    assert saved.corrected_version is None
    assert saved.corrected_version_at is not None


def test_an_issue_lists_the_corrections_of_its_pieces(article: ArticlePage, client: Client) -> None:
    correct(article)
    article.save_revision().publish()
    elsewhere = ArticleFactory()
    correct(elsewhere, "Of another issue.")
    elsewhere.save_revision().publish()
    page = client.get(article.get_parent().url).content.decode()
    assert TEXT in page
    assert "Of another issue." not in page


def test_a_piece_that_is_offline_shows_no_correction_anywhere(article: ArticlePage, client: Client) -> None:
    correct(article)
    article.save_revision().publish()
    article.unpublish()
    assert TEXT not in client.get(article.get_parent().url).content.decode()


def test_a_translation_has_its_own_words(article: ArticlePage, client: Client) -> None:
    correct(article)
    article.save_revision().publish()
    french = in_french(ArticlePage.objects.get(pk=article.pk))
    note = french.corrections.get()
    note.text = "Le lock-out a duré onze jours."
    note.save()
    page = client.get(french.url).content.decode()
    assert "onze jours" in page
    assert TEXT not in page


def test_editors_see_what_the_next_number_has_to_print(article: ArticlePage, client: Client) -> None:
    correct(article)
    correct(article, "Printed long ago.", printed_in_issue=2)
    article.save_revision().publish()
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Editors"))
    sign_in(client, editor)
    page = client.get(reverse("releases:corrections")).content.decode()
    assert TEXT in page
    assert "Printed long ago." not in page
    assert article.get_parent().title in page
