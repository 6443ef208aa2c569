"""Collinearity: columns that say nothing which earlier columns have not said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.sample import Floats, Sample

NOTHING = 1e-8
"""Share of a column's variance below which what is left of it cannot be told from nothing."""

TOGETHER = 1 - NOTHING
"""Correlation from which two columns move together in every row."""


@dataclass(frozen=True, slots=True)
class Independent:
    """Columns that can be told apart, and why the others cannot.

    Parameters
    ----------
    kept, left_out : tuple of str
        Columns; an earlier one is kept rather than a later one.
    told : tuple of str
        One sentence for each column left out.
    """

    kept: tuple[str, ...]
    left_out: tuple[str, ...]
    told: tuple[str, ...]


def independent(sample: Sample) -> Independent:
    """Find the columns that earlier columns, with a constant, do not determine.

    Parameters
    ----------
    sample : Sample
        Rows in which no column is constant.

    Returns
    -------
    Independent
        Of two columns that move together the later is left out.
    """
    centred = sample.x - sample.x.mean(axis=0)
    # Lengths first: variances of a column of tiny numbers would vanish.
    lengths = np.abs(centred).max(axis=0)
    products = _correlations(centred / lengths)
    kept: list[int] = []
    told: list[str] = []
    for column in range(len(sample.columns)):
        if _left(products, kept, column) > NOTHING:
            kept.append(column)
        else:
            told.append(_sentence(sample.columns, products, kept, column))
    names = sample.columns
    left_out = tuple(name for place, name in enumerate(names) if place not in kept)
    return Independent(tuple(names[place] for place in kept), left_out, tuple(told))


def _correlations(centred: Floats) -> Floats:
    products = centred.T @ centred
    lengths = np.sqrt(np.diag(products))
    found: Floats = products / np.outer(lengths, lengths)
    return found


def _left(products: Floats, kept: list[int], column: int) -> float:
    """Share of a column's variance that the kept ones leave over."""
    if not kept:
        return 1.0
    cross = products[kept, column]
    slopes = np.linalg.solve(products[np.ix_(kept, kept)], cross)
    return float(1 - cross @ slopes)


def _sentence(names: tuple[str, ...], products: Floats, kept: list[int], column: int) -> str:
    """Whom a column repeats."""
    name = names[column]
    for other in kept:
        if abs(r := float(products[other, column])) >= TOGETHER:
            return f"{names[other]} and {name} move together in every row (r = {r:.2f}): {name} is left out"
    slopes = np.linalg.solve(products[np.ix_(kept, kept)], products[kept, column])
    of = [names[other] for other, b in zip(kept, slopes, strict=True) if abs(b) > NOTHING]
    return f"{name} is a sum of multiples of {', '.join(of)} in every row: {name} is left out"
