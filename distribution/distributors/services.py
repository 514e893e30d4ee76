"""What happens to a distributor. Each act is one transaction, and a line in Wagtail's log."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from distribution.distributors.enums import DistributorState
from distribution.distributors.errors import DayIsOverError, NotPossibleNowError, ReasonNeededError
from distribution.distributors.events import distributor_forgotten
from distribution.distributors.models import ContactLook, Distributor, DistributorContact, StandingOrder
from users.models import User


@transaction.atomic
def approve_application(*, distributor: Distributor, user: User, now: datetime) -> None:
    """Let somebody take copies who has confirmed their address. Raises NotPossibleNowError."""
    if (
        not Distributor.objects.waiting_for_approval()
        .filter(pk=distributor.pk)
        .update(state=DistributorState.ACTIVE, approved_at=now)
    ):
        raise NotPossibleNowError
    _told(distributor, "distributors.approved", user)


@transaction.atomic
def decline_application(*, distributor: Distributor, user: User, now: datetime) -> None:
    """Take an application from the list, and forget who it was. Raises NotPossibleNowError."""
    if not Distributor.objects.filter(pk=distributor.pk, state=DistributorState.APPLIED).update(
        state=DistributorState.LEFT, left_at=now
    ):
        raise NotPossibleNowError
    _forget(distributor)
    _told(distributor, "distributors.declined", user)


@transaction.atomic
def pause(*, distributor: Distributor, until: date, user: User | None, now: datetime) -> None:
    """Let somebody rest up to and including a day; a second pause moves its end.

    Raises DayIsOverError, or NotPossibleNowError for whoever takes no copies anyway.
    """
    if until < timezone.localdate(now):
        raise DayIsOverError
    taking = Distributor.objects.filter(state__in=[DistributorState.ACTIVE, DistributorState.PAUSED])
    if not taking.filter(pk=distributor.pk).update(state=DistributorState.PAUSED, paused_until=until):
        raise NotPossibleNowError
    _told(distributor, "distributors.paused", user)


@transaction.atomic
def resume(*, distributor: Distributor, user: User | None) -> None:
    """End a pause. Whoever is active stays so; raises NotPossibleNowError for the others."""
    paused = Distributor.objects.filter(pk=distributor.pk, state=DistributorState.PAUSED)
    if paused.update(state=DistributorState.ACTIVE, paused_until=None):
        _told(distributor, "distributors.resumed", user)
        return
    distributor.refresh_from_db()
    if distributor.state != DistributorState.ACTIVE:
        raise NotPossibleNowError


def resume_whose_pause_is_over(*, now: datetime) -> int:
    """Let those take copies again whose last day of rest was yesterday or before. Returns how many."""
    due = list(Distributor.objects.back_on(timezone.localdate(now)).order_by("pk"))
    for distributor in due:
        resume(distributor=distributor, user=None)
    return len(due)


@transaction.atomic
def erase(*, distributor: Distributor, user: User | None, now: datetime) -> None:
    """Forget who a distributor is, and end what they would still get. The history of the copies keeps their alias.

    No link opens anything any more. Erased twice, it is erased once.
    """
    _forget(distributor)
    remaining = Distributor.objects.filter(pk=distributor.pk).exclude(state=DistributorState.LEFT)
    if remaining.update(state=DistributorState.LEFT, left_at=now, paused_until=None):
        _told(distributor, "distributors.erased", user)


def _forget(distributor: Distributor) -> None:
    DistributorContact.objects.filter(distributor=distributor).delete()
    StandingOrder.objects.filter(distributor=distributor).delete()
    Distributor.objects.filter(pk=distributor.pk).update(link_version=F("link_version") + 1)
    distributor_forgotten.send(sender=Distributor, distributor=distributor)


@transaction.atomic
def look_at_contact(*, distributor: Distributor, reason: str, user: User, now: datetime) -> DistributorContact:
    """Who a distributor is, for somebody who says why they have to know. Each look is noted and logged.

    Raises ReasonNeededError, or NotPossibleNowError where the contact has been erased.
    """
    if not reason.strip():
        raise ReasonNeededError
    contact = DistributorContact.objects.filter(distributor=distributor).first()
    if contact is None:
        raise NotPossibleNowError
    ContactLook.objects.create(distributor=distributor, user=user, looked_at=now, reason=reason.strip()[:200])
    # Without the reason: a person types it, and may type a name.
    log(instance=distributor, action="distributors.looked_at", user=user)
    return contact


def _told(distributor: Distributor, action: str, user: User | None) -> None:
    distributor.refresh_from_db()
    log(instance=distributor, action=action, user=user)
