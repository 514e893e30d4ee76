import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from core.models import Job
from distribution.rounds.enums import RoundState
from distribution.rounds.errors import AnotherRoundError, RoundNotOpenError, TimesDisagreeError
from distribution.rounds.models import Round
from distribution.rounds.services import close_round, close_rounds_that_are_due, move_end, open_round, plan_round
from tests.distribution.rounds.conftest import CLOSES, IN_TIME, ONE_DAY, OPENED
from users.models import User


def test_a_round_opens_once(planned: Round, coordinator: User) -> None:
    for _click in range(2):
        open_round(round_=planned, user=coordinator, now=OPENED)
    assert planned.state == RoundState.OPEN
    assert Job.objects.filter(function="rounds.take_standing_orders").count() == 1
    actions = list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["rounds.planned", "rounds.opened"]


def test_an_issue_has_one_round(planned: Round, coordinator: User) -> None:
    with pytest.raises(AnotherRoundError):
        plan_round(issue_number=planned.issue_number, opens_at=OPENED, closes_at=CLOSES, user=coordinator)
    assert Round.objects.count() == 1


def test_only_one_round_is_open(round_: Round, coordinator: User) -> None:
    other = plan_round(issue_number=8, opens_at=OPENED, closes_at=CLOSES, user=coordinator)
    with pytest.raises(AnotherRoundError):
        open_round(round_=other, user=coordinator, now=OPENED)
    close_round(round_=round_, user=coordinator, now=IN_TIME)
    open_round(round_=other, user=coordinator, now=IN_TIME)
    assert Round.objects.open().get() == other


def test_a_round_closes_after_it_opens(coordinator: User) -> None:
    with pytest.raises(TimesDisagreeError):
        plan_round(issue_number=7, opens_at=CLOSES, closes_at=OPENED, user=coordinator)


def test_a_closed_round_stays_closed(round_: Round, coordinator: User) -> None:
    close_round(round_=round_, user=coordinator, now=IN_TIME)
    close_round(round_=round_, user=coordinator, now=IN_TIME + ONE_DAY)
    assert (round_.state, round_.closed_at) == (RoundState.CLOSED, IN_TIME)
    with pytest.raises(RoundNotOpenError):
        open_round(round_=round_, user=coordinator, now=IN_TIME)
    with pytest.raises(RoundNotOpenError):
        move_end(round_=round_, closes_at=CLOSES, user=coordinator, now=IN_TIME)


def test_a_round_that_never_opened_is_not_closed(planned: Round, coordinator: User) -> None:
    with pytest.raises(RoundNotOpenError):
        close_round(round_=planned, user=coordinator, now=IN_TIME)
    assert planned.state == RoundState.PLANNED


def test_a_round_closes_by_itself_when_its_time_is_over(round_: Round) -> None:
    assert close_rounds_that_are_due(now=CLOSES - ONE_DAY) == 0
    assert close_rounds_that_are_due(now=CLOSES) == 1
    assert close_rounds_that_are_due(now=CLOSES + ONE_DAY) == 0
    round_.refresh_from_db()
    assert (round_.state, round_.closed_at) == (RoundState.CLOSED, CLOSES)


def test_the_end_of_an_open_round_can_be_moved(round_: Round, coordinator: User) -> None:
    move_end(round_=round_, closes_at=CLOSES + ONE_DAY, user=coordinator, now=IN_TIME)
    assert close_rounds_that_are_due(now=CLOSES) == 0
    with pytest.raises(TimesDisagreeError):
        move_end(round_=round_, closes_at=IN_TIME, user=coordinator, now=IN_TIME)


@pytest.mark.parametrize(
    "facts", [{"state": "CLOSED"}, {"state": "HALF"}, {"closes_at": OPENED}], ids=["without end", "unknown", "times"]
)
def test_the_database_refuses_what_cannot_be(round_: Round, facts: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(**facts)
