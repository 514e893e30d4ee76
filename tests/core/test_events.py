from functools import partial

import pytest
from django.db import transaction
from wagtail.models import Locale, Page

from core.events import announce_pages_changed, pages_changed

heard: list[tuple[frozenset[int], frozenset[str]]] = []


@pytest.fixture(autouse=True)
def listener():
    def listen(sender, page_ids, languages, **facts):
        heard.append((page_ids, languages))

    heard.clear()
    pages_changed.connect(listen)
    yield
    pages_changed.disconnect(listen)


@pytest.fixture
def pages(db) -> tuple[Page, Page, Page]:
    """Two neighbours in English, the first of which has a page below it."""
    Locale.objects.get_or_create(language_code="en")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    first = root.add_child(title="First", slug="first-page")
    second = root.add_child(title="Second", slug="second-page")
    below = first.add_child(title="Below", slug="below")
    return first, second, below


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """What is done in this context is committed at its end; what was done before has not been heard."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def heard_pages() -> set[int]:
    return {page_id for page_ids, _languages in heard for page_id in page_ids}


@pytest.mark.django_db(transaction=True)
def test_a_change_is_announced_after_the_commit():
    with transaction.atomic():
        announce_pages_changed(page_ids=[1, 2], languages=["en", "fr"])
        assert heard == []
    assert heard == [(frozenset({1, 2}), frozenset({"en", "fr"}))]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_or_empty_is_not_announced():
    announce_pages_changed(page_ids=[], languages=["en"])
    with transaction.atomic():
        announce_pages_changed(page_ids=[1], languages=["en"])
        transaction.set_rollback(True)
    assert heard == []


def test_a_listener_that_fails_is_logged_and_stops_nobody(db, caplog, committing):
    def stumble(sender, **facts):
        raise ValueError("out of paper")

    pages_changed.connect(stumble)
    try:
        with committing():
            announce_pages_changed(page_ids=[1], languages=["en"])
    finally:
        pages_changed.disconnect(stumble)
    assert heard == [(frozenset({1}), frozenset({"en"}))]
    assert "out of paper" in caplog.text


def test_publishing_and_unpublishing_are_announced(pages, committing):
    first, _second, _below = pages
    with committing():
        first.save_revision().publish()
    assert heard == [(frozenset({first.pk}), frozenset({"en"}))]
    heard.clear()
    with committing():
        first.unpublish()
    assert heard == [(frozenset({first.pk}), frozenset({"en"}))]


def test_deleting_a_live_page_is_announced_with_all_that_went(pages, committing):
    first, _second, below = pages
    gone = {first.pk, below.pk}
    with committing():
        first.delete()
    assert heard_pages() == gone


def test_a_draft_is_nobody_s_news(pages, committing):
    below = pages[2]
    below.unpublish()
    with committing():
        below.save_revision()
        below.delete()
    assert heard == []


def test_moving_a_page_announces_those_below_it_as_well(pages, committing):
    first, second, below = pages
    with committing():
        first.move(second, pos="last-child")
    assert heard_pages() == {first.pk, below.pk}


def test_a_new_order_announces_the_page_alone(pages, committing):
    first, second, _below = pages
    with committing():
        first.move(second, pos="right")
    assert heard_pages() == {first.pk}


def test_a_new_slug_announces_those_below_it_as_well(pages, committing):
    first, _second, below = pages
    first.slug = "another-name"
    with committing():
        first.save()
    assert heard_pages() == {first.pk, below.pk}
