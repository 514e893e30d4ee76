from datetime import date

import pytest

from issues.downloads import count_download
from issues.models import DownloadCount, Edition
from issues.querysets import DownloadCountQuerySet
from issues.reading import read_edition
from issues.selectors import editions_of
from tests.factories import EditionFactory, IssueFactory

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def paper(make_edition) -> Edition:
    IssueFactory(number=6)
    edition = make_edition()
    read_edition(edition=edition)
    edition.refresh_from_db()
    return edition


@pytest.fixture
def count_after(client, paper):
    def ask(method: str = "get", **headers: str) -> int:
        answer = getattr(client, method)(paper.get_download_url(), headers={"User-Agent": BROWSER, **headers})
        answer.getvalue()
        return sum(DownloadCount.objects.values_list("count", flat=True))

    return ask


def test_each_download_is_counted_once(count_after, paper):
    assert [count_after(), count_after()] == [1, 2]
    assert DownloadCount.objects.get().edition == paper


def test_the_parts_of_one_download_are_one(count_after, paper):
    etag = f'"{paper.published_digest}"'
    assert count_after(Range="bytes=0-1") == 0, "A probe."
    assert count_after(Range="bytes=0-999") == 1
    assert count_after(Range="bytes=1000-") == 1
    assert count_after(**{"Range": "bytes=0-", "If-Range": etag}) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"User-Agent": "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://example.org/bot)"},
        {"Range": "bytes=99999999-"},
    ],
    ids=["prefetch", "older prefetch", "robot", "no such part"],
)
def test_what_is_no_download_is_not_counted(count_after, headers):
    assert count_after(**headers) == 0


def test_neither_a_question_nor_an_unchanged_file_is_counted(count_after, paper):
    assert count_after("head") == 0
    assert count_after(**{"If-None-Match": f'"{paper.published_digest}"'}) == 0


def test_nothing_but_the_day_and_the_number_is_kept(count_after):
    count_after()
    assert {field.name for field in DownloadCount._meta.get_fields()} == {"id", "edition", "day", "count"}


def test_downloads_are_counted_by_day_and_added_up():
    IssueFactory(number=6)
    edition = EditionFactory(issue_number=6)
    EditionFactory(issue_number=6, language="fr")
    for day in (20, 21, 21):
        count_download(edition_id=edition.pk, day=date(2026, 11, day))
    assert list(edition.download_counts.since(date(2026, 11, 1)).values_list("day", "count")) == [
        (date(2026, 11, 21), 2),
        (date(2026, 11, 20), 1),
    ]
    assert [found.download_total for found in editions_of(IssueFactory._meta.model.objects.get())] == [3, 0]


def test_a_reader_who_comes_as_the_first_at_the_same_moment_is_counted(monkeypatch):
    edition, day = EditionFactory(), date(2026, 11, 21)

    def beaten(_counts, **_changes):
        monkeypatch.undo()
        DownloadCount.objects.create(edition=edition, day=day, count=1)
        return 0

    monkeypatch.setattr(DownloadCountQuerySet, "update", beaten)
    count_download(edition_id=edition.pk, day=day)
    assert DownloadCount.objects.get().count == 2


def test_readers_see_how_often_a_paper_was_downloaded(client):
    issue = IssueFactory(number=6)
    edition = EditionFactory(issue_number=6, made_cover=None)
    assert "cover__count" not in client.get(issue.get_url()).content.decode()
    DownloadCount.objects.create(edition=edition, day=date(2026, 11, 20), count=1204)
    assert "1,204 downloads" in client.get(issue.get_url()).content.decode()


def test_an_edition_that_was_downloaded_can_be_deleted():
    edition = EditionFactory()
    count_download(edition_id=edition.pk, day=date(2026, 11, 21))
    edition.delete()
    assert not DownloadCount.objects.exists()
