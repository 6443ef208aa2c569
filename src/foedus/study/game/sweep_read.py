"""What the counts of a sweep say, as shares: patterns, designs in place of the expected, reasons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.game.cells import DESIGNS
from foedus.game.sweeps.block import CELLS, METHODS
from foedus.study.game.sweep import SweepResult
from foedus.vocabulary.design import Design

LETTERS = ("A", "B", "C", "D", "all")
"""The outcomes: the cells, row by row with members first, and all of them at once."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Designs of the four cells that came together.

    Parameters
    ----------
    designs : tuple of Design
        By cell.
    draws : int
        Draws that yielded them.
    share : float
        Of all draws, in [0, 1].
    expected : bool
        Whether the figure expects each of them.
    """

    designs: tuple[Design, ...]
    draws: int
    share: float
    expected: bool


@dataclass(frozen=True, slots=True)
class CellRead:
    """One cell over all draws.

    Parameters
    ----------
    wanted, realised : tuple of float
        Share of draws in which each design is the likeliest, shallowest first.
    wanted_meets, realised_meets : float
        Share of draws in which it is one that the figure expects.
    as_wanted : float
        Share of draws in which the same design is wanted and realised.
    """

    wanted: tuple[float, ...]
    realised: tuple[float, ...]
    wanted_meets: float
    realised_meets: float
    as_wanted: float


def patterns(found: SweepResult) -> tuple[Pattern, ...]:
    """Every pattern that came, the commonest first."""
    counts = found.tally.patterns
    expected = found.plan.expected.cells
    held = []
    for place in np.argwhere(counts):
        designs = tuple(DESIGNS[depth] for depth in place)
        draws = int(counts[tuple(place)])
        met = all(design in cell for design, cell in zip(designs, expected, strict=True))
        held.append(Pattern(designs, draws, draws / found.tally.draws, met))
    return tuple(sorted(held, key=lambda each: (-each.draws, each.designs)))


def cell_reads(found: SweepResult) -> tuple[CellRead, ...]:
    """What each cell yields over all draws; NaN where there is none."""
    with np.errstate(invalid="ignore"):
        shares = found.tally.realised / np.float64(found.tally.draws)
    read = []
    for cell in range(CELLS):
        met = [DESIGNS.index(design) for design in found.plan.expected.cells[cell]]
        wanted, realised = shares[cell].sum(axis=1), shares[cell].sum(axis=0)
        read.append(
            CellRead(
                tuple(map(float, wanted)),
                tuple(map(float, realised)),
                float(wanted[met].sum()),
                float(realised[met].sum()),
                float(np.trace(shares[cell])),
            )
        )
    return tuple(read)


def by_method(found: SweepResult) -> tuple[tuple[str, int], ...]:
    """Games by the method that solved them; methods that solved none are left out."""
    counts = found.tally.methods
    return tuple((name, int(count)) for name, count in zip(METHODS, counts, strict=True) if count)


def labels(found: SweepResult) -> tuple[str, ...]:
    """The cells in the words of the two concepts."""
    (_, high, low), (_, right, left) = found.plan.concepts
    return tuple(f"{row}, {column}" for row in (high, low) for column in (right, left))


def third(found: SweepResult, place: int, part: int) -> tuple[float, float]:
    """The ends of a third of a range.

    Parameters
    ----------
    found : SweepResult
        A sweep.
    place : int
        Number of the range.
    part : int
        0 for the lower third, 1 for the middle, 2 for the upper.
    """
    one = found.plan.sweep.ranges[place]
    return one.at(part / 3), one.at((part + 1) / 3)


def order(found: SweepResult) -> tuple[int, ...]:
    """The ranges by how much of the outcome of all cells hangs on them, the weightiest first."""
    total = np.nan_to_num(found.total.value[:, -1], nan=-1.0)
    return tuple(int(place) for place in np.argsort(-total, kind="stable"))
