"""A sweep of invented outcomes: designs that come straight from the points drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foedus.game.game import Axis, Placement
from foedus.game.parameters import Parameters
from foedus.game.sweeps.block import CELLS, Block
from foedus.game.sweeps.draws import Rows, rows
from foedus.game.sweeps.ranges import Range, Sweep
from foedus.game.sweeps.tally import Expected, Tally, counted, empty
from foedus.vocabulary.design import Design

RANGES = (
    Range("coup", None, 0.1, 0.4, "invented"),
    Range("autonomy", None, 0.0, 0.1, "invented"),
    Range("military", 1, 0.0, 0.5, "invented"),
)
SWEEP = Sweep(RANGES, n_kappa=5, n_gamma=5)
PLACEMENT = Placement(Axis("hold", 0, 1), Axis("affinity", -1, 1), "danger", 0, "invented")
BASE = Parameters(n_kappa=5, n_gamma=5)
EXPECTED: Expected = (
    frozenset({Design.WITH_INSTITUTIONS}),
    frozenset({Design.WITHOUT_INSTITUTIONS}),
    frozenset({Design.WITH_INSTITUTIONS, Design.NONE}),
    frozenset({Design.NONE}),
)


def designs(points: NDArray[np.float64]) -> NDArray[np.int8]:
    """Depths in four cells at points of the unit cube; the first cell hangs on two coordinates."""
    found = np.zeros((*points.shape[:-1], CELLS), np.int8)
    found[..., 0] = np.where((points[..., 0] > 0.3) & (points[..., 1] < 0.8), 2, 1)
    found[..., 1] = np.where(points[..., 0] + points[..., 1] > 0.6, 1, 0)
    found[..., 2] = 1
    return found


def block(drawn: Rows) -> Block:
    """What invented games yield: all solved, realised as wanted."""
    wanted = designs(drawn.points)
    return Block(
        drawn.start,
        wanted,
        wanted.copy(),
        np.zeros(wanted.shape[:2]),
        np.full(wanted.shape[:2], 2, np.int8),
    )


def tallied(count: int, piece: int, seed: int = 3) -> Tally:
    """The counts of `count` rows, taken in pieces."""
    found = empty(len(RANGES))
    for start in range(0, count, piece):
        drawn = rows(len(RANGES), seed, start, min(piece, count - start))
        found = found + counted(block(drawn), drawn, EXPECTED, "wanted")
    return found
