"""Publishing makes the renditions of what is shown; a reader's request makes none."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from home.jobs import make_missing_renditions
from images.models import TorchRendition
from images.sizes import ALL_SPECS
from issues.services import keep_edition
from tests.factories import (
    EVERY_KIND,
    ArticleFactory,
    EditionFactory,
    IssueFactory,
    PictureFactory,
    StatementFactory,
    UserFactory,
    in_french,
    make_event,
    picture_file,
)
from tests.sessions import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]

type Committed = Callable[[], AbstractContextManager]


@pytest.fixture
def committed(django_capture_on_commit_callbacks) -> Committed:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def body_with(picture: object) -> list[tuple[str, object]]:
    shown = {"image": picture, "alt_text": "Cranes", "decorative": False}
    return [("picture", {"image": shown}), ("video", {"url": "https://youtu.be/a1", "title": "Film", "poster": shown})]


def publish(page: Page) -> None:
    Page.objects.get(pk=page.pk).specific.save_revision().publish()


def specs_of(picture: object) -> set[str]:
    return set(TorchRendition.objects.filter(image=picture).values_list("filter_spec", flat=True))


def pictures_on(client: Client, address: str) -> list:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").select("main img")


@pytest.mark.parametrize("kind", [*EVERY_KIND, "bilingual page"])
def test_publishing_makes_what_the_page_shows_and_reading_makes_nothing(client, committed, kind: str):
    picture = PictureFactory(ready=False)
    rows = [("picture", {"image": {"image": picture, "alt_text": "Cranes", "decorative": False}})]
    page = make_event(rows=rows) if kind == "bilingual page" else EVERY_KIND[kind]()
    TorchRendition.objects.all().delete()
    with committed():
        for shown in Page.objects.live().filter(depth__gt=1):
            publish(shown)
    made = TorchRendition.objects.count()
    assert made % len(ALL_SPECS) == 0
    if kind not in ("platform", "issue index", "plank", "statement index", "issue", "front page"):
        assert pictures_on(client, page.get_url())
    assert client.get(page.get_url()).status_code == 200
    if kind != "bilingual page":
        assert client.get(in_french(page).get_url()).status_code == 200
    assert TorchRendition.objects.count() == made


def test_a_cover_is_ready_when_its_issue_is_published_and_when_it_is_chosen(client, committed):
    issue = IssueFactory()
    edition = EditionFactory(issue_number=issue.number, chosen_cover=PictureFactory(ready=False))
    with committed():
        publish(issue)
    assert specs_of(edition.chosen_cover) == set(ALL_SPECS)
    assert len(pictures_on(client, issue.get_url())) == 1
    edition.chosen_cover = PictureFactory(ready=False)
    with committed():
        keep_edition(edition=edition)
    assert specs_of(edition.chosen_cover) == set(ALL_SPECS)


def test_a_picture_for_sharing_is_ready_and_so_is_the_cover_that_an_article_is_shared_with(committed):
    article = ArticleFactory()
    cover, share = PictureFactory(ready=False), PictureFactory(ready=False)
    EditionFactory(issue_number=article.get_parent().specific.number, chosen_cover=cover)
    article.share_image = share
    article.save()
    with committed():
        publish(article)
    assert specs_of(cover) == specs_of(share) == set(ALL_SPECS)


def test_a_picture_that_is_not_ready_is_left_out_and_nothing_is_made(client):
    picture, cover = PictureFactory(ready=False), PictureFactory(ready=False)
    page, issue = StatementFactory(body=body_with(picture)), IssueFactory()
    EditionFactory(issue_number=issue.number, chosen_cover=cover)
    for address in (page.get_url(), issue.get_url(), "/en/issues/", "/en/"):
        assert pictures_on(client, address) == []
    assert not specs_of(picture) | specs_of(cover)


def test_a_picture_is_shown_in_the_sizes_that_are_ready(client):
    picture = PictureFactory(ready=False)
    picture.renditions.create(filter_spec="format-webp|width-400", focal_point_key="", file=picture_file())
    page = StatementFactory(body=body_with(picture))
    assert [image.get("srcset") for image in pictures_on(client, page.get_url())] == [None, None]


def test_an_editor_s_preview_makes_what_a_draft_shows(client):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    page = StatementFactory(live=False)
    page.body = body_with(PictureFactory(ready=False))
    page.save_revision()
    answer = client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert len(BeautifulSoup(answer.content, "html.parser").select("main img")) == 2


def test_a_new_file_is_ready_where_the_picture_is_shown(client, committed):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    shown, unused = PictureFactory(), PictureFactory()
    StatementFactory(body=body_with(shown))
    for picture in (shown, unused):
        facts = {"title": picture.title, "alternative_text": "Other cranes", "collection": picture.collection_id}
        file = picture_file("new.png", colour="#00aa00")
        file.content_type = "image/png"
        with committed():
            answer = client.post(f"/admin/images/{picture.pk}/", {**facts, "file": file})
        assert answer.status_code == 302
    assert specs_of(shown) == set(ALL_SPECS)
    assert all("new" in rendition.file.name for rendition in shown.renditions.all())
    assert not specs_of(unused) & set(ALL_SPECS)


def test_every_night_what_is_missing_is_made(committed):
    shown, cover, unused = (PictureFactory(ready=False) for _ in range(3))
    StatementFactory(body=body_with(shown))
    EditionFactory(issue_number=IssueFactory().number, chosen_cover=cover)
    with committed():
        make_missing_renditions(None)
    assert specs_of(shown) == specs_of(cover) == set(ALL_SPECS)
    assert not specs_of(unused)


def test_what_is_not_published_yet_gets_no_pictures_at_night(committed):
    of_draft, cover = PictureFactory(ready=False), PictureFactory(ready=False)
    StatementFactory(body=body_with(of_draft), live=False)
    EditionFactory(issue_number=IssueFactory(live=False).number, chosen_cover=cover)
    with committed():
        make_missing_renditions(None)
    assert not specs_of(of_draft) | specs_of(cover)
