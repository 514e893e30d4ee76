"""What happens to a request: asked, changed, cancelled, approved. Each act is one transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from distribution.distributors.enums import DistributorState
from distribution.distributors.limits import MOST_COPIES
from distribution.distributors.models import Distributor
from distribution.rounds.enums import Delivery, Origin, RequestState, RoundState
from distribution.rounds.errors import (
    ChangedSinceError,
    NotADistributorError,
    OtherIssueError,
    ReasonMissingError,
    RoundNotOpenError,
    TooManyCopiesError,
)
from distribution.rounds.models import CopyRequest, Round
from distribution.rounds.totals import add_to_totals, amount_of, place_of
from issues.models import Edition
from users.models import User


def ask_for_copies(
    *,
    round_: Round,
    distributor: Distributor,
    edition: Edition,
    copies: int,
    delivery: Delivery = Delivery.PICK_UP,
    note: str = "",
    origin: Origin = Origin.ASKED,
    now: datetime,
) -> CopyRequest | None:
    """Make or change what a distributor asks for; none at all cancels it. Sent twice, it is asked once.

    An approved request whose number changes waits for approval anew. Returns the request, None where there was none to
    cancel. Raises a RoundRefusal, and changes nothing, where the round is not open or the number is out of bounds.
    """
    if not 0 <= copies <= MOST_COPIES:
        raise TooManyCopiesError
    if edition.issue_number != round_.issue_number:
        raise OtherIssueError
    facts = {"copies": copies, "delivery": delivery, "note": note, "origin": origin, "now": now}
    try:
        return _ask(round_, distributor, edition, **facts)
    except IntegrityError:
        # The same distributor asked in another tab at the same moment: their row is there now.
        return _ask(round_, distributor, edition, **facts)


@transaction.atomic
def _ask(
    round_: Round,
    distributor: Distributor,
    edition: Edition,
    *,
    copies: int,
    delivery: Delivery,
    note: str,
    origin: Origin,
    now: datetime,
) -> CopyRequest | None:
    _check_open(round_, distributor, now)
    before = CopyRequest.objects.select_for_update().filter(distributor=distributor, edition=edition).first()
    if before is None and not copies:
        return None
    request = before or CopyRequest(round=round_, distributor=distributor, edition=edition, version=0)
    was = [(place_of(before), -amount_of(before))] if before else []
    is_same = (
        before is not None
        and before.state != RequestState.CANCELLED
        and (before.asked, before.delivery, before.note) == (copies, delivery, note)
    )
    if is_same:
        return before
    if not copies:
        if request.state == RequestState.CANCELLED:
            return request
        _take_approval_back(request, RequestState.CANCELLED)
    else:
        if request.asked != copies or request.state == RequestState.CANCELLED:
            _take_approval_back(request, RequestState.WAITING)
        request.asked, request.origin, request.asked_at = copies, origin, now
        request.delivery = delivery
        request.note = note  # ty: ignore[invalid-assignment] -- a field takes its value.
        request.region_id, request.drop_point_id = distributor.region_id, distributor.drop_point_id
    request.version += 1
    request.save()
    add_to_totals([*was, (place_of(request), amount_of(request))])
    return request


def _check_open(round_: Round, distributor: Distributor, now: datetime) -> None:
    # Locked against closing: what was asked in time is counted, and nothing is asked afterwards.
    open_round = Round.objects.select_for_update(no_key=True).filter(pk=round_.pk, state=RoundState.OPEN).first()
    if open_round is None or now >= open_round.closes_at:
        raise RoundNotOpenError
    if not Distributor.objects.filter(pk=distributor.pk, state=DistributorState.ACTIVE).exists():
        raise NotADistributorError


def _take_approval_back(request: CopyRequest, state: RequestState) -> None:
    request.state = state
    request.approved = request.approved_at = request.approved_by = None
    request.reason = ""


@transaction.atomic
def approve_request(
    *, request: CopyRequest, copies: int, reason: str = "", version: int, user: User, now: datetime
) -> CopyRequest:
    """Grant copies, also after the round has closed, and also anew with another number.

    `version` is that of the request which the coordinator saw. Raises a RoundRefusal, and changes nothing, where it
    has changed since, or another number than was asked for comes without a reason.
    """
    if not 0 <= copies <= MOST_COPIES:
        raise TooManyCopiesError
    request = CopyRequest.objects.select_for_update().get(pk=request.pk)
    facts = (RequestState.APPROVED, copies, reason)
    if (request.state, request.approved, request.reason) == facts and request.version == version + 1:
        # The same button, pressed twice.
        return request
    if request.version != version or request.state == RequestState.CANCELLED:
        raise ChangedSinceError
    if copies != request.asked and not reason.strip():
        raise ReasonMissingError
    was = (place_of(request), -amount_of(request))
    request.state, request.approved, request.reason = facts
    request.approved_at, request.approved_by = now, user
    request.version += 1
    request.save()
    add_to_totals([was, (place_of(request), amount_of(request))])
    log(instance=request, action="rounds.approved", user=user, data={"copies": copies, "asked": request.asked})
    return request


@transaction.atomic
def approve_requests_as_asked(*, requests: Iterable[CopyRequest], user: User, now: datetime) -> int:
    """Grant many as they were asked for. What was changed or approved meanwhile is left alone. Returns how many."""
    versions = {request.pk: request.version for request in requests}
    waiting = CopyRequest.objects.select_for_update().waiting().filter(pk__in=versions).order_by("pk")
    granted = [request for request in waiting if request.version == versions[request.pk]]
    changes = []
    for request in granted:
        changes.append((place_of(request), -amount_of(request)))
        request.state, request.approved = RequestState.APPROVED, request.asked
        request.approved_at, request.approved_by = now, user
        request.version += 1
        changes.append((place_of(request), amount_of(request)))
    CopyRequest.objects.bulk_update(
        granted, ["state", "approved", "approved_at", "approved_by", "version"], batch_size=500
    )
    add_to_totals(changes)
    for request in granted:
        log(instance=request, action="rounds.approved", user=user, data={"copies": request.asked})
    return len(granted)
