"""Points to solve games at: Sobol' sequences, arranged so that each parameter's share can be told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.game.laws import Array

REPLICATES = 16
"""Sequences that take turns, each scrambled by itself; errors are taken from what sets them apart."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Consecutive rows of a design for sensitivity indices.

    Parameters
    ----------
    start : int
        Number of the first row, from 0.
    first, second : ndarray
        Two independent points per row, in the unit cube, shape (rows, ranges): A and B of
        saltelli_et_al_2010.
    """

    start: int
    first: Array
    second: Array

    @property
    def points(self) -> Array:
        """All points of the rows, shape (rows, ranges + 2, ranges).

        A, then B, then A with one coordinate after the other taken from B.
        """
        ranges = self.first.shape[1]
        found = np.repeat(self.first[:, None, :], ranges + 2, axis=1)
        found[:, 1] = self.second
        each = np.arange(ranges)
        found[:, each + 2, each] = self.second
        return found


def rows_within(draws: int, ranges: int) -> int:
    """The largest power of two of rows whose games do not outnumber the draws; 0 if one row's do.

    A row takes one game for each range and two more. Sobol' sequences are balanced at powers of
    two only (sobol_2001).

    Examples
    --------
    >>> rows_within(10_000, 20)
    256
    >>> rows_within(21, 20)
    0
    """
    fitting = draws // (ranges + 2)
    return 1 << (fitting.bit_length() - 1) if fitting > 0 else 0


def rows(ranges: int, seed: int, start: int, count: int) -> Rows:
    """Rows `start` to `start + count` of scrambled Sobol' sequences that take turns.

    Row i is point i // `REPLICATES` of sequence i % `REPLICATES`. The sequences are scrambled
    independently of one another: how far their estimates lie apart tells the error of their mean,
    which no part of one sequence can (owen_1997).

    Parameters
    ----------
    ranges : int
        Number of parameters varied.
    seed : int
        Of the scramblings; PCG64DXSM, with the number of the sequence beside it.
    start, count : int
        Which rows; the same rows come out whatever else is asked for.
    """
    number = np.arange(start, start + count)
    found = np.empty((count, 2 * ranges))
    for replicate in np.unique(number % REPLICATES).tolist():
        mine = np.flatnonzero(number % REPLICATES == replicate)
        first = int(number[mine[0]]) // REPLICATES
        found[mine] = _points(2 * ranges, (seed, replicate), first, len(mine))
    return Rows(start, found[:, :ranges], found[:, ranges:])


def _points(dimensions: int, seed: tuple[int, int], start: int, count: int) -> Array:
    """Consecutive points of one scrambled sequence."""
    from scipy.stats import qmc

    generator = np.random.Generator(np.random.PCG64DXSM(seed))
    engine = qmc.Sobol(dimensions, scramble=True, rng=generator)
    if start:
        engine.fast_forward(start)
    # `random` warns where a count is no power of two; the sweep as a whole is one.
    return np.concatenate([engine.random(1) for _ in range(count)])
