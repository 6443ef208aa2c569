"""Axes of plain numbers."""

import pytest

from foedus.report.figures.panel.axis import MOST, axis, said


@pytest.mark.parametrize("high", [0.003, 0.7, 1.0, 9.0, 43.0, 1e5])
def test_an_axis_holds_its_numbers_and_names_few_round_ones(high: float) -> None:
    held = axis([-high / 3, high, float("nan")], 0, 100)
    assert held.low < -high / 3
    assert held.high > high
    assert 3 <= len(held.ticks) <= MOST + 1
    assert any(abs(tick) < 1e-12 for tick in held.ticks)


def test_what_lies_beyond_stands_at_an_end() -> None:
    held = axis([1.0], 10, 20)
    assert (held.at(-5), held.at(99)) == (10, 20)
    upward = axis([1.0], 20, 10)
    assert upward.at(1.0) < upward.at(0.0)


def test_an_axis_of_nothing_is_one_all_the_same() -> None:
    assert axis([], 0, 1).ticks
    assert said(-0.0) == "0"
