"""Newton's method with step halving, and the report of how it ended.

EM goes far quickly and arrives slowly; a few steps with the observed information finish the
work and leave that information behind, from which standard errors are taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from foedus.panel.table import Number, Whole

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Evaluate = Callable[[Number], tuple[float, Number, Matrix]]

HALVINGS = 30
"""Halvings of one step before it is given up: 2⁻³⁰ of a step is rounding."""
SINGULAR = 1e-10
"""Smallest eigenvalue, of information scaled to a unit diagonal, that counts as above 0."""


@dataclass(frozen=True, slots=True)
class Convergence:
    """How a search for a maximum ended.

    Parameters
    ----------
    converged : bool
        Whether the gradient vanished at a point where the information is positive definite.
    iterations : int
        Steps taken, of EM and Newton together.
    gradient_norm : float
        Largest absolute element of the gradient where the search ended.
    why : str
        What ended it, in a sentence.

    Examples
    --------
    >>> Convergence(False, 500, 0.3, "500 iterations were not enough").converged
    False
    """

    converged: bool
    iterations: int
    gradient_norm: float
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Maximum:
    """Where a search ended.

    Parameters
    ----------
    parameters : array of float
        The point.
    value : float
        The function there.
    covariance : array of float, parameters × parameters
        Inverse of the observed information; all NaN where it has none.
    convergence : Convergence
        How the search ended.
    """

    parameters: Number
    value: float
    covariance: Matrix
    convergence: Convergence


def climb(
    start: Number, evaluate: Evaluate, *, tolerance: float = 1e-6, limit: int = 50, before: int = 0
) -> Maximum:
    """The maximum that Newton's steps reach from `start`.

    Parameters
    ----------
    start : array of float
        Where to begin, near the maximum.
    evaluate : callable
        Value, gradient and observed information (the negative Hessian) at a point.
    tolerance : float
        Largest absolute element of the gradient that counts as none.
    limit : int
        Steps at most.
    before : int
        Iterations spent before, counted in the report.

    Examples
    --------
    >>> def bowl(x):
    ...     return float(-(x @ x)), -2 * x, 2 * np.eye(len(x))
    >>> found = climb(np.array([3.0, -4.0]), bowl)
    >>> found.parameters.tolist(), found.convergence.converged
    ([0.0, 0.0], True)
    """
    point, (value, gradient, information) = start, evaluate(start)
    steps, why = 0, ""
    while np.abs(gradient).max() > tolerance and not why:
        if steps == limit:
            why = f"{before + steps} iterations were not enough"
            break
        reached = _step(point, value, _direction(gradient, information), evaluate)
        if reached is None:
            why = "no step along the gradient led higher"
            break
        point, (value, gradient, information) = reached
        steps += 1
    norm = float(np.abs(gradient).max())
    covariance = _inverse(information)
    if not why and np.isnan(covariance).any():
        why = "the information is not positive definite: some parameter is not identified"
    report = Convergence(not why, before + steps, norm, why or "the gradient vanished")
    return Maximum(point, value, covariance, report)


def clustered(covariance: Matrix, scores: Matrix, places: Whole, clusters: Whole) -> Matrix:
    """The covariance of estimates whose rows hang together within clusters.

    The sandwich of Huber (1967) with the scores summed within clusters (Liang & Zeger 1986,
    Biometrika 73: 13–22), times G / (G − 1) for G clusters.

    Parameters
    ----------
    covariance : array of float, parameters × parameters
        Inverse of the observed information.
    scores : array of float, patterns × parameters
        Gradient of the log-likelihood of one row of each pattern.
    places : array of int
        For each row its pattern.
    clusters : array of int
        For each row its cluster.

    Raises
    ------
    ValueError
        If there is a cluster only, or rows have no cluster.

    Examples
    --------
    >>> whole = clustered(np.eye(1) / 4, np.array([[1.0], [-1.0]]), np.array([0, 1, 0, 1]),
    ...     np.array([1, 2, 3, 4]))
    >>> round(float(whole[0, 0]), 6)
    0.333333
    """
    if len(clusters) != len(places):
        msg = f"{len(clusters)} clusters for {len(places)} rows: expected one for each"
        raise ValueError(msg)
    names, members = np.unique(clusters, return_inverse=True)
    if len(names) < 2:  # noqa: PLR2004  one cluster tells nothing of how clusters differ
        msg = f"{len(names)} clusters: expected at least 2"
        raise ValueError(msg)
    sums = np.zeros((len(names), scores.shape[1]))
    np.add.at(sums, members.ravel(), scores[places])
    spread: Matrix = covariance @ (sums.T @ sums) @ covariance
    return spread * len(names) / (len(names) - 1)


def _direction(gradient: Number, information: Matrix) -> Number:
    """Newton's direction; the gradient's own where the information has no inverse."""
    covariance = _inverse(information)
    if np.isnan(covariance).any():
        scale = max(float(np.abs(information).max()), 1.0)
        uphill: Number = gradient / scale
        return uphill
    newton: Number = covariance @ gradient
    return newton


def _step(
    point: Number, value: float, direction: Number, evaluate: Evaluate
) -> tuple[Number, tuple[float, Number, Matrix]] | None:
    """The first of ever shorter steps that does not lead down; None where all do."""
    for halving in range(HALVINGS):
        reached = point + direction / 2**halving
        there = evaluate(reached)
        # A value equal up to rounding is where a maximum is found.
        if there[0] >= value - 1e-12 * abs(value):
            return reached, there
    return None


def _inverse(information: Matrix) -> Matrix:
    """The inverse of a positive definite matrix; all NaN where it is not."""
    nothing = np.full(information.shape, np.nan)
    if not np.isfinite(information).all():
        return nothing
    scale = np.sqrt(np.abs(np.diag(information)))
    if (scale == 0).any():
        return nothing
    # Scaled to a unit diagonal, so that the units of a parameter do not decide.
    values, vectors = np.linalg.eigh(information / np.outer(scale, scale))
    if values.min() <= SINGULAR:
        return nothing
    inverse: Matrix = (vectors / values) @ vectors.T / np.outer(scale, scale)
    return inverse
