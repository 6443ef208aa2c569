"""Blocks: solved games become designs by cell, and a game that did not converge becomes none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from foedus.game.cells import DESIGNS, yields
from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.solve import solve
from foedus.game.sweeps.block import UNSOLVED, Block, Task, solved
from foedus.game.sweeps.draws import rows
from foedus.game.sweeps.ranges import points
from tests.game.sweeps.sample import BASE, PLACEMENT, SWEEP


def one_by_one(games: Sequence[Parameters]) -> Batch:
    return solve_many(games, solver="numpy", tolerance=1e-6)


def test_a_block_holds_what_each_game_yields() -> None:
    found = solved(Task(BASE, PLACEMENT, SWEEP, 1, 2, 2), one_by_one)
    game = points(BASE, SWEEP, rows(3, 1, 3, 1).second)[0]
    alone = solve(game, tolerance=1e-6)
    expected = [
        DESIGNS.index(cell.design) for cell in yields(game, PLACEMENT, alone.policy.realised)
    ]
    assert found.wanted.shape == (2, 5, 4)
    assert found.realised[1, 1].tolist() == expected
    assert (found.residual < 1e-6).all()


def test_pieces_are_the_whole() -> None:
    whole, *pieces = (
        solved(Task(BASE, PLACEMENT, SWEEP, 1, start, count), one_by_one)
        for start, count in ((0, 2), (0, 1), (1, 1))
    )
    for name in ("wanted", "realised", "residual"):
        together = np.concatenate([getattr(piece, name) for piece in pieces])
        assert np.array_equal(getattr(whole, name), together)


def test_a_game_that_has_not_converged_yields_no_design() -> None:
    def hasty(games: Sequence[Parameters]) -> Batch:
        found = one_by_one(games)
        *ended, last = found.convergence
        return replace(found, convergence=(*ended, replace(last, residual=float("nan"))))

    found: Block = solved(Task(BASE, PLACEMENT, SWEEP, 1, 0, 1), hasty)
    assert (found.wanted[0, -1] == UNSOLVED).all()
    assert (found.wanted[0, :-1] != UNSOLVED).all()
