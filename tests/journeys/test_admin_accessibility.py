"""The screens that we put into Wagtail's admin, looked at as readers' pages are (test_accessibility.py)."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from core.enums import JobStatus
from core.models import Job
from home.contributions.enums import ManuscriptFormat
from tests.factories import ContributionFactory, EditionFactory, IssueFactory, UserFactory
from tests.journeys.test_accessibility import faults_of

pytestmark = [
    pytest.mark.journey,
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]


@pytest.fixture
def screens(trees) -> list[str]:
    IssueFactory()
    contribution = ContributionFactory(manuscript=(b"The gloves have not come.", ManuscriptFormat.TXT))
    may_day = datetime(2026, 5, 1, tzinfo=UTC)
    job = Job.objects.create(
        function="core.send_letter", status=JobStatus.FAILED, failure="OSError", due_at=may_day, finished_at=may_day
    )
    of_one = [
        *((f"contributions:{name}", contribution) for name in ("inspect", "take", "answer", "decline", "delete")),
        ("editions:edit", EditionFactory()),
        ("jobs:inspect", job),
        ("reset_second_factor", UserFactory()),
    ]
    lists = ["contributions:index", "editions:index", "editions:add", "jobs:index"]
    return [*map(reverse, lists), *(reverse(name, args=[shown.pk]) for name, shown in of_one)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_no_fault_on_our_screens_of_the_admin(make_member, screens, language: str):
    administrator = make_member("Administrators", language=language)
    found = []
    for address in screens:
        administrator.open(address)
        assert (administrator.path, administrator.language) == (address, language)
        found += faults_of(administrator)
    assert found == []
    assert (administrator.complaints, administrator.foreign_hosts) == ([], [])
