"""Patterns of answers: equal rows are worked out once and counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.panel.maximise import Matrix
from foedus.panel.table import Number, Whole


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """The different rows of a matrix of answers.

    Parameters
    ----------
    answers : array of float, patterns × items
        Each different row once; 0 where the answer is missing.
    asked : array of float, patterns × items
        1 where there is an answer, 0 where it is missing.
    counts : array of float
        How often each pattern occurs.
    places : array of int
        For each row of the matrix, its pattern.
    """

    answers: Matrix
    asked: Matrix
    counts: Number
    places: Whole


def patterns(answers: Matrix) -> Patterns:
    """The different rows of `answers`; missing answers (NaN) are equal to one another.

    Examples
    --------
    >>> found = patterns(np.array([[1.0, np.nan], [0.0, 1.0], [1.0, np.nan]]))
    >>> found.counts.tolist(), found.places.tolist()
    ([1.0, 2.0], [1, 0, 1])
    """
    filled = np.where(np.isnan(answers), -1.0, answers)
    # One number for each row, so that the sort is of numbers: ten times faster than of rows.
    keys = np.zeros(len(filled), dtype=np.int64)
    for column in filled.T:
        values, ranks = np.unique(column, return_inverse=True)
        _, keys = np.unique(keys * len(values) + ranks.ravel(), return_inverse=True)
    _, first, places, counts = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    rows = filled[first]
    asked = (rows >= 0).astype(np.float64)
    return Patterns(
        np.maximum(rows, 0.0), asked, counts.astype(np.float64), places.ravel().astype(np.int64)
    )
