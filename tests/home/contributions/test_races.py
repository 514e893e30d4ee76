"""Two clicks and two editors at the same moment, on a real database."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from core.models import Job
from home.contributions.enums import ContributionStatus
from home.contributions.models import Contribution
from home.contributions.services import AlreadyHandledError, decline_contribution, receive_contribution
from tests.core.threads import together
from tests.factories import ContributionFactory, UserFactory

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _letters_wait(settings, monkeypatch):
    settings.REDIS_URL = ""
    monkeypatch.setattr("core.jobs.run_job", lambda *args, **kwargs: None)


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_make_one_contribution():
    key = uuid4()
    received = []

    def click() -> None:
        contribution = receive_contribution(
            submission_key=key,
            language="en",
            kind="LETTER",
            name="",
            email="ada@example.org",
            title="",
            text="Hello",
            file=None,
            file_format="",
            now=NOW,
        )
        received.append(contribution.pk)

    together(6, click)
    assert received == [Contribution.objects.get().pk] * 6
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_editors_at_the_same_moment_one_decides():
    contribution = ContributionFactory()
    user = UserFactory()
    refused = []

    def decide() -> None:
        try:
            decline_contribution(
                contribution=Contribution.objects.get(pk=contribution.pk), answer="", user=user, now=NOW
            )
        except AlreadyHandledError:
            refused.append(True)

    together(6, decide)
    assert len(refused) == 5
    assert Contribution.objects.get().status == ContributionStatus.DECLINED
    assert Job.objects.count() == 1
