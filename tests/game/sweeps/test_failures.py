"""Corners: where invented outcomes fail is found, alone or together."""

from __future__ import annotations

import pytest

from foedus.game.sweeps.failures import FEWEST, Corner, worst_corners
from tests.game.sweeps.sample import tallied


def test_the_corner_that_always_fails_comes_first() -> None:
    worst = worst_corners(tallied(1024, 1024), 1)[0]
    assert worst.where == ((0, 0), (1, 0))
    assert worst.share > 0.9


def test_a_pair_says_more_than_its_parts() -> None:
    found = worst_corners(tallied(1024, 1024), 1, most=20)
    alone = {corner.where[0]: corner for corner in found if len(corner.where) == 1}
    for corner in found:
        if len(corner.where) == 2:
            assert all(corner.at_least > alone[one].share for one in corner.where if one in alone)


def test_what_decides_nothing_has_no_corner_of_its_own() -> None:
    found = worst_corners(tallied(1024, 1024), 0, most=50)
    assert all(corner.where[0][0] != 2 for corner in found if len(corner.where) == 1)


def test_few_draws_are_not_spoken_of() -> None:
    assert worst_corners(tallied(8, 8), 0) == ()
    assert FEWEST > 16
    # Of 128 draws a corner of two parameters holds some fourteen: too few, surely failing or not.
    found = worst_corners(tallied(64, 64), 1, most=100)
    assert found
    assert all(corner.draws >= FEWEST for corner in found)


@pytest.mark.parametrize(("failed", "lower"), [(5, 0.2366), (10, 0.7225), (0, 0.0)])
def test_the_lower_end_is_wilsons(failed: int, lower: float) -> None:
    # Ten draws; bounds as tabled for Wilson's interval (statsmodels.proportion_confint agrees).
    assert Corner(((0, 0),), 10, failed).at_least == pytest.approx(lower, abs=1e-4)
