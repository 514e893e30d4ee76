from datetime import datetime
from typing import Self

from django.db.models import QuerySet

from distribution.rounds.enums import RequestState, RoundState


class RoundQuerySet(QuerySet):
    def open(self) -> Self:
        return self.filter(state=RoundState.OPEN)

    def due_to_close(self, now: datetime) -> Self:
        return self.open().filter(closes_at__lte=now)


class CopyRequestQuerySet(QuerySet):
    def standing(self) -> Self:
        """Those that count: not cancelled."""
        return self.exclude(state=RequestState.CANCELLED)

    def waiting(self) -> Self:
        return self.filter(state=RequestState.WAITING)
