"""The games of some rows, solved: which design each cell of the figure yields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.cells import DESIGNS, yields
from foedus.game.game import Placement
from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch
from foedus.game.sweeps.draws import rows
from foedus.game.sweeps.ranges import Sweep, points

UNSOLVED = -1
"""Stands for a design where a game has not converged."""

CELLS = 4
"""Cells of a two-by-two figure."""

METHODS = (
    *("plain", "half-steps", "anderson", "anderson-half-steps", "backwards"),
    *("newton", "homotopy"),
)
"""Methods by which a game may be solved; a block has their places in this."""


@dataclass(frozen=True, slots=True)
class Block:
    """What the games of consecutive rows yield.

    Parameters
    ----------
    start : int
        Number of the first row.
    wanted, realised : ndarray of int8
        Depth of the likeliest design over each cell, shape (rows, points of a row, cells);
        `UNSOLVED` where the game has not converged.
    residual : ndarray of float
        How far each game is from solved, shape (rows, points of a row).
    method : ndarray of int8
        What solved each game, or was tried last: a place in `METHODS`, of the same shape.
    """

    start: int
    wanted: NDArray[np.int8]
    realised: NDArray[np.int8]
    residual: NDArray[np.float64]
    method: NDArray[np.int8]

    @property
    def rows(self) -> int:
        """How many rows."""
        return int(self.wanted.shape[0])


@dataclass(frozen=True, slots=True)
class Task:
    """Rows that one worker solves.

    Parameters
    ----------
    base : Parameters
        The game that is varied.
    placement : Placement
        Where the cells lie.
    sweep : Sweep
        What is varied.
    seed : int
        Of the draws.
    start, count : int
        Which rows.
    solver : str
        What iterates, "numpy" or "jax".
    """

    base: Parameters
    placement: Placement
    sweep: Sweep
    seed: int
    start: int
    count: int
    solver: str = "numpy"


Solver = Callable[[Sequence[Parameters]], Batch]
"""Solves many games that share their shape."""


def solved(task: Task, solver: Solver) -> Block:
    """Solve the games of a task.

    Parameters
    ----------
    task : Task
        Which rows of which sweep.
    solver : callable
        Solves the games; a game that does not converge must say so.
    """
    drawn = rows(len(task.sweep.ranges), task.seed, task.start, task.count).points
    shape = drawn.shape[:2]
    games = points(task.base, task.sweep, drawn.reshape(-1, drawn.shape[-1]))
    batch = solver(games)
    found = [_read(batch, number, task.placement) for number in range(len(batch))]
    wanted, realised = zip(*found, strict=True)
    ended = batch.convergence
    return Block(
        task.start,
        np.array(wanted, np.int8).reshape(*shape, CELLS),
        np.array(realised, np.int8).reshape(*shape, CELLS),
        np.array([one.residual for one in ended], np.float64).reshape(shape),
        np.array([METHODS.index(one.method) for one in ended], np.int8).reshape(shape),
    )


def _read(batch: Batch, number: int, placement: Placement) -> tuple[list[int], list[int]]:
    if not batch.convergence[number].converged:
        return [UNSOLVED] * CELLS, [UNSOLVED] * CELLS
    game = batch.games[number]
    wanted, realised = (
        [DESIGNS.index(cell.design) for cell in yields(game, placement, chances)]
        for chances in (batch.wanted[number], batch.realised[number])
    )
    return wanted, realised
