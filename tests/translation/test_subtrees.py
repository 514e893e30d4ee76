"""Trees of four levels are translated without damage, here and on a worker."""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django_rq import get_queue
from redis import Redis
from rq.worker import SimpleWorker
from wagtail.models import Page
from wagtail_localize.models import Translation

from core import job_queue
from core.jobs import start
from core.models import Job
from home.models import InfoPage
from tests.factories import BilingualFactory, InfoFactory, UserFactory, front_page
from tests.sessions import sign_in
from translation.jobs import translate_pages_below
from translation.refusals import NotForTranslation
from translation.starting import start_translation
from translation.subtrees import translate_subtree

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REDIS_URL = os.environ.get("REDIS_URL", "")
PAGES = 8


@pytest.fixture
def top() -> InfoPage:
    """A tree of four levels below the front page, each with two pages, all of them live."""
    parent = top = None
    for level in range(4):
        pages = [InfoFactory(parent=parent or front_page(), title=f"Level {level} {name}") for name in ("a", "b")]
        parent = pages[1]
        top = top or parent
    return top


def french_pages() -> list[Page]:
    return list(Page.objects.filter(locale__language_code="fr", depth__gt=2).order_by("path"))


def assert_sound() -> None:
    assert not any(Page.find_problems())
    for page in Page.objects.all():
        assert page.numchild == page.get_children().count()


def test_tree_is_translated_as_drafts_parents_first(top):
    seen = []
    translate_subtree(page=top, user=None, now=NOW, progress=lambda done, total: seen.append((done, total)))
    pages = french_pages()
    assert [page.title for page in pages] == [f"Level {n}" for n in ("0 b", "1 a", "1 b", "2 a", "2 b", "3 a", "3 b")]
    assert not any(page.live or page.alias_of_id for page in pages)
    assert seen == [(n, 7) for n in range(1, 8)]
    assert_sound()
    # Each can be published and gets a child without the tree losing count.
    for page in pages:
        page.specific.add_child(instance=InfoPage(title="Suite", slug="suite", locale=page.locale))
    assert_sound()


def test_second_run_makes_nothing_twice_and_finds_what_is_new(top):
    translate_subtree(page=top, user=None, now=NOW)
    before = [page.pk for page in french_pages()]
    InfoFactory(parent=top, title="New")
    translate_subtree(page=top, user=None, now=NOW)
    assert [page.title for page in french_pages() if page.pk not in before] == ["New"]
    assert Translation.objects.count() == len(before) + 1
    assert_sound()


def test_pages_above_are_started_and_never_mirrored(top):
    deepest = InfoPage.objects.get(title="Level 3 a")
    start_translation(source_page=deepest, user=None, now=NOW)
    assert [page.title for page in french_pages()] == ["Level 0 b", "Level 1 b", "Level 2 b", "Level 3 a"]
    assert not Page.objects.filter(alias_of__isnull=False).exists()
    assert_sound()


def test_newest_draft_is_what_is_translated(top):
    top.title = "Newer than the row"
    top.save_revision()
    translation = start_translation(source_page=InfoPage.objects.get(pk=top.pk), user=None, now=NOW)
    assert translation.source.stringsegment_set.filter(string__data="Newer than the row").exists()
    assert translation.get_target_instance().title == "Newer than the row"


def test_page_that_exists_keeps_its_words(top):
    translation = start_translation(source_page=top, user=None, now=NOW)
    french = translation.get_target_instance()
    french.title = "Niveau"
    french.save_revision()
    top.title = "Another"
    top.save_revision()
    start_translation(source_page=top, user=None, now=NOW)
    french.refresh_from_db()
    assert french.get_latest_revision_as_object().title == "Niveau"


def test_bilingual_page_and_french_page_are_not_translated(top):
    bilingual = BilingualFactory()
    translate_subtree(page=front_page(), user=None, now=NOW)
    assert not Page.objects.filter(translation_key=bilingual.translation_key).exclude(pk=bilingual.pk).exists()
    for page in (bilingual, front_page("fr")):
        with pytest.raises(NotForTranslation):
            start_translation(source_page=page, user=None, now=NOW)


@pytest.fixture
def superuser(client: Client):
    user = UserFactory(is_superuser=True)
    sign_in(client, user)
    return user


def submit(client: Client, page: Page, **more: object):
    facts = {"locales": [front_page("fr").locale.pk], **more}
    return client.post(f"/admin/localize/submit/page/{page.pk}/", facts)


def test_editor_sends_a_page_and_those_below_it_follow_in_a_job(
    top, superuser, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = submit(client, top, include_subtree="on")
    french = InfoPage.objects.get(translation_key=top.translation_key, locale__language_code="fr")
    assert (answer.status_code, answer.url) == (302, f"/admin/pages/{french.pk}/edit/")
    job = Job.objects.get(function=translate_pages_below.name)
    assert (job.status, job.progress_done, job.progress_total) == ("DONE", 7, 7)
    assert len(french_pages()) == PAGES - 1
    assert_sound()


def test_page_deep_in_an_untranslated_tree_can_be_sent(top, superuser, client):
    deepest = InfoPage.objects.get(title="Level 3 a")
    assert submit(client, deepest).status_code == 302
    assert len(french_pages()) == 4
    assert not Job.objects.filter(function=translate_pages_below.name).exists()


def test_bilingual_page_is_not_sent(superuser, client):
    bilingual = BilingualFactory()
    assert submit(client, bilingual).status_code == 302
    assert not Translation.objects.exists()


@pytest.fixture
def signals() -> Iterator[None]:
    """A worker takes them for itself."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
def test_worker_translates_the_tree_even_twice(settings, django_capture_on_commit_callbacks):
    if not REDIS_URL:
        pytest.skip("needs a Redis: REDIS_URL is not set")
    settings.REDIS_URL = REDIS_URL
    settings.RQ_QUEUES = {"default": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": 60}}
    settings.RQ = {"WORKER_CLASS": "rq.worker.SimpleWorker"}
    home = front_page()
    pages = [InfoFactory(parent=home, title="One", slug="one")]
    for title in ("Two", "Three", "Four"):
        pages.append(InfoFactory(parent=pages[-1], title=title))
    with Redis.from_url(REDIS_URL) as client, client.lock("tests-of-jobs", timeout=120, blocking_timeout=120):
        queue = get_queue(job_queue.QUEUE, connection=client)
        queue.empty()
        for _time in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                owed = start(translate_pages_below, page_id=pages[0].pk)
            assert queue.job_ids == [str(owed.pk)]
            # Not our command: it closes the connection to the database, and with it what this test has made.
            SimpleWorker([queue], connection=client).work(burst=True)
            owed.refresh_from_db()
            assert (owed.status, owed.progress_done, owed.progress_total) == ("DONE", 4, 4)
        queue.empty()
    assert [page.title for page in french_pages()] == ["One", "Two", "Three", "Four"]
    assert_sound()
