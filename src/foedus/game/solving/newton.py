"""Newton's method, for games whose equilibrium repels every iteration.

The change that one more year makes is set to zero. Its derivative is never written out: how the
change moves in a direction is measured, and the linear system solved by directions alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from foedus.game.laws import Array

Miss = Callable[[Array], Array]
"""What is to be zero, at a point; both are vectors of one length."""

MOST_STEPS = 40
"""Steps after which Newton's method is given up."""

STEP = 1e-7
"""Length of the step by which a direction is measured, against the point's own length."""

SHORTEST = 1e-2
"""Share of a full step below which a line is given up."""

ENOUGH = 1e-4
"""Share of the fall promised by the derivative with which a step is content."""


@dataclass(frozen=True, slots=True)
class Root:
    """Where Newton's method ended.

    Parameters
    ----------
    point : ndarray
        The point.
    residual : float
        Largest miss there.
    steps : int
        Steps taken.
    """

    point: Array
    residual: float
    steps: int


def newton(miss: Miss, start: Array, tolerance: float) -> Root:
    """A zero near a start, by Newton's method with a line search.

    Parameters
    ----------
    miss : callable
        What is to be zero.
    start : ndarray
        Where to begin, shape (n,).
    tolerance : float
        Largest miss at which it ends.

    Returns
    -------
    Root
        Its residual is above the tolerance where no zero was found.

    Examples
    --------
    >>> root = newton(lambda x: x**3 - 8.0, np.array([1.0]), 1e-12)
    >>> round(float(root.point[0]), 6)
    2.0
    """
    point, missed = start, miss(start)
    for steps in range(MOST_STEPS):
        residual = float(np.abs(missed).max())
        if residual <= tolerance or not np.isfinite(residual):
            return Root(point, residual, steps)
        moved = _along(miss, point, missed)
        if moved is None:
            return Root(point, residual, steps)
        point, missed = moved
    return Root(point, float(np.abs(missed).max()), MOST_STEPS)


def _along(miss: Miss, point: Array, missed: Array) -> tuple[Array, Array] | None:
    """The next point and its miss, along a line on which it falls; None if it does not."""
    # Where the derivative is nearly singular a full step may lead beyond the numbers there are.
    # What comes back from there is no number or endless: it is no fall, and the step is halved.
    with np.errstate(over="ignore", invalid="ignore"):
        step, length = direction(miss, point, missed), 1.0
        after = miss(point + step)
        while not _falls(after, missed, length) and length > SHORTEST:
            length /= 2
            after = miss(point + length * step)
    return (point + length * step, after) if length > SHORTEST else None


def _falls(after: Array, before: Array, length: float) -> bool:
    norm = float(np.linalg.norm(after))
    return norm <= (1 - ENOUGH * length) * float(np.linalg.norm(before))


def direction(miss: Miss, point: Array, missed: Array, precise: float = 1e-3) -> Array:
    """The step that would bring the miss to zero if it were linear.

    Parameters
    ----------
    miss : callable
        What is to be zero.
    point, missed : ndarray
        A point, and the miss there, shape (n,).
    precise : float
        Largest miss of the linear system, against the miss itself.
    """
    from scipy.sparse.linalg import LinearOperator, gmres

    scale = STEP * max(1.0, float(np.linalg.norm(point)))

    def along(way: Array) -> Array:
        length = float(np.linalg.norm(way))
        if not length:
            return way
        part = scale / length * way
        return np.asarray((miss(point + part) - miss(point - part)) * (length / (2 * scale)))

    linear = LinearOperator((len(point),) * 2, matvec=along, dtype=np.float64)
    found, _ = gmres(linear, -missed, rtol=precise, restart=80, maxiter=3)
    return np.asarray(found)
