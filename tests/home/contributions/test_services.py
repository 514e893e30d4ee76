from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from wagtail.models import ModelLogEntry, PageLogEntry

from core.jobs import JobRun
from core.models import Job
from home.contributions import services
from home.contributions.enums import ContributionKind, ContributionStatus, ManuscriptFormat
from home.contributions.jobs import forget_contributions
from home.contributions.manuscripts import Manuscript
from home.contributions.models import Contribution
from home.contributions.querysets import ContributionQuerySet
from home.contributions.services import (
    AlreadyHandledError,
    SentAnotherError,
    answer_contribution,
    decline_contribution,
    delete_contribution,
    forget_closed_contributions,
    receive_contribution,
    take_as_draft,
)
from issues.enums import Kind
from issues.models import ArticlePage
from tests.factories import ArticleFactory, ContributionFactory, IssueFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
MANUSCRIPT = Manuscript(blocks=[("prose", "<p>The gloves.</p>")])
TEXT = (b"The gloves.", ManuscriptFormat.TXT)


def receive(**facts: object) -> Contribution:
    whole = {
        "submission_key": uuid4(),
        "language": "fr",
        "kind": ContributionKind.TEXT,
        "name": "Ada Vale",
        "email": "ada@example.org",
        "title": "Gants",
        "text": "Ils ne sont pas venus.",
        "file": None,
        "file_format": "",
        "now": NOW,
    }
    return receive_contribution(**{**whole, **facts})


def stored_files() -> set[str]:
    storage = storages["private"]
    return set(storage.listdir("contributions")[1]) if storage.exists("contributions") else set()


def test_what_is_received_is_kept_and_a_receipt_is_owed():
    contribution = receive(file=ContentFile(b"Hello"), file_format=ManuscriptFormat.TXT)
    kept = Contribution.objects.get()
    assert (kept.name, kept.language, kept.received_at, kept.read_file()) == ("Ada Vale", "fr", NOW, b"Hello")
    owed = Job.objects.get()
    assert owed.arguments == {
        "composer": "home.contributions.jobs.contribution_received",
        "contribution_id": contribution.pk,
    }


def test_sent_twice_it_is_kept_once():
    key = uuid4()
    files = [ContentFile(b"Hello"), ContentFile(b"Hello")]
    first, second = (receive(submission_key=key, file=file, file_format=ManuscriptFormat.TXT) for file in files)
    assert first == second
    assert (Contribution.objects.count(), Job.objects.count()) == (1, 1)


@pytest.mark.parametrize("other", [{"text": "Autre chose."}, {"file": ContentFile(b"x"), "file_format": "TXT"}])
def test_another_text_under_the_same_key_is_not_swallowed(other: dict):
    key = uuid4()
    receive(submission_key=key)
    with pytest.raises(SentAnotherError):
        receive(submission_key=key, **other)


def test_of_two_that_come_at_once_the_second_leaves_no_file(monkeypatch):
    key = uuid4()
    first = receive(submission_key=key, file=ContentFile(b"Hello"), file_format=ManuscriptFormat.TXT)
    before = stored_files()
    answers = iter([Contribution.objects.none(), Contribution.objects.filter(pk=first.pk)])
    monkeypatch.setattr(ContributionQuerySet, "sent_under", lambda rows, key: next(answers))
    second = receive(submission_key=key, file=ContentFile(b"Hello"), file_format=ManuscriptFormat.TXT)
    assert second == first
    assert stored_files() == before


def test_where_the_database_fails_no_file_stays(monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    before = stored_files()
    monkeypatch.setattr(services, "owe_letter", fail)
    with pytest.raises(RuntimeError):
        receive(file=ContentFile(b"Hello"), file_format=ManuscriptFormat.TXT)
    assert stored_files() == before
    assert not Contribution.objects.exists()


def test_an_answer_is_kept_sent_and_logged_by_number(editor):
    contribution = ContributionFactory()
    answer_contribution(contribution=contribution, answer="Thank you, Ada.", user=editor, now=NOW)
    kept = Contribution.objects.get()
    assert (kept.status, kept.answer, kept.closed_at) == (ContributionStatus.ANSWERED, "Thank you, Ada.", NOW)
    assert kept.handled_by == editor
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.label, entry.data) == ("contributions.answered", str(contribution), {})


