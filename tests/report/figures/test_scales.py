"""Scales: order is kept, nothing leaves the drawing."""

import math

from hypothesis import given
from hypothesis import strategies as st

from foedus.report.figures.scales import Decibels, decibel_scale, share

NUMBERS = st.lists(st.floats(-1000, 1000) | st.just(math.inf) | st.just(-math.inf))


@given(NUMBERS)
def test_everything_finite_is_held_and_the_rest_stands_at_an_end(values: list[float]) -> None:
    scale = decibel_scale(values, 10, 110)
    for value in values:
        assert 10 <= scale.x(value) <= 110
        assert scale.beyond(value) == math.isinf(value)
    assert scale.low < 0 < scale.high


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_more_decibels_never_stand_further_left(a: float, b: float) -> None:
    scale = Decibels(-50, 50, 0, 100)
    assert (scale.x(a) - scale.x(b)) * (a - b) >= 0


@given(st.floats(1, 3000), st.floats(1, 3000))
def test_ticks_are_few_and_round(below: float, above: float) -> None:
    scale = Decibels(-below, above, 0, 100)
    assert len(scale.ticks) <= 11
    assert all(tick % 5 == 0 and not scale.beyond(tick) for tick in scale.ticks)


def test_thresholds_are_those_that_fit() -> None:
    assert Decibels(-12, 30, 0, 1).thresholds == (-10, 0, 10, 20)
    assert share(0.5, 0, 10) == 5
