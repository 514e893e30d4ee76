from datetime import date
from functools import partial
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from wagtail.models import PageViewRestriction

from core.models import Job
from issues.models import ArticlePlank
from search.documents import SearchDocument
from search.enums import Kind
from search.models import SearchEntry, SearchEntryPlank, Word
from search.services import write_documents
from search.signal_handlers import index_for_the_first_time
from tests.factories import (
    ArticleFactory,
    InfoFactory,
    IssueFactory,
    PlankFactory,
    body_of,
    in_french,
)
from tests.search.questions import found

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """Jobs run at the end of this context, as after a commit."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def words_kept() -> dict[str, int]:
    return dict(Word.objects.filter(entries__gt=0).values_list("word", "entries"))


def rows_of_full_text() -> int:
    """How many entries the database's own index knows."""
    table = {"sqlite": "search_stems", "postgresql": "search_searchentry WHERE words IS NOT NULL"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
        return cursor.fetchone()[0]


def test_page_is_found_when_it_is_published_and_no_more_when_it_is_not(committing):
    page = InfoFactory(title="Bread", live=False)
    with committing():
        page.save_revision().publish()
    assert found("bread") == ["Bread"]
    page.refresh_from_db()
    with committing():
        page.unpublish()
    assert found("bread") == []
    assert not SearchEntry.objects.exists()
    assert rows_of_full_text() == 0


def test_page_with_a_long_accented_address_is_found(index):
    page = InfoFactory(title="Bread", slug="é" * 200)
    index(page)
    assert found("bread") == ["Bread"]
    assert SearchEntry.objects.get().url == page.get_url()


def test_draft_of_a_live_page_is_not_found(committing, index):
    page = InfoFactory(title="Bread")
    index(page)
    page.title = "Soup"
    with committing():
        page.save_revision()
    assert (found("bread"), found("soup")) == (["Bread"], [])
    with committing():
        page.latest_revision.publish()
    assert (found("bread"), found("soup")) == ([], ["Soup"])


def test_deleted_page_leaves_no_row(index, committing):
    article = ArticleFactory(title="Bread")
    plank = PlankFactory()
    ArticlePlank.objects.create(page=article, plank=plank)
    index(article)
    assert (SearchEntryPlank.objects.count(), rows_of_full_text()) == (1, 1)
    with committing():
        article.get_parent().delete()
    assert (SearchEntry.objects.count(), SearchEntryPlank.objects.count(), rows_of_full_text()) == (0, 0, 0)


def test_page_at_a_new_address_is_found_there(index, committing):
    above, page = InfoFactory(slug="above"), InfoFactory(title="Bread", slug="bread")
    index(page)
    with committing():
        page.move(above, pos="last-child")
    assert SearchEntry.objects.get().url == "/en/above/bread/"


def test_what_stands_below_a_page_that_becomes_private_is_forgotten_and_comes_back(index, committing):
    above = InfoFactory(title="Above")
    below = InfoFactory(parent=above, title="Below")
    index(above, below)
    with committing():
        restriction = PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    assert not SearchEntry.objects.exists()
    with committing():
        restriction.delete()
    assert sorted(SearchEntry.objects.values_list("title", flat=True)) == ["Above", "Below"]


def test_pieces_follow_the_date_of_their_issue(committing, index):
    issue = IssueFactory()
    index(ArticleFactory(parent=issue, title="Bread"))
    issue.date = date(2026, 5, 1)
    with committing():
        issue.save_revision().publish()
    assert set(SearchEntry.objects.values_list("date", flat=True)) == {date(2026, 5, 1)}


def test_pieces_follow_the_number_of_the_plank_they_argue_for(committing, index):
    plank = PlankFactory(number=7)
    article = ArticleFactory(title="Bread")
    ArticlePlank.objects.create(page=article, plank=plank)
    index(article)
    plank.number = 11
    with committing():
        plank.save_revision().publish()
    assert (found("bread", plank=7), found("bread", plank=11)) == ([], ["Bread"])


def test_indexing_twice_changes_nothing(index):
    article = ArticleFactory(title="Bread and soup")
    index(article)
    before = (list(SearchEntry.objects.values()), words_kept())
    index(article)
    assert (list(SearchEntry.objects.values()), words_kept()) == before


def test_words_are_counted_by_entry_and_given_back(index):
    first = ArticleFactory(title="Bread, bread", body=body_of("Grève"))
    second = ArticleFactory(title="Bread", body=[])
    index(first, second)
    assert words_kept() == {"bread": 2, "grève": 1}
    first.title = "Soup"
    first.save()
    index(first)
    assert words_kept() == {"bread": 1, "soup": 1, "grève": 1}


def test_text_of_any_length_is_indexed_from_its_beginning():
    page = InfoFactory()
    facts = {"key": "any", "language": "en", "kind": Kind.INFO, "url": "/", "title": "Long"}
    text = "begun\0 " + " ".join(f"word{number}" for number in range(200_000))
    write_documents(page_id=page.pk, documents=[SearchDocument(text=text, **facts)])
    assert (found("begun"), found("word10000"), found("word199999")) == (["Long"], ["Long"], [])


def test_job_for_a_page_that_is_gone_does_nothing(index):
    page = InfoFactory(title="Bread")
    page_id = page.pk
    page.delete()
    page.pk = page_id
    index(page)
    assert not SearchEntry.objects.exists()


def test_everything_is_made_anew_by_a_command(index):
    stale, article = InfoFactory(title="Stale"), ArticleFactory(title="Bread")
    french = in_french(article, title="Du pain")
    index(stale)
    type(stale).objects.filter(pk=stale.pk).update(live=False)
    Word.objects.create(language="en", word="leftover", folded="leftover", entries=1)
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert (found("bread"), found("pain", "fr"), found("stale")) == (["Bread"], [french.title], [])
    assert "leftover" not in words_kept()
    count = SearchEntry.objects.count()
    assert rows_of_full_text() == count
    assert out.getvalue().splitlines() == [f"{4} of {4} pages read.", f"{count} entries can be found."]


def test_first_migration_indexes_what_stands_already_and_later_ones_do_not(committing):
    search = apps.get_app_config("search")
    index_for_the_first_time(sender=search, app_config=search)
    assert not Job.objects.exists()
    page = InfoFactory(title="Bread")
    for _ in range(2):
        with committing():
            index_for_the_first_time(sender=search, app_config=search)
    assert Job.objects.count() == 1
    assert found("bread") == [page.title]
