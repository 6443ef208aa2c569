"""The equilibrium: one year backwards, again and again, until nothing changes."""

from __future__ import annotations

import numpy as np

from foedus.game.parameters import Parameters
from foedus.game.solution import TOLERANCE, Convergence, Solution
from foedus.game.year import Values, nothing, one_year, setting

MOST_ROUNDS = 20_000
"""Rounds after which an iteration is given up."""


def change(one: Values, other: Values) -> float:
    """The largest difference between two sets of values, in years in office."""
    client = np.abs(one.client - other.client).max()
    return float(max(client, np.abs(one.patron - other.patron).max()))


def solve(p: Parameters, tolerance: float = TOLERANCE) -> Solution:
    """Solve a game by plain iteration from nothing.

    Parameters
    ----------
    p : Parameters
        The game.
    tolerance : float
        Largest change of a value below which it counts as solved.

    Examples
    --------
    >>> solve(Parameters(n_kappa=5, n_gamma=5)).converged
    True
    """
    given = setting(p)
    values, policy = one_year(given, nothing(p))
    rounds, residual = 1, change(values, nothing(p))
    last = MOST_ROUNDS if p.horizon is None else p.horizon
    while rounds < last and not residual <= tolerance:
        found, policy = one_year(given, values)
        residual, values, rounds = change(found, values), found, rounds + 1
    return Solution(p, values, policy, Convergence("numpy", "plain", rounds, residual, tolerance))
