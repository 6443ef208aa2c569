"""Decibels."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.confront.tracing.decibel import decibels, ratio, settled


@pytest.mark.parametrize(("factor", "weight"), [(2, 3.01), (10, 10), (100, 20), (1000, 30)])
def test_factors_every_reader_knows(factor: float, weight: float) -> None:
    """3 dB is twice, 10 dB ten times, 30 dB a thousand times."""
    assert decibels(factor) == pytest.approx(weight, abs=0.005)


@given(st.floats(1e-12, 1e12))
def test_there_and_back(factor: float) -> None:
    """A ratio comes back from its decibels."""
    assert ratio(decibels(factor)) == pytest.approx(factor)


def test_nothing_and_everything() -> None:
    """Impossible is minus infinity; beyond what a number holds a ratio is infinite."""
    assert (decibels(0), decibels(math.inf)) == (-math.inf, math.inf)
    assert (ratio(-math.inf), ratio(math.inf), ratio(1e6)) == (0, math.inf, math.inf)


def test_dust_is_wiped_and_no_zero_is_negative() -> None:
    """What twelve digits do not show is not told."""
    assert settled(0.1 + 0.2) == 0.3
    assert math.copysign(1, settled(-0.0)) == 1
    assert settled(math.inf) == math.inf
