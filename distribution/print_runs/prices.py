"""A printer's offer: the more copies, the less each of them costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from distribution.print_runs.errors import NoPriceError


@dataclass(frozen=True, order=True)
class PriceStep:
    """From so many copies on, each costs so much, in the paper's currency."""

    copies: int
    unit_price: Decimal


def unit_price_for(copies: int, steps: Iterable[PriceStep]) -> Decimal:
    """The price of a copy of a run. Raises NoPriceError for fewer copies than the first step has."""
    reached = [step for step in steps if step.copies <= copies]
    if not reached:
        raise NoPriceError
    return max(reached).unit_price


def cheaper_run(copies: int, steps: Iterable[PriceStep]) -> PriceStep | None:
    """The first step at which more copies cost less than these do; None where there is none.

    Printers' offers often have such a border: 1,000 copies at 0.30 cost less than 960 at 0.32.
    """
    steps = sorted(steps)
    cost = unit_price_for(copies, steps) * copies
    return next((step for step in steps if step.copies > copies and step.unit_price * step.copies <= cost), None)
