"""Year after year until nothing changes: plain, by half-steps, or with Anderson's acceleration.

One round is the same for NumPy and for JAX; what differs is who runs the loop.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from foedus.game.laws import Array
from foedus.game.parameters import Player
from foedus.game.solving.quick import Laid, Library, year
from foedus.game.solving.solution import Convergence

Number = Any
"""A number of NumPy or of JAX, which knows it only when the loop runs."""

Iteration = Literal["plain", "half-steps", "anderson", "anderson-half-steps", "backwards"]
"""How the next values are chosen; "backwards" is plain, as many rounds as the game has years."""

MOST_ROUNDS = 20_000
"""Rounds after which an iteration is given up."""

PATIENCE, LONGER = 300, 1500
"""Rounds without a lower residual after which an iteration is taken to cycle.

Where it converges, however slowly, the residual falls; a cycle repeats its residuals. Accelerated
iteration wanders before it falls, so that it is given longer.
"""

FALLS = 1.0 - 1e-6
"""Share of the lowest residual so far below which a residual counts as lower."""

MEMORY = 5
"""Rounds that Anderson's acceleration looks back upon."""

RIDGE = 1e-14
"""Weight, against the mean square of what is remembered, that keeps its equations solvable."""


@dataclass(frozen=True, slots=True)
class Way:
    """How an iteration goes on, and when it ends.

    Parameters
    ----------
    method : str
        One of `Iteration`.
    tolerance : float
        Largest change of a value below which a game counts as solved.
    most : int
        Rounds after which it is given up; of a game that ends, its years.
    """

    method: Iteration
    tolerance: float
    most: int = MOST_ROUNDS

    @property
    def memory(self) -> int:
        """Rounds that are remembered."""
        return MEMORY if self.method.startswith("anderson") else 0

    @property
    def patience(self) -> int:
        """Rounds without a lower residual after which it is given up."""
        return LONGER if self.memory else PATIENCE

    @property
    def step(self) -> float:
        """Share of a year's change that is taken."""
        return 0.5 if self.method.endswith("half-steps") else 1.0


def way(horizon: int | None, method: Iteration, tolerance: float) -> Way:
    """How to solve a game: one that ends backwards, as many rounds as it has years.

    Examples
    --------
    >>> way(7, "anderson", 1e-10)
    Way(method='backwards', tolerance=1e-10, most=7)
    """
    if horizon is not None:
        return Way("backwards", tolerance, horizon)
    return Way(method, tolerance)


def told(solver: str, gone: Way, rounds: int, residual: float) -> Convergence:
    """The record of an iteration; what was solved backwards leaves nothing open."""
    if gone.method == "backwards" and math.isfinite(residual):
        residual = 0.0
    return Convergence(solver, gone.method, rounds, residual, gone.tolerance)


class Reached(NamedTuple):
    """How far an iteration has come.

    A tuple, because that is what JAX takes apart.

    Parameters
    ----------
    following, found : ndarray
        Values a year later and, from them, at the start of the year, side by side.
    rounds : int
        Years gone backwards.
    residual : float
        Largest change in the last of them.
    lowest : float
        Lowest residual so far.
    since : int
        Rounds since then.
    steps, misses : ndarray
        Last changes of `found` and of what a round changes, shape (memory, …).
    """

    following: Array
    found: Array
    rounds: Number
    residual: Number
    lowest: Number
    since: Number
    steps: Array
    misses: Array


def begin(xp: Library, start: Array, memory: int) -> Reached:
    """Where an iteration stands before its first round."""
    empty = xp.zeros((memory, *start.shape))
    return Reached(start, start, 0, xp.inf, xp.inf, 0, empty, empty)


def goes_on(xp: Library, at: Reached, way: Way) -> Number:
    """Whether another round is due; one without numbers goes no further."""
    if way.method == "backwards":
        return at.rounds < way.most
    open_ = (at.residual > way.tolerance) & xp.isfinite(at.residual)
    return (at.rounds == 0) | (open_ & (at.rounds < way.most) & (at.since < way.patience))


def round_on(xp: Library, laid: Laid, at: Reached, proposer: Player, way: Way) -> Reached:
    """One more round."""
    following = _next(xp, at, way)
    found = year(xp, laid, following, proposer)
    residual = xp.abs(found - following).max()
    fell = residual < FALLS * at.lowest
    steps, misses = at.steps, at.misses
    if way.memory:
        slot = xp.arange(way.memory) == at.rounds % way.memory
        here = (slot & (at.rounds > 0)).reshape(-1, 1, 1, 1, 1)
        steps = xp.where(here, found - at.found, steps)
        misses = xp.where(here, found - following - (at.found - at.following), misses)
    return Reached(
        following,
        found,
        at.rounds + 1,
        residual,
        xp.minimum(at.lowest, residual),
        xp.where(fell, 0, at.since + 1),
        steps,
        misses,
    )


def _next(xp: Library, at: Reached, way: Way) -> Array:
    """The values from which the next year is taken."""
    if way.memory:
        return _accelerated(xp, at, way)
    if way.step < 1.0:
        return way.step * at.found + (1.0 - way.step) * at.following
    return at.found


def _accelerated(xp: Library, at: Reached, way: Way) -> Array:
    """Found values, or half-way to them, corrected by what the last rounds tell.

    References
    ----------
    walker_ni_2011.
    """
    short = 1.0 - way.step
    miss = (at.found - at.following).reshape(-1)
    misses = at.misses.reshape(way.memory, -1)
    steps = at.steps.reshape(way.memory, -1) - short * misses
    square = misses @ misses.T
    size = xp.trace(square)
    ridge = (RIDGE * size + xp.where(size > 0.0, 0.0, 1.0)) * xp.eye(way.memory)
    weights = xp.linalg.solve(square + ridge, misses @ miss)
    correction: Array = short * miss + weights @ steps
    return at.found - correction.reshape(at.found.shape)


def run(laid: Laid, start: Array, proposer: Player, way: Way) -> Reached:
    """Iterate with NumPy."""
    at = begin(np, start, way.memory)
    while goes_on(np, at, way):
        at = round_on(np, laid, at, proposer, way)
    return at
