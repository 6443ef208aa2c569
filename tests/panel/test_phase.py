"""Phases: which text was in force."""

from datetime import date

import numpy as np
import pytest

from foedus.panel.phase import in_force, phase_span, row_of_phase
from foedus.panel.spell_days import OPEN
from tests.panel.toy import phases


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1901, 2, 28), []),
        (date(1901, 3, 1), [1]),
        (date(1903, 12, 31), [1]),
        (date(1904, 1, 1), [1, 2]),
        (date(1999, 1, 1), [2]),
    ],
)
def test_the_text_of_a_day_is_its_phases(day: date, expected: list[int]) -> None:
    """On the day of a change both are: the old one's last, the new one's first."""
    assert in_force(phases(), day.toordinal())["phase"].tolist() == expected


def test_a_phase_without_an_end_is_still_in_force() -> None:
    first, last = phase_span(phases())
    assert date.fromordinal(int(first[1])) == date(1904, 1, 1)
    assert last[1] == OPEN


def test_phases_are_found_by_alliance_and_number() -> None:
    assert row_of_phase(phases(), np.array([100, 100]), np.array([2, 1])).tolist() == [1, 0]


def test_a_phase_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"no row for 100 phase 3, 200 phase 1; are both files"):
        row_of_phase(phases(), np.array([100, 200]), np.array([3, 1]))


def test_a_phase_that_stands_twice_is_named() -> None:
    twice = phases().rows(np.array([0, 1, 0]))
    with pytest.raises(ValueError, match=r"stand twice: 100 phase 1"):
        row_of_phase(twice, np.array([100]), np.array([1]))
