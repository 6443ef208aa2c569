"""Chances at observed states, against the solved game read state by state."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from foedus.game.fitting.likelihood import (
    LEAST,
    Inner,
    Observed,
    chances_of,
    log_chances,
    solved_from,
    without_a_game,
)
from foedus.game.solving.solve import solve
from tests.game.fits import observed
from tests.game.worlds import SMALL, solved


def at(kappa: float, gamma: float, design: int = 1) -> Observed:
    one = np.array([0], dtype=np.intp)
    return Observed(np.array([kappa]), np.array([gamma]), one + 1, one + 2, one + design, one)


def test_a_nested_solution_is_the_solution() -> None:
    inner = solved_from(SMALL)
    assert inner.converged
    assert inner.realised == pytest.approx(solved().policy.realised, abs=1e-8)
    assert inner.wanted == pytest.approx(solved().policy.wanted, abs=1e-8)


def test_a_warm_start_ends_at_the_same_game() -> None:
    other = solved_from(replace(SMALL, autonomy=0.2))
    warm = solved_from(SMALL, other.values)
    assert warm.realised == pytest.approx(solved_from(SMALL).realised, abs=1e-10)


def test_a_game_that_does_not_solve_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.game.fitting.likelihood.MOST", 2)
    never = partial(solve, tolerance=-1.0, method="plain")
    monkeypatch.setattr("foedus.game.fitting.likelihood.solve", never)
    assert not solved_from(SMALL).converged


def test_on_the_grid_a_chance_is_the_solved_one() -> None:
    inner = solved_from(SMALL)
    (found,) = chances_of(SMALL, inner, at(0.25, -0.5))
    assert found == pytest.approx(inner.realised[1, 1, 1, 2, 1])
    (wanted,) = chances_of(SMALL, inner, at(0.25, -0.5), "wanted")
    assert wanted == pytest.approx(inner.wanted[1, 1, 1, 2, 1])


def test_between_grid_points_chances_are_linear_and_sum_to_one() -> None:
    inner = solved_from(SMALL)
    (found,) = chances_of(SMALL, inner, at(0.3, -0.5))
    ends = inner.realised[1, 1, 1, 2, 1], inner.realised[2, 1, 1, 2, 1]
    assert found == pytest.approx(0.8 * ends[0] + 0.2 * ends[1])
    total = sum(chances_of(SMALL, inner, at(0.37, 0.81, design))[0] for design in range(3))
    assert total == pytest.approx(1)


def test_what_is_impossible_has_a_number() -> None:
    inner = solved_from(SMALL)
    never = Inner(inner.values, np.zeros_like(inner.realised), inner.wanted, converged=True)
    assert log_chances(SMALL, never, at(0.5, 0)) == pytest.approx([np.log(LEAST)])


def test_shares_without_a_game() -> None:
    held = observed()
    shares, by_standing = without_a_game(held, 3)
    counts = np.bincount(held.design)
    assert shares == pytest.approx((counts * np.log(counts / counts.sum())).sum())
    assert by_standing > shares
