"""Covariances of estimates, from the scores of the rows and the information of all.

Each is B M B, with B the inverse of the information and M the sum of products of scores
of rows that may share what is not observed: each with itself, with its group, with the
groups of either of two kinds, or with every row that has a state in common with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.sample import Floats, coded, distinct
from foedus.panel.table import Number, Whole

LEAST = 1e-10
"""Share of the greatest root below which another is rounding."""


def sandwich(bread: Floats, scores: Floats, weights: Number) -> Floats:
    """Rows that share nothing, whatever their variance.

    Parameters
    ----------
    bread : array of float64, shape (p, p)
        Inverse of the information.
    scores : array of float64, shape (n, p)
        Gradient of each row's log-likelihood, without weights.
    weights : array of float64, shape (n,)
        How many equal observations a row stands for, N in all.

    Returns
    -------
    array of float64, shape (p, p)
        With the factor N / (N − 1).

    References
    ----------
    huber_1967; white_1982.
    """
    count = float(weights.sum())
    return _between(bread, (scores * weights[:, None]).T @ scores) * _more(count)


def cluster(bread: Floats, scores: Floats, groups: Whole) -> Floats:
    """Rows that share with the rows of their group.

    Parameters
    ----------
    bread : array of float64, shape (p, p)
        Inverse of the information.
    scores : array of float64, shape (n, p)
        Gradient of each row's log-likelihood, times its weight.
    groups : array of int64, shape (n,)
        Number of each row's group.

    Returns
    -------
    array of float64, shape (p, p)
        With the factor G / (G − 1) for G groups.

    References
    ----------
    liang_zeger_1986; cameron_miller_2015.
    """
    return _between(bread, _clustered(scores, groups))


def two_way(bread: Floats, scores: Floats, first: Whole, second: Whole) -> Floats:
    """Rows that share with the rows of either of their two groups.

    Parameters
    ----------
    bread : array of float64, shape (p, p)
        Inverse of the information.
    scores : array of float64, shape (n, p)
        Gradient of each row's log-likelihood, times its weight.
    first, second : array of int64, shape (n,)
        Numbers of each row's groups.

    Returns
    -------
    array of float64, shape (p, p)
        The sum over both groupings less that over their intersections, each with its own
        G / (G − 1); it may have negative roots, which `mended` takes away.

    References
    ----------
    cameron_gelbach_miller_2011, equation 2.11.
    """
    both = crossed(first, second)
    meat = _clustered(scores, first) + _clustered(scores, second) - _clustered(scores, both)
    return _between(bread, meat)


def dyadic(bread: Floats, scores: Floats, first: Whole, second: Whole) -> Floats:
    """Rows that share with every row that has a state in common with them.

    Parameters
    ----------
    bread : array of float64, shape (p, p)
        Inverse of the information.
    scores : array of float64, shape (n, p)
        Gradient of each row's log-likelihood, times its weight.
    first, second : array of int64, shape (n,)
        Numbers of the two states, numbered alike; their order does not matter.

    Returns
    -------
    array of float64, shape (p, p)
        Without a factor for few states; it may have negative roots, which `mended` takes
        away.

    References
    ----------
    aronow_samii_assenova_2015: the sum over dyads that share a member. Added up by members
    a pair of rows counts once for each member shared, so rows of one dyad count twice; one
    sum over dyads is taken away.
    """
    states = int(max(first.max(), second.max())) + 1
    by_state = added(scores, first, states) + added(scores, second, states)
    dyads = crossed(np.minimum(first, second), np.maximum(first, second))
    by_dyad = added(scores, dyads)
    return _between(bread, by_state.T @ by_state - by_dyad.T @ by_dyad)


@dataclass(frozen=True, slots=True, eq=False)
class Mended:
    """A covariance whose negative roots were set to nothing.

    Parameters
    ----------
    matrix : array of float64, shape (p, p)
        The covariance.
    negative : int
        How many roots were negative.
    """

    matrix: Floats
    negative: int


def mended(matrix: Floats, unit: Floats) -> Mended:
    """A covariance without negative roots.

    Parameters
    ----------
    matrix : array of float64, shape (p, p)
        A sum less a sum, which need not be positive.
    unit : array of float64, shape (p, p)
        The classical covariance, in units of which roots are taken.

    References
    ----------
    cameron_gelbach_miller_2011, section 2.3. DEPARTS: they take the roots of the matrix as
    it stands; then errors depend on the columns' units. Roots in units of the classical
    covariance are the same whatever the units.

    Examples
    --------
    >>> mended(np.diag([1.0, -0.5]), np.eye(2)).matrix.tolist()
    [[1.0, 0.0], [0.0, 0.0]]
    """
    lengths, axes = np.linalg.eigh(unit)
    known = lengths > LEAST * float(lengths[-1])
    half = axes[:, known] * np.sqrt(lengths[known])
    whole = axes[:, known] / np.sqrt(lengths[known])
    roots, vectors = np.linalg.eigh(whole.T @ matrix @ whole)
    negative = int((roots < -LEAST * max(float(roots[-1]), 0.0)).sum())
    if not negative:
        return Mended(matrix, 0)
    kept = half @ vectors * np.sqrt(np.maximum(roots, 0))
    return Mended(kept @ kept.T, negative)


def crossed(first: Whole, second: Whole) -> Whole:
    """Numbers of the groups that two groupings make together.

    Examples
    --------
    >>> crossed(np.array([0, 0, 1]), np.array([5, 6, 5])).tolist()
    [0, 1, 2]
    """
    return coded(first * (int(second.max()) + 1) + second)


def added(scores: Floats, groups: Whole, count: int = 0) -> Floats:
    """Scores added up by group, shape (G, p)."""
    columns = [np.bincount(groups, weights=each, minlength=count) for each in scores.T]
    return np.stack(columns, axis=1)


def _clustered(scores: Floats, groups: Whole) -> Floats:
    sums = added(scores, groups)
    held: Floats = sums.T @ sums * _more(distinct(groups))
    return held


def _between(bread: Floats, meat: Floats) -> Floats:
    whole: Floats = bread @ meat @ bread
    return (whole + whole.T) / 2


def _more(count: float) -> float:
    """The factor for few observations or groups; undefined for one."""
    return count / (count - 1) if count > 1 else float("nan")
