"""Who needs how many copies, and where the number comes from."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from distribution.distributors.enums import DistributorState
from distribution.distributors.models import Distributor
from distribution.rounds.enums import RequestState
from distribution.rounds.models import CopyRequest, RequestTotal, Round


@dataclass(frozen=True)
class LanguageTotal:
    """The copies of a round in one language."""

    language: str
    requests: int
    asked: int
    approved_requests: int
    approved: int


def totals_by_language(round_: Round, *, region_ids: list[int] | None = None) -> list[LanguageTotal]:
    """The sums of a round by language, of all regions or of some; read from the summary rows in one query."""
    totals = RequestTotal.objects.filter(round=round_)
    if region_ids is not None:
        totals = totals.filter(region__in=region_ids)
    names = ("requests", "asked", "approved_requests", "approved")
    rows = totals.order_by("edition__language").values("edition__language")
    rows = rows.annotate(**{f"{name}_sum": Sum(name) for name in names})
    return [LanguageTotal(row["edition__language"], *(row[f"{name}_sum"] for name in names)) for row in rows]


def without_an_answer(round_: Round, *, distributors: QuerySet[Distributor]) -> QuerySet[Distributor]:
    """The active distributors of whom the round knows no request, not even a cancelled one, by alias."""
    answered = CopyRequest.objects.filter(round=round_).values("distributor_id")
    return distributors.filter(state=DistributorState.ACTIVE).exclude(pk__in=answered).order_by("alias", "pk")


def with_last_time(requests: QuerySet[CopyRequest]) -> QuerySet[CopyRequest]:
    """The requests with `last_time`: the copies that were approved for the distributor in the same language before."""
    before = CopyRequest.objects.filter(
        distributor=OuterRef("distributor"),
        edition__language=OuterRef("edition__language"),
        round__issue_number__lt=OuterRef("round__issue_number"),
        state=RequestState.APPROVED,
    ).order_by("-round__issue_number")
    return requests.annotate(last_time=Subquery(before.values("approved")[:1]))
