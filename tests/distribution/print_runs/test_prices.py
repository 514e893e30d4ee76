from decimal import Decimal

import pytest

from distribution.print_runs.errors import NoPriceError
from distribution.print_runs.prices import PriceStep, cheaper_run, unit_price_for

OFFER = [PriceStep(1_000, Decimal("0.30")), PriceStep(500, Decimal("0.40")), PriceStep(2_000, Decimal("0.28"))]


@pytest.mark.parametrize(
    ("copies", "price"), [(500, "0.40"), (999, "0.40"), (1_000, "0.30"), (1_999, "0.30"), (9_000, "0.28")]
)
def test_the_highest_step_that_is_reached_sets_the_price(copies: int, price: str) -> None:
    assert unit_price_for(copies, OFFER) == Decimal(price)


def test_fewer_copies_than_the_first_step_have_no_price() -> None:
    with pytest.raises(NoPriceError):
        unit_price_for(499, OFFER)


@pytest.mark.parametrize(
    ("copies", "step"), [(749, None), (750, 1_000), (999, 1_000), (1_000, None), (1_900, 2_000), (2_000, None)]
)
def test_more_copies_that_cost_no_more_are_found(copies: int, step: int | None) -> None:
    found = cheaper_run(copies, OFFER)
    assert (found.copies if found else None) == step
