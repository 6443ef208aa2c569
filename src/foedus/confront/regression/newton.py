"""Newton's method for log-likelihoods that have one top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.sample import Floats

STEPS = 100
"""Steps at most; under perfect separation each adds about 1 to the log odds, without end."""

SETTLED = 1e-16
"""Newton decrement below which a search ends: the next step is less than 10⁻⁸ standard errors."""

HALVINGS = 40
"""Times a step is halved before the search gives up: half of 10⁻¹² of it remains."""

FLAT = 1e-14
"""Curvature, as a share of the greatest, below which a direction counts as flat."""


@dataclass(frozen=True, slots=True, eq=False)
class Height:
    """A log-likelihood at one point.

    Parameters
    ----------
    value : float
        The log-likelihood; minus infinity outside the space of the parameters.
    gradient : array of float64, shape (p,)
        Its first derivatives.
    information : array of float64, shape (p, p)
        Minus its second derivatives, or their expectation.
    """

    value: float
    gradient: Floats
    information: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Top:
    """Where a search ended.

    Parameters
    ----------
    theta : array of float64, shape (p,)
        The parameters.
    height : Height
        The log-likelihood there.
    steps : int
        Steps taken.
    converged : bool
        Whether the search ended because nothing more could be gained.
    """

    theta: Floats
    height: Height
    steps: int
    converged: bool


def maximise(evaluate: Callable[[Floats], Height], start: Floats, longest: float = np.inf) -> Top:
    """Climb to the top of a log-likelihood.

    Parameters
    ----------
    evaluate : callable
        The height at given parameters.
    start : array of float64, shape (p,)
        Where to begin.
    longest : float
        Greatest change of one parameter in one step.

    Returns
    -------
    Top
        A step that leads down, or out of the space of the parameters, is halved; where the
        information is singular the search moves in the directions it knows.

    References
    ----------
    nocedal_wright_2006, ch. 3, on damped Newton steps and their decrement.

    Examples
    --------
    >>> def parabola(at: Floats) -> Height:
    ...     return Height(-float(at @ at), -2 * at, 2 * np.eye(1))
    >>> maximise(parabola, np.array([3.0])).theta.tolist()
    [0.0]
    """
    theta, height = start, evaluate(start)
    for step in range(STEPS):
        move = solve(height.information, height.gradient)
        if float(move @ height.gradient) < SETTLED:
            return Top(theta, height, step, converged=True)
        move *= min(1.0, longest / max(float(np.abs(move).max()), np.finfo(float).tiny))
        found = _higher(evaluate, theta, move, height.value)
        if found is None:
            return Top(theta, height, step, converged=False)
        theta, height = found
    return Top(theta, height, STEPS, converged=False)


def _higher(
    evaluate: Callable[[Floats], Height], theta: Floats, move: Floats, value: float
) -> tuple[Floats, Height] | None:
    """The first of ever shorter steps that does not lead down."""
    # Near the top two heights differ by less than their sums are rounded.
    least = value - 1e-11 * (1 + abs(value))
    for _ in range(HALVINGS):
        there = theta + move
        height = evaluate(there)
        if height.value >= least:
            return there, height
        move = move / 2
    return None


def solve(information: Floats, vector: Floats) -> Floats:
    """Information⁻¹ × vector within the directions that are not flat."""
    return inverse(information) @ vector


def inverse(information: Floats) -> Floats:
    """The inverse of a symmetric matrix; flat directions are left out.

    Examples
    --------
    >>> inverse(np.diag([2.0, 0.0])).tolist()
    [[0.5, 0.0], [0.0, 0.0]]
    """
    roots, vectors = np.linalg.eigh(information)
    steep = roots > FLAT * max(float(roots[-1]), np.finfo(float).tiny)
    inverted = np.where(steep, 1 / np.where(steep, roots, 1), 0)
    turned: Floats = (vectors * inverted) @ vectors.T
    return turned