def test_an_answered_one_can_still_be_declined_and_a_declined_one_no_more(editor):
    contribution = ContributionFactory()
    facts = {"contribution": contribution, "answer": "", "user": editor, "now": NOW}
    answer_contribution(**facts)
    decline_contribution(**facts)
    assert Contribution.objects.get().status == ContributionStatus.DECLINED
    for again in (answer_contribution, decline_contribution):
        with pytest.raises(AlreadyHandledError):
            again(**facts)
    assert Job.objects.count() == 2


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        (ContributionKind.TEXT, Kind.ARTICLE),
        (ContributionKind.LETTER, Kind.LETTER),
        (ContributionKind.HELP, Kind.ARTICLE),
    ],
)
def test_a_draft_stands_under_the_issue_and_nobody_reads_it(editor, kind: ContributionKind, made: Kind):
    issue = IssueFactory()
    first = ArticleFactory(parent=issue)
    contribution = ContributionFactory(kind=kind)
    page = take_as_draft(contribution=contribution, manuscript=MANUSCRIPT, issue=issue, user=editor, now=NOW)
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.title, page.kind, page.live, page.get_parent().pk) == ("Four degrees below", made, False, issue.pk)
    assert page.position > ArticlePage.objects.get(pk=first.pk).position
    assert page.get_latest_revision().as_object().body[0].value.source == "<p>The gloves.</p>"
    assert not page.authors.exists()
    kept = Contribution.objects.get()
    assert (kept.status, kept.page_id) == (ContributionStatus.TAKEN, page.pk)


def test_the_name_of_the_sender_is_in_no_revision_and_no_log(editor):
    take_as_draft(contribution=ContributionFactory(), manuscript=MANUSCRIPT, issue=IssueFactory(), user=editor, now=NOW)
    page = ArticlePage.objects.get()
    written = [repr(page.latest_revision.content)]
    written += [repr(vars(entry)) for entry in [*PageLogEntry.objects.all(), *ModelLogEntry.objects.all()]]
    assert not [text for text in written if "Tamsin" in text or "tamsin" in text]


@pytest.mark.parametrize(
    ("title", "found", "expected"),
    [("Typed", "Found", "Typed"), ("", "Found", "Found"), ("", "", "Contribution 2026-")],
)
def test_a_draft_has_a_title_in_any_case(editor, title: str, found: str, expected: str):
    manuscript = Manuscript(blocks=[], title=found)
    contribution = ContributionFactory(title=title, received_at=NOW)
    page = take_as_draft(contribution=contribution, manuscript=manuscript, issue=IssueFactory(), user=editor, now=NOW)
    assert page.title.startswith(expected)


def test_two_clicks_make_one_draft(editor):
    contribution = ContributionFactory()
    facts = {
        "contribution": contribution,
        "manuscript": MANUSCRIPT,
        "issue": IssueFactory(),
        "user": editor,
        "now": NOW,
    }
    take_as_draft(**facts)
    with pytest.raises(AlreadyHandledError):
        take_as_draft(**facts)
    assert ArticlePage.objects.count() == 1


def test_deleting_takes_the_file_along_and_leaves_the_draft(editor, django_capture_on_commit_callbacks):
    contribution = ContributionFactory(manuscript=TEXT)
    name = contribution.file.name
    take_as_draft(contribution=contribution, manuscript=MANUSCRIPT, issue=IssueFactory(), user=editor, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        delete_contribution(contribution=contribution)
    assert not Contribution.objects.exists()
    assert not storages["private"].exists(name)
    assert ArticlePage.objects.count() == 1


def test_what_was_dealt_with_long_ago_is_forgotten(settings, django_capture_on_commit_callbacks):
    settings.CONTRIBUTION_RETENTION_DAYS = 10
    closed = {"status": ContributionStatus.ANSWERED}
    old = ContributionFactory(closed_at=NOW - timedelta(days=11), manuscript=TEXT, **closed)
    recent = ContributionFactory(closed_at=NOW - timedelta(days=9), **closed)
    waiting = ContributionFactory(received_at=NOW - timedelta(days=400))
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_closed_contributions(now=NOW) == 1
    assert set(Contribution.objects.all()) == {recent, waiting}
    assert not storages["private"].exists(old.file.name)


def test_the_daily_job_forgets(settings, time_machine, caplog):
    time_machine.move_to(NOW, tick=False)
    settings.CONTRIBUTION_RETENTION_DAYS = 10
    ContributionFactory(status=ContributionStatus.ANSWERED, closed_at=NOW - timedelta(days=11))
    with caplog.at_level("INFO"):
        forget_contributions(JobRun(uuid4()))
        forget_contributions(JobRun(uuid4()))
    assert not Contribution.objects.exists()
    assert "Tamsin" not in caplog.text
