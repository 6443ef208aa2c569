"""Where the figure does not come out: the corners of the ranges in which it fails most."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import comb
from statistics import NormalDist

import numpy as np

from foedus.game.sweeps.block import CELLS
from foedus.game.sweeps.tally import PARTS, Tally

FEWEST = 20
"""Draws that a corner must hold to be spoken of."""

SURE = 0.95
"""How sure an interval is; where many corners are looked at, of all of them together."""


@dataclass(frozen=True, slots=True)
class Corner:
    """Draws in which one or two parameters lie in a third of their range.

    Parameters
    ----------
    where : tuple of (int, int)
        Numbers of the ranges, each with its third: 0 lower, 1 middle, 2 upper.
    draws, failed : int
        Draws there, and those in which the outcome does not hold.
    designs : tuple of int
        Draws by the design that the cell yields, shallowest first; none of several cells.
    looks : int
        Corners that were looked at, of which this is one.
    """

    where: tuple[tuple[int, int], ...]
    draws: int
    failed: int
    designs: tuple[int, ...] = ()
    looks: int = 1

    @property
    def share(self) -> float:
        """Share of its draws that fail, in [0, 1]."""
        return self.failed / self.draws

    @property
    def at_least(self) -> float:
        """Lower end of the 95 % interval of that share (Wilson's).

        All corners together are as sure as one would be (Bonferroni's bound), because the worst of
        many is picked.
        """
        n, z = self.draws, NormalDist().inv_cdf(1 - (1 - SURE) / (2 * self.looks))
        centre = self.share + z**2 / (2 * n)
        reach = z * float(np.sqrt(self.share * (1 - self.share) / n + z**2 / (4 * n**2)))
        return (centre - reach) / (1 + z**2 / n)


def worst_corners(tally: Tally, outcome: int, most: int = 5) -> tuple[Corner, ...]:
    """The corners in which an outcome fails most surely, worst first.

    A corner of two parameters is kept only where it is surer to fail than each of them alone;
    corners of few draws are left out.

    Parameters
    ----------
    tally : Tally
        The counts.
    outcome : int
        Number of the outcome: a cell, or 4 for all of them.
    most : int
        How many at the most.
    """
    overall = tally.failed[outcome, 0, 0].sum() / max(tally.draws, 1)
    alone = {corner.where: corner for corner in _corners(tally, outcome, pairs=False)}
    pairs = (
        corner
        for corner in _corners(tally, outcome, pairs=True)
        if all(corner.at_least > _share_of(alone, one) for one in corner.where)
    )
    found = [corner for corner in (*alone.values(), *pairs) if corner.at_least > overall]
    return tuple(sorted(found, key=lambda corner: (-corner.at_least, corner.where))[:most])


def _share_of(alone: dict[tuple[tuple[int, int], ...], Corner], one: tuple[int, int]) -> float:
    corner = alone.get((one,))
    return corner.share if corner else 0.0


def _corners(tally: Tally, outcome: int, *, pairs: bool) -> list[Corner]:
    ranges = tally.seen.shape[0]
    looks = PARTS * ranges + PARTS**2 * comb(ranges, 2)
    found = []
    for i, j in combinations_with_replacement(range(ranges), 2):
        if (i != j) is not pairs:
            continue
        for p, q in np.ndindex(PARTS, PARTS):
            if i == j and p != q:
                continue
            where = ((i, p), (j, q)) if pairs else ((i, p),)
            draws, failed = int(tally.seen[i, j, p, q]), int(tally.failed[outcome, i, j, p, q])
            if draws >= FEWEST:
                designs = tally.chosen[outcome, :, i, j, p, q] if outcome < CELLS else ()
                found.append(Corner(where, draws, failed, tuple(map(int, designs)), looks))
    return found
