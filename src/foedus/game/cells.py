"""Figure 1 in the state space: four cells, and the design that comes out in each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.game import Placement
from foedus.game.laws import Array, gammas, kappas
from foedus.game.parameters import Parameters
from foedus.vocabulary.design import Design

DESIGNS = tuple(Design)
"""The designs by depth; an index of the game's last axes is a place in this."""


@dataclass(frozen=True, slots=True)
class Yield:
    """What one cell of the figure yields.

    Parameters
    ----------
    row, column : bool
        Whether the concepts along κ and along γ hold in the cell.
    design : Design
        The design that is likeliest over the cell.
    shares : tuple of float
        Mean chance of each design over the grid points of the cell, shallowest first.
    """

    row: bool
    column: bool
    design: Design
    shares: tuple[float, ...]


def yields(p: Parameters, placement: Placement, chances: Array) -> tuple[Yield, ...]:
    """What the four cells yield, row by row, members first.

    A cell is read under the highest threat and from the standing design of the placement; points
    on a crossover belong to no cell.

    Parameters
    ----------
    p : Parameters
        The game.
    placement : Placement
        Which concept lies along which state.
    chances : ndarray
        Chances of designs, wanted or realised, shape (kappa, gamma, threat, standing, design).
    """
    here = chances[:, :, -1, placement.standing, :]
    return tuple(
        _yield(here[within(p, placement, row, column)], row, column)
        for row in (True, False)
        for column in (True, False)
    )


def within(p: Parameters, placement: Placement, row: bool, column: bool) -> NDArray[np.bool_]:  # noqa: FBT001 - a truth value is the datum here
    """Which grid points lie in a cell, shape (kappa, gamma)."""
    rows = (kappas(p) - placement.kappa.crossover) * (1 if row else -1)
    columns = (gammas(p) - placement.gamma.crossover) * (1 if column else -1)
    up = 1 if placement.kappa.at_one > placement.kappa.at_zero else -1
    right = 1 if placement.gamma.at_one > placement.gamma.at_zero else -1
    return np.asarray((rows[:, None] * up > 0) & (columns[None, :] * right > 0))


def _yield(chances: Array, row: bool, column: bool) -> Yield:  # noqa: FBT001 - a truth value is the datum here
    shares = chances.mean(axis=0)
    return Yield(row, column, DESIGNS[int(shares.argmax())], tuple(float(x) for x in shares))
