"""The drawn pictures follow the words of their pages, and other sites are told of them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from core.models import Job
from home.models import SocialPicture, StatementPage
from home.social_pictures import services
from home.social_pictures.drawing import Words, draw_social_picture
from home.social_pictures.jobs import draw_every_page, start_drawing
from home.social_pictures.services import digest_of, keep_social_picture, words_of
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    IssueFactory,
    PictureFactory,
    PlankFactory,
    StatementFactory,
    in_french,
    make_statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def shown(client: Client, page: Page) -> str:
    soup = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
    return soup.select_one('meta[property="og:image"]')["content"]


def test_words_are_those_of_the_page_in_its_language():
    issue = IssueFactory(number=6, title="Four cranes", date=date(2026, 10, 17))
    assert words_of(issue) == Words("The Torch", "Issue 6 · October 17, 2026", "Four cranes", "6")
    french = in_french(issue, title="« Quatre grues » : l'eau")
    assert words_of(french).headline == "«\u00a0Quatre grues\u00a0»\u00a0: l’eau"
    assert words_of(french).paper == "Le Flambeau"
    assert words_of(PlankFactory(number=3, title="A roof")).kicker == "Plank 3"
    assert words_of(StatementFactory(title="For them")) == Words("The Torch", "Statement", "For them")


@pytest.mark.parametrize("make", [IssueFactory, PlankFactory, make_statement])
def test_other_sites_are_shown_the_drawn_picture(client, make):
    page = make()
    keep_social_picture(page=page)
    picture = SocialPicture.objects.get(page_id=page.pk)
    assert shown(client, page) == f"http://testserver{picture.image.url}"
    assert client.get(picture.image.url).status_code == 200


def test_the_editor_s_choice_comes_first_and_without_a_drawn_one_the_cover_stands(client):
    issue = IssueFactory()
    EditionFactory(issue_number=issue.number)
    assert "/media/images/" in shown(client, issue)
    keep_social_picture(page=issue)
    assert "/media/social/" in shown(client, issue)
    issue.share_image = PictureFactory()
    issue.save()
    assert "/media/images/" in shown(client, issue)


def test_nothing_is_drawn_again_while_the_words_are_the_same(monkeypatch):
    issue = IssueFactory()
    keep_social_picture(page=issue)
    monkeypatch.setattr(services, "draw_social_picture", lambda _words: pytest.fail("It was drawn again."))
    keep_social_picture(page=issue)


def test_publishing_draws_and_new_words_replace_the_old_picture(django_capture_on_commit_callbacks):
    statement = StatementFactory()
    with django_capture_on_commit_callbacks(execute=True):
        statement.save_revision().publish()
    old = SocialPicture.objects.get().image
    statement.title = "Other words"
    with django_capture_on_commit_callbacks(execute=True):
        statement.save_revision().publish()
    new = SocialPicture.objects.get().image
    assert new.name != old.name
    assert new.storage.exists(new.name)
    assert not old.storage.exists(old.name)


def test_a_slow_job_leaves_the_picture_of_newer_words(monkeypatch):
    page = StatementFactory(title="Old words")

    def draw_slowly(words: Words) -> bytes:
        monkeypatch.undo()
        StatementPage.objects.filter(pk=page.pk).update(title="New words")
        keep_social_picture(page=StatementPage.objects.get(pk=page.pk))
        return draw_social_picture(words)

    monkeypatch.setattr(services, "draw_social_picture", draw_slowly)
    keep_social_picture(page=page)
    page.refresh_from_db()
    assert SocialPicture.objects.get().words_digest == digest_of(words_of(page))


def test_the_file_goes_with_its_page(django_capture_on_commit_callbacks):
    statement = StatementFactory()
    keep_social_picture(page=statement)
    image = SocialPicture.objects.get().image
    with django_capture_on_commit_callbacks(execute=True):
        statement.delete()
    assert not SocialPicture.objects.exists()
    assert not image.storage.exists(image.name)


def test_only_live_pages_of_these_kinds_are_drawn_and_each_is_owed_once():
    issue, article = IssueFactory(), ArticleFactory()
    draft = StatementFactory(live=False)
    start_drawing([issue.pk, article.pk, draft.pk])
    start_drawing([issue.pk])
    assert [owed.arguments for owed in Job.objects.all()] == [{"page_id": issue.pk}]


def test_once_a_day_every_page_is_looked_at():
    plank = PlankFactory()
    draw_every_page(None)
    keep_social_picture(page=plank)
    draw_every_page(None)
    assert Job.objects.filter(arguments={"page_id": plank.pk}).count() == 1
