"""Estimates: a number between its bounds, and seen from the other side."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.vocabulary.estimate import Estimate, exactly

NUMBERS = st.floats(allow_nan=False)
ESTIMATES = st.lists(NUMBERS, min_size=3, max_size=3).map(lambda held: Estimate(*sorted(held)))


@pytest.mark.parametrize(
    "held", [(1, 0, 2), (0, 2, 1), (2, 1, 0), (math.nan, 0, 1), (0, math.nan, 1)]
)
def test_refuses_bounds_that_do_not_hold_the_point(held: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="does not lie between"):
        Estimate(*held)


@given(ESTIMATES)
def test_twice_seen_from_the_other_side_is_the_same(estimate: Estimate) -> None:
    turned = -estimate
    assert -turned == estimate
    assert turned.lo == -estimate.hi


@given(NUMBERS)
def test_what_leaves_nothing_open_is_exact(number: float) -> None:
    assert exactly(number).exact
    assert "[" not in str(exactly(number))


def test_decibels_may_be_infinite() -> None:
    assert str(Estimate(-math.inf, -3, 0)) == "-3 [-inf, 0]"
    assert -exactly(-math.inf) == exactly(math.inf)
