"""What is done with an English page is done with its French, unless the editor takes the tick away."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from home.models import InfoPage
from issues.models import ArticleAuthor, ArticlePage
from tests.factories import ArticleFactory, InfoFactory, IssueFactory, PlankFactory, UserFactory, front_page, in_french
from tests.sessions import sign_in
from translation.starting import start_translation
from translation.together import translations_left_alone

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> InfoPage:
    page = InfoFactory(title="How we print", slug="print")
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def french(english: InfoPage) -> InfoPage:
    return in_french(english)


@pytest.fixture
def editor(client):
    """Somebody who has no rights in the French tree."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    sign_in(client, user)
    return user


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def exists(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk).exists()


def place(page: Page) -> str:
    return Page.objects.get(pk=page.pk).url_path


ALONG = {"translations-asked": "1", "translations-along": "on"}
ALONE = {"translations-asked": "1"}


@pytest.mark.parametrize(("answer", "stays"), [(ALONG, False), ({}, False), (ALONE, True)])
def test_unpublishing_takes_the_french_along(english, french, editor, client, answer, stays):
    address = f"/admin/pages/{english.pk}/unpublish/"
    page = client.get(address).content.decode()
    assert 'name="translations-along" checked' in page
    assert "How we print (fr)" in page
    client.post(address, answer)
    assert (is_live(english), is_live(french)) == (False, stays)
    entries = PageLogEntry.objects.filter(page=french.pk, action="wagtail.unpublish")
    assert [entry.user for entry in entries] == ([] if stays else [editor])


@pytest.mark.parametrize(("answer", "stays"), [(ALONG, False), ({}, False), (ALONE, True)])
def test_deleting_takes_the_french_along(english, french, editor, client, answer, stays):
    french.add_child(instance=InfoPage(title="Suite", locale=french.locale))
    address = f"/admin/pages/{english.pk}/delete/"
    page = client.get(address).content.decode()
    assert 'name="translations-along" checked' in page
    assert "(1 page stands below it.)" in page
    client.post(address, answer)
    assert (exists(english), exists(french)) == (False, stays)
    entries = PageLogEntry.objects.filter(page=french.pk, action="wagtail.delete")
    assert [entry.user for entry in entries] == ([] if stays else [editor])
    assert not any(Page.find_problems())


@pytest.mark.parametrize(("answer", "moves"), [(ALONG, True), ({}, True), (ALONE, False)])
def test_moving_takes_the_french_along(english, french, editor, client, answer, moves):
    below = in_french(InfoFactory(parent=english, title="Below", slug="below"))
    other = InfoFactory(title="Other", slug="other")
    in_french(other, slug="autre")
    address = f"/admin/pages/{english.pk}/move/{other.pk}/confirm/"
    page = client.get(address).content.decode()
    assert 'name="translations-along" checked' in page
    assert "It stays where it is" not in page
    client.post(address, answer)
    assert place(english) == "/home/other/print/"
    assert place(french) == ("/accueil/autre/print/" if moves else "/accueil/print/")
    assert place(below) == f"{place(french)}below/"
    assert not any(Page.find_problems())


def test_french_stays_where_its_new_parent_has_no_french_and_the_editor_is_told_so(english, french, editor, client):
    other = InfoFactory(title="Other", slug="other")
    address = f"/admin/pages/{english.pk}/move/{other.pk}/confirm/"
    assert "because “Other” is not translated" in client.get(address).content.decode()
    client.post(address, ALONG)
    assert (place(english), place(french)) == ("/home/other/print/", "/accueil/print/")


def test_french_stays_where_its_address_is_taken(english, french):
    other = InfoFactory(title="Other", slug="other")
    in_french(InfoFactory(parent=other, slug="else"), slug="print")
    english.move(other, pos="last-child")
    assert place(french) == "/accueil/print/"


@pytest.mark.parametrize("act", ["unpublish", "delete", "move"])
def test_bulk_actions_take_the_french_along_and_say_so(act, english, french, client):
    sign_in(client, UserFactory(is_superuser=True))
    other = InfoFactory(title="Other", slug="other")
    in_french(other, slug="autre")
    address = f"/admin/bulk/wagtailcore/page/{act}/?id={english.pk}&next=/admin/"
    assert "Their translations go along." in client.get(address).content.decode()
    client.post(address, {"chooser": other.pk})
    assert (exists(french) and is_live(french)) == (act == "move")
    assert act != "move" or place(french) == "/accueil/autre/print/"


def test_act_on_the_french_leaves_the_english(english, french):
    french.unpublish()
    assert is_live(english)
    french.delete()
    assert exists(english)


def test_left_alone_ends_with_the_act(english, french):
    with translations_left_alone():
        english.unpublish()
    assert is_live(french)
    english.save_revision().publish()
    Page.objects.get(pk=english.pk).specific.unpublish()
    assert not is_live(french)


def test_pieces_of_an_issue_and_their_french_go_offline_with_it():
    article = ArticleFactory(parent=IssueFactory())
    french = in_french(article)
    article.get_parent().specific.unpublish()
    assert [page.live for page in Page.objects.filter(pk__in=[article.pk, french.pk])] == [False, False]


def test_order_and_child_rows_follow_after_the_french_was_made():
    issue = IssueFactory()
    first, second = ArticleFactory(parent=issue), ArticleFactory(parent=issue)
    ArticleAuthor.objects.create(page=first, name="Ines")
    translation = start_translation(source_page=first, user=None, now=timezone.now())
    start_translation(source_page=second, user=None, now=timezone.now())
    second.move(first, pos="left")
    french = ArticlePage.objects.get(translation_key=first.translation_key, locale=front_page("fr").locale)
    assert (french.position, [author.name for author in french.authors.all()]) == (2, ["Ines"])
    first.refresh_from_db()
    first.authors = [ArticleAuthor(name="Odile", sort_order=0), ArticleAuthor(name="Ines", sort_order=1)]
    first.plank_references.create(plank=PlankFactory())
    first.save_revision()
    start_translation(source_page=first, user=None, now=timezone.now())
    translation.refresh_from_db()
    translation.save_target(publish=False)
    draft = translation.get_target_instance().get_latest_revision_as_object()
    assert [author.name for author in draft.authors.all()] == ["Odile", "Ines"]
    assert draft.plank_references.count() == 1
