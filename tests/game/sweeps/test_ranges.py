"""Ranges: where a share of the way lies, and the corners that are tried before a sweep."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.game import Note
from foedus.game.parameters import Parameters
from foedus.game.sweeps.ranges import Range, corners, drawn, points, ranges_of
from tests.game.sweeps.sample import BASE, RANGES, SWEEP


def test_the_ends_of_a_range_are_its_shares_nought_and_one() -> None:
    assert RANGES[0].at(0) == pytest.approx(0.1)
    assert RANGES[0].at(1) == pytest.approx(0.4)


def test_a_draw_sets_what_is_varied_and_nothing_else() -> None:
    found = drawn(BASE, RANGES, [0.5, 0.5, 0.5])
    assert (found.coup, found.autonomy) == pytest.approx((0.25, 0.05))
    assert found.military == pytest.approx((0.0, 0.25, 1.0))
    same = drawn(found, RANGES[:2], [0, 0])
    assert same.military == found.military


def test_a_parameter_of_several_numbers_is_taken_to_all_its_corners() -> None:
    ranges = [Range("commit", 1, 0.0, 0.3, "x"), Range("commit", 2, 0.1, 0.4, "x")]
    found = {game.commit for _, game in corners(Parameters(), ranges)}
    assert found == {(0, 0.0, 0.1), (0, 0.0, 0.4), (0, 0.3, 0.1), (0, 0.3, 0.4)}


def test_games_of_a_sweep_stand_on_its_grid() -> None:
    games = points(Parameters(), SWEEP, np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]))
    assert [game.shape[:2] for game in games] == [(5, 5), (5, 5)]
    assert [game.coup for game in games] == pytest.approx([0.1, 0.4])


def test_ranges_are_those_that_a_file_declares() -> None:
    said = ("label", "unit", "meaning", "basis", ())
    notes = [
        Note("coup", *said, lowest=0.1, highest=0.4, reason="why"),
        Note("commit", *said, lowest=(0.0, 0.0, 0.1), highest=(0.0, 0.1, 0.3), reason="so"),
        Note("beta", *said),
        Note("rent", *said, lowest=0.0, highest=0.3, reason="set for this run", fixed=True),
    ]
    assert ranges_of(notes) == (
        Range("coup", None, 0.1, 0.4, "why"),
        Range("commit", 1, 0.0, 0.1, "so"),
        Range("commit", 2, 0.1, 0.3, "so"),
    )
