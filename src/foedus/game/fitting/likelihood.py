"""How likely the observed designs are under one game: its choice chances at the observed states.

The game is solved inside, from the values of the last game that was solved: the fixed point is
nested in whatever searches outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from foedus.game.laws import Array, between, gammas, kappas
from foedus.game.parameters import Parameters
from foedus.game.solving import quick
from foedus.game.solving.iterate import Iteration, Way, run
from foedus.game.solving.solve import solve
from foedus.game.year import nothing

TIGHT = 1e-12
"""Tolerance of the nested solutions: differences between two of them must be the parameters'."""

MOST = 3000
"""Rounds after which a nested iteration is given up."""

METHODS: tuple[Iteration, ...] = ("anderson", "anderson-half-steps", "plain")
"""How nested games are iterated, one after the other until one converges."""

LEAST = 1e-300
"""Chance below which a design counts as impossible; its logarithm would not be a number."""

Index = NDArray[np.intp]
Observing = Literal["realised", "wanted"]
"""Whether the designs seen are those that came out, or those that clients wished for."""


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """Designs that were chosen, and the states in which they were.

    Parameters
    ----------
    kappa, gamma : ndarray of float
        Consolidation in [0, 1] and compatibility in [−1, 1], shape (row,).
    threat, standing, design : ndarray of int
        Level of threat, the design that stood, and the one that was chosen.
    pair : ndarray of int
        Rows of one pair share a number, from 0.
    """

    kappa: Array
    gamma: Array
    threat: Index
    standing: Index
    design: Index
    pair: Index

    def __len__(self) -> int:
        return len(self.design)


@dataclass(frozen=True, slots=True, eq=False)
class Inner:
    """A game solved inside a search.

    Parameters
    ----------
    values : ndarray
        Its values side by side, from which the next solution may start.
    realised, wanted : ndarray
        Chances of designs, shape (kappa, gamma, threat, standing, design).
    converged : bool
        Whether it is solved.
    """

    values: Array
    realised: Array
    wanted: Array
    converged: bool


def solved_from(p: Parameters, start: Array | None = None, tolerance: float = TIGHT) -> Inner:
    """Solve a game from the values of another one.

    Parameters
    ----------
    p : Parameters
        The game.
    start : ndarray or None
        `Inner.values` of a game of the same shape; None for nothing.
    tolerance : float
        Largest change of a value below which it counts as solved.
    """
    laid = quick.lay(p)
    begin = quick.to_laid(nothing(p)) if start is None else start
    for method in METHODS:
        at = run(laid, begin, p.proposer, Way(method, tolerance, MOST))
        if at.residual <= tolerance:
            chances = quick.chances(np, laid, at.following, p.proposer)
            wanted, realised = (quick.spread(part[None], p.shape)[0] for part in chances)
            return Inner(at.found, realised, wanted, converged=True)
    found = solve(p)
    return Inner(
        quick.to_laid(found.values), found.policy.realised, found.policy.wanted, found.converged
    )


def chances_of(
    p: Parameters, inner: Inner, observed: Observed, seen: Observing = "realised"
) -> Array:
    """Chance of each design that was seen, linear between grid points, shape (row,).

    Parameters
    ----------
    p : Parameters
        The game.
    inner : Inner
        Its solution.
    observed : Observed
        What was seen.
    seen : {"realised", "wanted"}
        What the designs seen are taken for.
    """
    chances = inner.realised if seen == "realised" else inner.wanted
    low, left = between(kappas(p), observed.kappa), between(gammas(p), observed.gamma)
    rest = observed.threat, observed.standing, observed.design
    total = np.zeros(len(observed))
    for up in (0, 1):
        for right in (0, 1):
            weight = np.where(up, low.share, 1 - low.share)
            weight = weight * np.where(right, left.share, 1 - left.share)
            total += weight * chances[(low.below + up, left.below + right, *rest)]
    return total


def log_chances(
    p: Parameters, inner: Inner, observed: Observed, seen: Observing = "realised"
) -> Array:
    """Logarithm of `chances_of`, never below that of `LEAST`."""
    return np.asarray(np.log(np.maximum(chances_of(p, inner, observed, seen), LEAST)))


def without_a_game(observed: Observed, designs: int) -> tuple[float, float]:
    """Log-likelihoods of shares alone: of each design, and of each by the design that stood.

    Parameters
    ----------
    observed : Observed
        What was seen.
    designs : int
        How many designs there are.

    Examples
    --------
    >>> none = np.zeros(4, dtype=np.intp)
    >>> seen = Observed(none / 1.0, none / 1.0, none, none, np.array([0, 0, 1, 1]), none)
    >>> float(round(without_a_game(seen, 3)[0] / np.log(0.5), 9))
    4.0
    """
    table = np.zeros((designs, designs))
    np.add.at(table, (observed.standing, observed.design), 1.0)
    return _entropy(table.sum(axis=0, keepdims=True)), _entropy(table)


def _entropy(table: Array) -> float:
    """Log-likelihood of the counts in each row under that row's own shares."""
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1.0)
    return float((table * np.log(np.where(shares > 0, shares, 1.0))).sum())
