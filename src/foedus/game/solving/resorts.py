"""Many games, and none given up lightly: what iterations leave unsolved goes to slower methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec

import numpy as np

from foedus.game.laws import Array
from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.homotopy import traced
from foedus.game.solving.newton import newton
from foedus.game.solving.quick import lay, to_laid, to_values, year
from foedus.game.solving.solution import TOLERANCE, Convergence
from foedus.game.year import Values, nothing, one_year, setting

AROUND, WITHIN = 900, 400
"""Half-steps around a cycle, and the last of them whose mean begins Newton's method."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a method made of one game.

    Parameters
    ----------
    values : ndarray
        Values side by side.
    residual : float
        Largest change that one more year makes to them.
    steps : int
        Steps taken.
    """

    values: Array
    residual: float
    steps: int


def solve_surely(
    games: Sequence[Parameters],
    *,
    tolerance: float = TOLERANCE,
    solver: str = "",
    threads: int = 0,
) -> Batch:
    """Solve games of one shape together; Newton and homotopy take on what cycles.

    Anderson's mixing comes first. Games that it leaves unsolved are given to Newton's method from
    the middle of their cycle, then to Anderson's mixing of half-steps, then followed from large
    shocks to their own. What all of them leave unsolved says so.

    Parameters
    ----------
    games : sequence of Parameters
        Games that share grids, threat levels and rules.
    tolerance : float
        Largest change of a value at which a game counts as solved.
    solver : {"", "jax", "numpy"}
        What iterates; "" is JAX where it is installed.
    threads : int
        Games that run at the same time on a CPU; 0 for as many as it has cores.

    Raises
    ------
    ValueError
        If there is no game, or games differ in shape or rules.

    Examples
    --------
    >>> found = solve_surely([Parameters(n_kappa=5, n_gamma=5)], solver="numpy")
    >>> found.convergence[0].method
    'anderson'
    """
    batch = solve_many(
        games, method="anderson", solver=solver, tolerance=tolerance, threads=threads
    )
    open_ = [number for number, one in enumerate(batch.convergence) if not one.converged]
    # Without SciPy there is nobody to solve Newton's linear systems: what is open stays open.
    if not open_ or find_spec("scipy") is None:
        return batch
    return _with(batch, {number: _pursued(batch, number, tolerance) for number in open_})


def _pursued(batch: Batch, number: int, tolerance: float) -> tuple[Values, Convergence]:
    """One game, by one method after the other; the last attempt if none succeeds."""
    p, before = batch.games[number], batch.convergence[number]
    tried = (*before.tried, before.method)
    values, ended = batch.following[number], before
    for method, attempt in _METHODS:
        found = attempt(p, tolerance)
        values = to_values(found.values, p.shape)
        ended = Convergence("numpy", method, found.steps, found.residual, tolerance, tried)
        if ended.converged:
            break
        tried = (*tried, method)
    return values, ended


def _from_the_middle(p: Parameters, tolerance: float) -> Attempt:
    """Newton's method from the mean of a cycle of half-steps."""
    laid = lay(p)
    values = to_laid(nothing(p))
    total = np.zeros_like(values)
    for step in range(AROUND):
        values = 0.5 * (values + year(np, laid, values, p.proposer))
        if step >= AROUND - WITHIN:
            total += values / WITHIN

    def miss(at: Array) -> Array:
        held = at.reshape(total.shape)
        return np.asarray((year(np, laid, held, p.proposer) - held).ravel())

    root = newton(miss, total.ravel(), tolerance)
    return Attempt(root.point.reshape(total.shape), root.residual, root.steps)


def _from_large_shocks(p: Parameters, tolerance: float) -> Attempt:
    """Homotopy in the size of the shocks."""
    found = traced(p, tolerance)
    return Attempt(found.values, found.residual, found.steps)


def _by_half_steps(p: Parameters, tolerance: float) -> Attempt:
    """Anderson's mixing of half-steps."""
    found = solve_many([p], method="anderson-half-steps", solver="numpy", tolerance=tolerance)
    ended = found.convergence[0]
    return Attempt(to_laid(found.following[0]), ended.residual, ended.rounds)


_METHODS: tuple[tuple[str, Callable[[Parameters, float], Attempt]], ...] = (
    ("newton", _from_the_middle),
    ("anderson-half-steps", _by_half_steps),
    ("homotopy", _from_large_shocks),
)


def _with(batch: Batch, found: dict[int, tuple[Values, Convergence]]) -> Batch:
    """A batch in which some games were solved otherwise."""
    client, patron = batch.client.copy(), batch.patron.copy()
    wanted, realised = batch.wanted.copy(), batch.realised.copy()
    following, convergence = list(batch.following), list(batch.convergence)
    for number, (values, ended) in found.items():
        start, policy = one_year(setting(batch.games[number]), values)
        client[number], patron[number] = start.client, start.patron
        wanted[number], realised[number] = policy.wanted, policy.realised
        following[number], convergence[number] = values, ended
    return replace(
        batch,
        client=client,
        patron=patron,
        wanted=wanted,
        realised=realised,
        following=tuple(following),
        convergence=tuple(convergence),
    )
