"""Whether the planks stand in order, each once and none missing."""

from collections.abc import Iterable
from itertools import pairwise

from django.utils.translation import gettext as _

from home.importing.document import Plank
from home.importing.refusals import ImportRefusedError

LONGEST_DEMAND = 255


def check_planks(planks: Iterable[Plank]) -> None:
    """Refuses planks that are doubled, missing, out of order, or not to be read as a demand."""
    planks = list(planks)
    for plank in planks:
        _check_demand(plank)
    _check_doubled(planks)
    _check_order(planks)
    _check_missing(planks)


def _check_demand(plank: Plank) -> None:
    if not plank.demand:
        message = _("Plank %(number)s (line %(line)s) has no demand beside its number.")
        raise ImportRefusedError(message % {"number": plank.number, "line": plank.line.number})
    if len(plank.demand) > LONGEST_DEMAND:
        message = _(
            "The demand of plank %(number)s (line %(line)s) is too long: %(length)s characters, of %(limit)s at most. "
            "Put its argument on a line of its own."
        )
        facts = {"number": plank.number, "line": plank.line.number, "length": len(plank.demand)}
        raise ImportRefusedError(message % {**facts, "limit": LONGEST_DEMAND})


def _check_doubled(planks: list[Plank]) -> None:
    seen: dict[int, Plank] = {}
    for plank in planks:
        if plank.number in seen:
            message = _("Plank %(number)s stands twice: in line %(first)s and in line %(second)s.")
            lines = {"first": seen[plank.number].line.number, "second": plank.line.number}
            raise ImportRefusedError(message % {"number": plank.number, **lines})
        seen[plank.number] = plank


def _check_order(planks: list[Plank]) -> None:
    for plank, following in pairwise(planks):
        if following.number < plank.number:
            message = _("The planks are out of order: plank %(number)s (line %(line)s) stands after plank %(before)s.")
            facts = {"number": following.number, "line": following.line.number, "before": plank.number}
            raise ImportRefusedError(message % facts)


def _check_missing(planks: list[Plank]) -> None:
    for expected, plank in enumerate(planks, start=1):
        if plank.number != expected:
            message = _("Plank %(missing)s is missing: plank %(number)s stands in its place, in line %(line)s.")
            facts = {"missing": expected, "number": plank.number, "line": plank.line.number}
            raise ImportRefusedError(message % facts)
