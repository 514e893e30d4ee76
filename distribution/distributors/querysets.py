from datetime import date
from typing import Self

from django.db.models import Q, QuerySet

from distribution.distributors.enums import DistributorState
from users.models import User


class DistributorQuerySet(QuerySet):
    def active(self) -> Self:
        return self.filter(state=DistributorState.ACTIVE)

    def waiting_for_approval(self) -> Self:
        """They have confirmed their address; a coordinator has to decide."""
        return self.filter(state=DistributorState.APPLIED, confirmed_at__isnull=False)

    def back_on(self, today: date) -> Self:
        """Those whose pause is over."""
        return self.filter(state=DistributorState.PAUSED, paused_until__lt=today)

    def looked_after_by(self, user: User) -> Self:
        """Those of the user's own regions; whoever may see all regions sees everybody."""
        if user.has_perm("distributors.see_all_regions"):
            return self.all()
        return self.filter(region__coordinators=user)


class StandingOrderQuerySet(QuerySet):
    def for_issue(self, number: int, *, today: date) -> Self:
        """The orders of active distributors that hold for this issue: neither paused nor skipped."""
        return (
            self.filter(distributor__state=DistributorState.ACTIVE)
            .filter(Q(paused_until=None) | Q(paused_until__lt=today))
            .filter(Q(skip_issue_number=None) | ~Q(skip_issue_number=number))
        )
