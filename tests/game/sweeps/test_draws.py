"""Draws: the same rows in whatever pieces, and points that differ where they should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.game.sweeps.draws import Rows, rows, rows_within


@settings(max_examples=20, deadline=None)
@given(start=st.integers(0, 40), count=st.integers(1, 9))
def test_rows_do_not_depend_on_what_else_is_asked_for(start: int, count: int) -> None:
    whole = rows(3, 7, 0, 50)
    piece = rows(3, 7, start, count)
    assert np.array_equal(piece.first, whole.first[start : start + count])
    assert np.array_equal(piece.second, whole.second[start : start + count])


def test_a_point_of_a_row_takes_one_coordinate_from_the_second() -> None:
    found = Rows(0, np.array([[0.1, 0.2]]), np.array([[0.8, 0.9]])).points
    assert found.tolist() == [[[0.1, 0.2], [0.8, 0.9], [0.8, 0.2], [0.1, 0.9]]]


def test_another_seed_scrambles_otherwise() -> None:
    assert not np.array_equal(rows(2, 1, 0, 4).first, rows(2, 2, 0, 4).first)


def test_points_fill_the_cube_evenly() -> None:
    found = rows(2, 1, 0, 256)
    for points in (found.first, found.second):
        assert np.bincount((points[:, 0] * 16).astype(int)).tolist() == [16] * 16


@pytest.mark.parametrize(
    ("draws", "expected"), [(-3, 0), (1, 0), (21, 0), (22, 1), (44, 2), (87, 2), (88, 4)]
)
def test_games_never_outnumber_the_draws_asked_for(draws: int, expected: int) -> None:
    assert rows_within(draws, 20) == expected
