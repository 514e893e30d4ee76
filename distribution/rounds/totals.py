"""Keeps the sums of a round in step with its requests, and proves that they are the plain sums."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from django.db.models import Count, F, Q, Sum

from distribution.rounds.enums import RequestState
from distribution.rounds.models import CopyRequest, RequestTotal, Round

# Round, edition, region, drop point (0 for none).
type Place = tuple[int, int, int, int]


@dataclass(frozen=True)
class Amount:
    """What requests add to the total of their place."""

    requests: int = 0
    asked: int = 0
    approved_requests: int = 0
    approved: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(*(ours + theirs for ours, theirs in zip(astuple(self), astuple(other), strict=True)))

    def __neg__(self) -> "Amount":
        return Amount(*(-number for number in astuple(self)))


def place_of(request: CopyRequest) -> Place:
    return request.round_id, request.edition_id, request.region_id, request.drop_point_id or 0


def amount_of(request: CopyRequest) -> Amount:
    """What one request adds; nothing where it is cancelled."""
    if request.state == RequestState.CANCELLED:
        return Amount()
    is_approved = request.state == RequestState.APPROVED
    return Amount(1, request.asked, int(is_approved), request.approved or 0)


def add_to_totals(changes: Iterable[tuple[Place, Amount]]) -> None:
    """Add to the totals of the places. Belongs into the transaction that changes the requests.

    The rows are changed in one order, so that two transactions never wait for each other.
    """
    sums: dict[Place, Amount] = {}
    for place, amount in changes:
        sums[place] = sums.get(place, Amount()) + amount
    for place, amount in sorted(sums.items()):
        if amount != Amount():
            _add(place, amount)


def _add(place: Place, amount: Amount) -> None:
    round_id, edition_id, region_id, drop_point_id = place
    total, _is_new = RequestTotal.objects.get_or_create(
        round_id=round_id, edition_id=edition_id, region_id=region_id, drop_point_id=drop_point_id or None
    )
    RequestTotal.objects.filter(pk=total.pk).update(
        requests=F("requests") + amount.requests,
        asked=F("asked") + amount.asked,
        approved_requests=F("approved_requests") + amount.approved_requests,
        approved=F("approved") + amount.approved,
    )


def differences(round_: Round) -> dict[Place, tuple[Amount, Amount]]:
    """The places whose total is not the plain sum of its requests, each with the total and the sum. None: all is well.

    Two queries, whatever the size of the round.
    """
    fields = ("edition_id", "region_id", "drop_point_id")
    numbers = ("requests", "asked", "approved_requests", "approved")
    kept = {
        (round_.pk, edition, region, point or 0): Amount(*amounts)
        for edition, region, point, *amounts in RequestTotal.objects.filter(round=round_).values_list(*fields, *numbers)
    }
    sums = (
        CopyRequest.objects.filter(round=round_)
        .standing()
        .order_by()
        .values_list(*fields)
        .annotate(
            count=Count("pk"),
            copies=Sum("asked"),
            approvals=Count("pk", filter=Q(state=RequestState.APPROVED)),
            granted=Sum("approved", default=0),
        )
    )
    plain = {(round_.pk, edition, region, point or 0): Amount(*amounts) for edition, region, point, *amounts in sums}
    found = {place: (kept.get(place, Amount()), plain.get(place, Amount())) for place in kept.keys() | plain.keys()}
    return {place: pair for place, pair in found.items() if pair[0] != pair[1]}
