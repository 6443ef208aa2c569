"""A batch by the quicker chain: what repels iteration is solved, the others are left as they are."""

from __future__ import annotations

import numpy as np

from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.chain import QUICKER
from foedus.game.year import one_year, setting
from tests.game.solving.hard import FOLDS, TURNS

EASY = Parameters(n_kappa=9, n_gamma=9)


def after_a_year(found: Batch, number: int) -> float:
    """What one more year of the specification changes."""
    following = found.following[number]
    after, _ = one_year(setting(found.games[number]), following)
    return float(np.abs(after.client - following.client).max())


def test_games_that_repel_iteration_are_solved_beside_one_that_does_not() -> None:
    found = solve_many([EASY, TURNS, FOLDS], chain=QUICKER, solver="numpy", tolerance=1e-8)
    assert found.convergence[0].method == "anderson"
    for number, how in enumerate(found.convergence):
        assert how.converged
        assert how.solver == "numpy"
        assert (*how.tried, how.method) == QUICKER[: len(how.tried) + 1]
        assert after_a_year(found, number) <= 1e-7
    alone = solve_many([TURNS], chain=QUICKER, solver="numpy", tolerance=1e-8)
    assert alone.convergence == found.convergence[1:2]
    assert np.array_equal(alone.realised[0], found.realised[1])


def test_games_that_iterate_well_are_left_as_they_are() -> None:
    found = solve_many([EASY], chain=QUICKER, solver="numpy", tolerance=1e-8)
    alone = solve_many([EASY], method="anderson", solver="numpy", tolerance=1e-8)
    assert np.array_equal(found.wanted, alone.wanted)
    assert found.convergence == alone.convergence
