"""Counts of a sweep: whole numbers that add up, whatever the pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from foedus.game.cells import DESIGNS
from foedus.game.sweeps.block import CELLS, METHODS, Block
from foedus.game.sweeps.draws import REPLICATES, Rows
from foedus.vocabulary.design import Design

PARTS = 3
"""Parts of a range: its lower, middle and upper third."""

Counts = NDArray[np.int64]
Expected = Sequence[frozenset[Design]]
"""The designs that the figure expects in each cell; nothing counts as met where it is empty."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that a sweep's result is computed from.

    An outcome is that a cell yields a design that the figure expects there, cell by cell, and last
    that all cells do. A draw is one of the two independent points of a row; only rows whose games
    have all converged enter.

    Parameters
    ----------
    rows : ndarray of int
        Rows that entered, by sequence.
    paired : ndarray of int
        By sequence and range: rows that entered whose step along the range has converged too.
    unsolved : ndarray of int
        Rows left out, and games that did not converge, shape (2,).
    methods : ndarray of int
        Games that did, by what solved them, shape (methods,).
    patterns : ndarray of int
        Draws by the designs of the four cells, shape (3, 3, 3, 3).
    realised : ndarray of int
        Draws by cell, design wanted and design realised, shape (cells, 3, 3).
    first, second : ndarray of int
        By sequence and outcome: sums of f(A) and of f(B).
    crossed, stepped, turned : ndarray of int
        By sequence, range and outcome: sums of f(B)·(f(AB) − f(A)), of f(AB) − f(A), of
        (f(A) − f(AB))².
    seen, failed : ndarray of int
        Draws, and draws that fail, by two ranges and the thirds they lie in, shape (ranges, ranges,
        3, 3) and the same with the outcome first; the diagonal has one range.
    chosen : ndarray of int
        Draws by cell, design and the same thirds, shape (cells, 3, ranges, ranges, 3, 3).
    """

    rows: Counts
    paired: Counts
    unsolved: Counts
    methods: Counts
    patterns: Counts
    realised: Counts
    first: Counts
    second: Counts
    crossed: Counts
    stepped: Counts
    turned: Counts
    seen: Counts
    failed: Counts
    chosen: Counts

    def __add__(self, other: Tally) -> Tally:
        """The counts of both."""
        names = (field.name for field in fields(self))
        return Tally(*(getattr(self, name) + getattr(other, name) for name in names))

    @property
    def draws(self) -> int:
        """Draws that entered: two for each row."""
        return 2 * int(self.rows.sum())


def empty(ranges: int) -> Tally:
    """The counts of nothing."""
    outcomes, depths = CELLS + 1, len(DESIGNS)
    by_outcome, by_range = (REPLICATES, outcomes), (REPLICATES, ranges, outcomes)
    pairs = (ranges, ranges, PARTS, PARTS)
    shapes: tuple[tuple[int, ...], ...] = (
        (REPLICATES,),
        (REPLICATES, ranges),
        (2,),
        (len(METHODS),),
        (depths,) * CELLS,
        (CELLS, depths, depths),
        *(by_outcome,) * 2,
        *(by_range,) * 3,
        pairs,
        (outcomes, *pairs),
        (CELLS, depths, *pairs),
    )
    return Tally(*(np.zeros(shape, np.int64) for shape in shapes))


def counted(block: Block, drawn: Rows, expected: Expected, reads: str) -> Tally:
    """The counts of one block.

    Parameters
    ----------
    block : Block
        What its games yield.
    drawn : Rows
        The points that they were solved at.
    expected : sequence of frozenset of Design
        What the figure expects, cell by cell.
    reads : str
        Which designs are compared: "wanted" or "realised".
    """
    found = empty(drawn.first.shape[1])
    solved = np.asarray((block.wanted >= 0).all(axis=2))
    whole = np.asarray(solved[:, :2].all(axis=1))
    found.unsolved[:] = (~whole).sum(), (~solved).sum()
    np.add.at(found.methods, block.method[solved], 1)
    which = (np.arange(block.start, block.start + block.rows) % REPLICATES)[whole]
    read = (block.wanted if reads == "wanted" else block.realised)[whole]
    held = _outcomes(read, expected)
    np.add.at(found.rows, which, 1)
    _count_indices(found, which, held, solved[whole, 2:].astype(np.int64))
    _count_designs(found, block.wanted[whole, :2], block.realised[whole, :2], read[:, :2])
    for place, points in enumerate((drawn.first[whole], drawn.second[whole])):
        _count_failures(found, _thirds(points), held[:, place], read[:, place])
    return found


def _outcomes(read: NDArray[np.int8], expected: Expected) -> Counts:
    """Whether each cell meets the figure, and whether all do, shape (rows, points, outcomes)."""
    met = np.zeros((CELLS, len(DESIGNS)), np.int64)
    for cell, designs in enumerate(expected):
        met[cell, [DESIGNS.index(design) for design in designs]] = 1
    by_cell = met[np.arange(CELLS), read]
    return np.concatenate([by_cell, by_cell.min(axis=-1, keepdims=True)], axis=-1)


def _count_indices(found: Tally, which: Counts, held: Counts, paired: Counts) -> None:
    """Sums for the indices; a step whose game has not converged counts as none."""
    first, second = held[:, 0], held[:, 1]
    step = (held[:, 2:] - first[:, None]) * paired[..., None]
    np.add.at(found.paired, which, paired)
    np.add.at(found.first, which, first)
    np.add.at(found.second, which, second)
    np.add.at(found.crossed, which, second[:, None] * step)
    np.add.at(found.stepped, which, step)
    np.add.at(found.turned, which, step**2)


def _count_designs(
    found: Tally, wanted: NDArray[np.int8], realised: NDArray[np.int8], read: NDArray[np.int8]
) -> None:
    np.add.at(found.patterns, tuple(read[..., cell].ravel() for cell in range(CELLS)), 1)
    for cell in range(CELLS):
        both = wanted[..., cell].ravel(), realised[..., cell].ravel()
        np.add.at(found.realised[cell], both, 1)


def _thirds(points: NDArray[np.float64]) -> Counts:
    return np.minimum((points * PARTS).astype(np.int64), PARTS - 1)


def _count_failures(found: Tally, part: Counts, held: Counts, read: NDArray[np.int8]) -> None:
    """Count draws by every two ranges and the thirds they lie in: all, failed, by design."""
    at = (part[:, :, None] == np.arange(PARTS)).astype(np.int64)
    found.seen[:] += np.einsum("nip,njq->ijpq", at, at)
    found.failed[:] += np.einsum("no,nip,njq->oijpq", 1 - held, at, at, optimize=True)
    designs = (read[:, :, None] == np.arange(len(DESIGNS))).astype(np.int64)
    found.chosen[:] += np.einsum("ncd,nip,njq->cdijpq", designs, at, at, optimize=True)
