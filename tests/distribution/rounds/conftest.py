from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from distribution.rounds.models import CopyRequest, Round
from distribution.rounds.requests import ask_for_copies
from distribution.rounds.services import open_round, plan_round
from issues.models import Edition
from tests.factories import DistributorFactory, EditionFactory, UserFactory
from users.models import User

OPENED = datetime(2026, 11, 2, 12, tzinfo=UTC)
ONE_DAY = timedelta(days=1)
CLOSES = OPENED + 14 * ONE_DAY
IN_TIME = OPENED + ONE_DAY


@pytest.fixture
def coordinator(db: None) -> User:
    return UserFactory()


@pytest.fixture
def english(db: None) -> Edition:
    return EditionFactory(issue_number=7, language="en")


@pytest.fixture
def french(db: None) -> Edition:
    return EditionFactory(issue_number=7, language="fr")


@pytest.fixture
def planned(coordinator: User) -> Round:
    return plan_round(issue_number=7, opens_at=OPENED, closes_at=CLOSES, user=coordinator)


@pytest.fixture
def round_(planned: Round, coordinator: User) -> Round:
    """Issue 7's round, which is open."""
    open_round(round_=planned, user=coordinator, now=OPENED)
    return planned


@pytest.fixture
def ask(round_: Round, english: Edition) -> Callable[..., CopyRequest]:
    def ask(copies: int = 100, **facts: object) -> CopyRequest:
        facts = {"round_": round_, "edition": english, "now": IN_TIME, **facts}
        if "distributor" not in facts:
            facts["distributor"] = DistributorFactory()
        return ask_for_copies(copies=copies, **facts)

    return ask
