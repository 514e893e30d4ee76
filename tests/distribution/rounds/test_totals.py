from collections.abc import Callable
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.jobs import JobFailed, JobRun
from distribution.distributors.models import Distributor
from distribution.rounds.jobs import check_totals
from distribution.rounds.models import CopyRequest, RequestTotal, Round
from distribution.rounds.requests import approve_request
from distribution.rounds.selectors import totals_by_language, with_last_time, without_an_answer
from distribution.rounds.services import close_round, open_round, plan_round
from distribution.rounds.totals import Amount, differences
from issues.models import Edition
from tests.distribution.rounds.conftest import CLOSES, IN_TIME, OPENED
from tests.factories import DistributorFactory, EditionFactory
from users.models import User

type Ask = Callable[..., CopyRequest]


def test_totals_are_read_by_language(ask: Ask, round_: Round, french: Edition, coordinator: User) -> None:
    ask(100)
    granted = ask(50)
    ask(20, edition=french)
    approve_request(request=granted, copies=40, reason="Short.", version=1, user=coordinator, now=IN_TIME)
    found = [(total.language, total.requests, total.asked, total.approved) for total in totals_by_language(round_)]
    assert found == [("en", 2, 150, 40), ("fr", 1, 20, 0)]


def test_totals_of_one_region_leave_the_others_out(ask: Ask, round_: Round) -> None:
    here = ask(100)
    ask(50)
    assert [total.asked for total in totals_by_language(round_, region_ids=[here.region_id])] == [100]


def test_a_wrong_total_is_found(ask: Ask, round_: Round) -> None:
    request = ask(100)
    RequestTotal.objects.update(asked=99)
    place = (round_.pk, request.edition_id, request.region_id, request.drop_point_id or 0)
    assert differences(round_) == {place: (Amount(1, 99), Amount(1, 100))}
    RequestTotal.objects.all().delete()
    assert differences(round_) == {place: (Amount(), Amount(1, 100))}


def test_wrong_totals_are_said_loudly_at_night(ask: Ask, caplog: pytest.LogCaptureFixture) -> None:
    ask(100)
    check_totals(JobRun(uuid4()))
    assert caplog.records == []
    RequestTotal.objects.update(asked=99)
    with pytest.raises(JobFailed, match="7"):
        check_totals(JobRun(uuid4()))
    assert "wrong" in caplog.text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.integers(0, 2), st.sampled_from([0, 10, 50, 75]), st.booleans()), max_size=12))
def test_totals_are_the_plain_sums_whatever_happens(
    acts: list[tuple[int, int, bool]], ask: Ask, round_: Round, coordinator: User, trio: list[Distributor]
) -> None:
    for place, copies, is_approved in acts:
        request = ask(copies, distributor=trio[place])
        if request and copies and is_approved:
            approve_request(
                request=request,
                copies=copies // 2,
                reason="Short.",
                version=request.version,
                user=coordinator,
                now=IN_TIME,
            )
        assert differences(round_) == {}


@pytest.fixture
def trio(db: None) -> list[Distributor]:
    first = DistributorFactory()
    return [first, DistributorFactory(region=first.region, drop_point=None), DistributorFactory()]


def test_who_has_not_answered(ask: Ask, round_: Round, trio: list[Distributor]) -> None:
    ask(10, distributor=trio[0])
    ask(10, distributor=trio[1])
    ask(0, distributor=trio[1])
    DistributorFactory(has_left=True)
    assert list(without_an_answer(round_, distributors=Distributor.objects.all())) == [trio[2]]


def test_last_time_is_what_was_approved_in_the_same_language(
    ask: Ask, round_: Round, trio: list[Distributor], coordinator: User
) -> None:
    before = ask(60, distributor=trio[0])
    approve_request(request=before, copies=55, reason="Short.", version=1, user=coordinator, now=IN_TIME)
    close_round(round_=round_, user=coordinator, now=IN_TIME)
    following = plan_round(issue_number=8, opens_at=OPENED, closes_at=CLOSES, user=coordinator)
    open_round(round_=following, user=coordinator, now=IN_TIME)
    ask(70, distributor=trio[0], round_=following, edition=EditionFactory(issue_number=8, language="en"))
    ask(70, distributor=trio[0], round_=following, edition=EditionFactory(issue_number=8, language="fr"))
    found = with_last_time(CopyRequest.objects.filter(round=following)).order_by("edition__language")
    assert list(found.values_list("last_time", flat=True)) == [55, None]
