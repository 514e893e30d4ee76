from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from core.events import pages_changed
from core.jobs import run_job, sweep
from core.models import Job
from issues.models import ArticlePage, Edition, IssuePage
from issues.releases.enums import Act, Failure
from issues.releases.models import Release
from issues.releases.services import AlreadyOrderedError, ReleaseBlockedError, cancel, carry_out, order
from tests.issues.releases.conftest import NUMBER, MakeFrench
from translation.together import translations_left_alone
from users.models import User

NOW = timezone.now()


@pytest.fixture
def make_issue(issue: IssuePage, edition: Edition, add_article: Callable, french_draft: MakeFrench) -> Callable:
    """Makes a draft of a bilingual issue, all of it approved: each article and the issue itself are two pages."""

    def make(articles: int) -> list[Page]:
        pieces = [add_article(title=f"Piece {place}") for place in range(articles)]
        return [issue, *pieces, french_draft(issue), *(french_draft(piece) for piece in pieces)]

    return make


@pytest.fixture
def whole_issue(make_issue: Callable) -> list[Page]:
    return make_issue(articles=1)


def order_now(user: User | None = None, **facts: object) -> Release:
    return order(**{"issue_number": NUMBER, "act": Act.RELEASE, "due_at": NOW, "user": user, **facts})


def live_pages() -> int:
    return IssuePage.objects.live().filter(number=NUMBER).count() + ArticlePage.objects.live().count()


def run_owed_job(*, at: object = NOW) -> None:
    run_job(Job.objects.get(function="issues.releases.jobs.carry_out_order", finished_at=None).pk, now=at)


def test_all_pages_of_a_bilingual_issue_come_out_at_once(make_issue: Callable, editor: User) -> None:
    whole_issue = make_issue(articles=10)
    order_now(editor)
    assert live_pages() == 0, "The job runs after the commit."
    run_owed_job()
    assert live_pages() == len(whole_issue) == 22
    release = Release.objects.get()
    assert (release.ordered, release.failure) == ("", "")
    assert release.done_at is not None


def test_no_page_comes_out_when_one_fails(make_issue: Callable, editor: User, monkeypatch) -> None:
    whole_issue = make_issue(articles=10)
    order_now(editor)
    seventh = whole_issue[17]
    whole_save = ArticlePage.save

    def fail_for_one(page: ArticlePage, *args: object, **kwargs: object) -> None:
        if page.pk == seventh.pk and page.live:
            raise ValidationError("The disk is full.")
        whole_save(page, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "save", fail_for_one)
    run_owed_job()
    assert live_pages() == 0
    release = Release.objects.get()
    assert (release.failure, release.failed_page_id) == (Failure.ERROR, seventh.pk)
    assert release.ordered == Act.RELEASE, "It is tried again."

    monkeypatch.undo()
    run_owed_job(at=NOW + timedelta(minutes=5))
    assert live_pages() == 22
    assert Release.objects.get().failure == ""


def test_an_order_is_over_when_its_last_attempt_fails(whole_issue: list[Page], monkeypatch) -> None:
    release = order_now()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError

    monkeypatch.setattr(ArticlePage, "save", fail)
    with pytest.raises(Exception, match=r"Page \d+ could not be changed"):
        carry_out(release_id=release.pk, order_number=1, now=NOW, is_last_attempt=True)
    release.refresh_from_db()
    assert (release.ordered, release.failure) == ("", Failure.ERROR)


def test_readers_are_told_once_and_after_the_commit(
    whole_issue: list[Page], django_capture_on_commit_callbacks: Callable
) -> None:
    told: list[frozenset[int]] = []

    def hear(page_ids: frozenset[int], **_facts: object) -> None:
        told.append(page_ids)

    pages_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            order_now()
            assert told == []
    finally:
        pages_changed.disconnect(hear)
    assert told == [frozenset(page.pk for page in whole_issue)]


def test_a_release_for_later_waits_for_its_minute(whole_issue: list[Page]) -> None:
    order_now(due_at=NOW + timedelta(hours=2))
    sweep(NOW + timedelta(hours=1))
    assert live_pages() == 0
    # The machine was off when the minute came.
    sweep(NOW + timedelta(hours=9))
    assert live_pages() == 4


def test_an_order_that_was_taken_back_is_not_carried_out(whole_issue: list[Page]) -> None:
    release = order_now(due_at=NOW + timedelta(hours=2))
    assert cancel(release=release)
    assert not cancel(release=release)
    sweep(NOW + timedelta(hours=3))
    assert live_pages() == 0


