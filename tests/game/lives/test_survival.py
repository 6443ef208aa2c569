"""Survival curves against a textbook's example."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.lives.survival import kaplan_meier


def test_a_published_example() -> None:
    # Remission of leukaemia under 6-MP (Freireich and others 1963), the standard example.
    weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    curve = kaplan_meier(np.array(weeks), np.array(ended, dtype=bool))
    at = {week: curve.survival[week - 1] for week in (6, 7, 10, 13, 16, 22, 23)}
    assert list(at.values()) == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5
    )
    assert curve.error[22] == pytest.approx(0.1346, abs=5e-5)
    assert (curve.median, curve.spells, curve.ended, curve.censored) == (23, 21, 9, 12)


def test_without_censoring_it_is_the_share_that_is_left() -> None:
    curve = kaplan_meier(np.array([1, 2, 2, 4]), np.ones(4, dtype=bool))
    assert curve.survival == (0.75, 0.25, 0.25, 0.0)
    assert curve.at_risk == (4, 3, 1, 1)
    assert curve.mean(10) == pytest.approx(2.25)
    assert curve.mean(2) == 1.75


def test_nothing_seen_is_said() -> None:
    curve = kaplan_meier(np.array([], dtype=int), np.array([], dtype=bool))
    assert (curve.spells, curve.survival, curve.median) == (0, (), None)