def test_the_job_of_an_older_order_finds_nothing_to_do(whole_issue: list[Page]) -> None:
    release = order_now(due_at=NOW + timedelta(hours=2))
    cancel(release=release)
    order_now(due_at=NOW + timedelta(days=2))
    carry_out(release_id=release.pk, order_number=1, now=NOW, is_last_attempt=False)
    assert live_pages() == 0
    assert Release.objects.get().ordered == Act.RELEASE


def test_two_orders_for_one_issue_are_refused(whole_issue: list[Page]) -> None:
    order_now(due_at=NOW + timedelta(hours=2))
    with pytest.raises(AlreadyOrderedError):
        order_now()


def test_carrying_out_twice_does_no_harm(whole_issue: list[Page]) -> None:
    release = order_now()
    run_owed_job()
    carry_out(release_id=release.pk, order_number=release.order_number, now=NOW, is_last_attempt=False)
    assert live_pages() == 4


def test_what_is_blocked_cannot_be_ordered(issue: IssuePage) -> None:
    with pytest.raises(ReleaseBlockedError) as refused:
        order_now()
    assert refused.value.findings
    assert not Release.objects.exists()


def test_what_came_in_the_way_after_the_order_stops_it(whole_issue: list[Page], edition: Edition) -> None:
    order_now()
    Edition.objects.update(cover_text_confirmed=False)
    run_owed_job()
    assert live_pages() == 0
    release = Release.objects.get()
    assert (release.ordered, release.failure) == ("", Failure.BLOCKED)


def test_who_gave_an_order_that_failed_gets_a_letter(
    issue: IssuePage, edition: Edition, editor: User, mailoutbox, django_capture_on_commit_callbacks: Callable
) -> None:
    UserProfile.objects.create(user=editor, preferred_language="fr")
    order_now(editor, due_at=NOW + timedelta(hours=1), without_translations=True)
    Edition.objects.update(cover_text_confirmed=False)
    with django_capture_on_commit_callbacks(execute=True):
        sweep(NOW + timedelta(hours=2))
    (letter,) = mailoutbox
    assert letter.to == [editor.email]
    assert "numéro 7" in letter.subject
    assert "/admin/releases/7/" in letter.body


def test_translations_that_are_not_ready_stay_behind_if_an_editor_says_so(
    issue: IssuePage, edition: Edition, add_article: Callable, french_draft: MakeFrench
) -> None:
    ready, waiting = add_article(), add_article()
    french_draft(ready)
    unapproved = french_draft(waiting, approve=False)
    order_now(without_translations=True)
    run_owed_job()
    assert live_pages() == 5
    assert not Page.objects.get(pk=unapproved.pk).live


def test_an_issue_goes_offline_in_every_language_at_once(whole_issue: list[Page], editor: User) -> None:
    order_now(editor)
    run_owed_job()
    order_now(editor, act=Act.WITHDRAW)
    run_owed_job()
    assert live_pages() == 0


def test_a_piece_that_stands_in_french_alone_goes_offline_and_comes_back_with_the_issue(
    whole_issue: list[Page], french_draft: MakeFrench, add_article: Callable
) -> None:
    alone = french_draft(add_article(title="Only here"))
    with translations_left_alone():
        ArticlePage.objects.get(title="Only here", locale__language_code="en").delete()
    for act, live in [(Act.RELEASE, 5), (Act.WITHDRAW, 0), (Act.RELEASE, 5)]:
        order_now(act=act)
        run_owed_job()
        assert (act, live_pages()) == (act, live)
    assert ArticlePage.objects.get(pk=alone.pk).live


def test_french_pieces_come_out_under_an_issue_whose_own_french_has_a_new_draft(
    whole_issue: list[Page], french_draft: MakeFrench, add_article: Callable
) -> None:
    order_now()
    run_owed_job()
    french_issue = IssuePage.objects.get(pk=whole_issue[2].pk)
    french_issue.save_revision()
    french = french_draft(add_article())
    order_now(without_translations=True)
    run_owed_job()
    assert ArticlePage.objects.get(pk=french.pk).live


def test_an_error_that_nobody_foresaw_is_told_and_ends_the_order(whole_issue: list[Page], monkeypatch) -> None:
    release = order_now()
    monkeypatch.setattr("issues.releases.services.gather", lambda _number: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        carry_out(release_id=release.pk, order_number=1, now=NOW, is_last_attempt=True)
    release.refresh_from_db()
    assert (release.ordered, release.failure) == ("", Failure.ERROR)


def test_what_is_new_in_an_issue_that_is_out_comes_out_with_the_next_release(whole_issue: list[Page]) -> None:
    order_now()
    run_owed_job()
    article = ArticlePage.objects.get(pk=whole_issue[1].pk)
    article.title = "Piece 0, mended"
    article.save_revision()
    order_now()
    run_owed_job()
    article.refresh_from_db()
    assert article.title == "Piece 0, mended"
    assert not article.has_unpublished_changes
