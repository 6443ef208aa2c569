"""The parameters that observed designs support: maximum likelihood, the game solved inside.

A nested fixed point: for every trial of the parameters the game is solved anew, from the values
of the last trial, and the chances of its choices are those of the designs seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import PCG64DXSM, Generator, SeedSequence

from foedus.game.fitting.free import Free, inside, put, scale_is_open
from foedus.game.fitting.likelihood import (
    Index,
    Inner,
    Observed,
    Observing,
    log_chances,
    solved_from,
    without_a_game,
)
from foedus.game.laws import Array
from foedus.game.parameters import Parameters

STEP = 1e-3
"""Share of a parameter's range over which slopes are taken."""

WIDE = 5e-3
"""Share of a parameter's range over which the change of slopes is taken."""

EDGE = 1e-3
"""Share of a range within which an estimate counts as lying at its bound."""

REFUSED = 1e6
"""Loss per row where the game does not solve; more than any solved one has."""


class UnidentifiedError(ValueError):
    """Parameters of which no data could tell the values."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One search, from one start.

    Parameters
    ----------
    began, ended : tuple of float
        Values of the free parameters at its start and at its end.
    log_likelihood : float
        At its end; −∞ where the game was not solved there.
    converged : bool
        Whether the search says that it has arrived.
    message : str
        What it says.
    rounds : int
        Steps of the search.
    """

    began: tuple[float, ...]
    ended: tuple[float, ...]
    log_likelihood: float
    converged: bool
    message: str
    rounds: int


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Estimates, and everything by which they can be judged.

    Parameters
    ----------
    free : tuple of Free
        What was looked for.
    given, fitted : Parameters
        The game before and after.
    estimates : tuple of float
        One per free parameter.
    seen : {"realised", "wanted"}
        What the designs were taken for.
    rows, pairs : int
        Rows used, and pairs that they belong to.
    log_likelihood, other : float
        At the estimates, and there too if the designs were taken for the other.
    at_given : float
        At the values that the game's file gives.
    shares, shares_by_standing : float
        Of the shares of the designs alone, and by the design that stood.
    attempts : tuple of Attempt
        Every search, the best first.
    information : ndarray
        Minus the second derivatives of the log-likelihood, in shares of the ranges.
    scores : ndarray
        Slopes of each row's log-likelihood, in shares of the ranges, shape (row, parameter).
    pair : ndarray of int
        Rows of one pair share a number.
    unsolved : int
        Trials at which the game did not solve.
    improbable : int
        Rows to which the fitted game gives a chance below one in a million.
    """

    free: tuple[Free, ...]
    given: Parameters
    fitted: Parameters
    estimates: tuple[float, ...]
    seen: Observing
    rows: int
    pairs: int
    log_likelihood: float
    other: float
    at_given: float
    shares: float
    shares_by_standing: float
    attempts: tuple[Attempt, ...]
    information: Array
    scores: Array
    pair: Index
    unsolved: int
    improbable: int

    @property
    def converged(self) -> bool:
        """Whether the best search arrived, at a game that is solved."""
        return self.attempts[0].converged and np.isfinite(self.log_likelihood)

    @property
    def at_bound(self) -> tuple[str, ...]:
        """For each parameter "low" or "high" where the estimate lies at a bound; else ""."""
        found = []
        for one, value in zip(self.free, self.estimates, strict=True):
            share = (value - one.low) / (one.high - one.low)
            found.append("low" if share < EDGE else "high" if share > 1 - EDGE else "")
        return tuple(found)


def fit(
    p: Parameters,
    observed: Observed,
    free: Sequence[Free],
    *,
    seen: Observing = "realised",
    starts: int = 3,
    seed: int = 1,
    progress: Callable[[str], None] = lambda _: None,
) -> Fit:
    """Look for the parameters under which the designs seen are likeliest.

    Parameters
    ----------
    p : Parameters
        The game; what is not free stays as it is.
    observed : Observed
        Designs and states.
    free : sequence of Free
        What is looked for, at least one.
    seen : {"realised", "wanted"}
        What the designs are taken for.
    starts : int
        Searches: the first from the game's own values, the others from drawn ones.
    seed : int
        Seed of the drawn starts.
    progress : callable
        Told what goes on.

    Raises
    ------
    UnidentifiedError
        If every number that fixes the scale of the patron's pay-offs is free.
    ValueError
        If there is no row, or nothing is free.

    References
    ----------
    rust_1987; aguirregabiria_mira_2007.
    """
    if not len(observed) or not free:
        raise ValueError("There is nothing to fit: no row is left, or no parameter is free.")
    if scale_is_open(p, free):
        raise UnidentifiedError(
            "all pay-offs of the patron and the scale of its shocks are free: multiplied alike "
            "they change no choice, so only their ratios could be told; hold one of them fixed"
        )
    search = _Search(p, tuple(free), observed, seen)
    attempts = []
    for number, begin in enumerate(_begins(p, free, starts, seed), 1):
        progress(f"search {number} of {starts}")
        attempts.append(_searched(search, begin))
    attempts.sort(key=lambda each: -each.log_likelihood)
    progress("how precise the estimates are")
    return _fit(search, tuple(attempts))


class _Search:
    """Trials of the parameters; each solution starts where the last one ended."""

    def __init__(
        self, p: Parameters, free: tuple[Free, ...], observed: Observed, seen: Observing
    ) -> None:
        self.p, self.free, self.observed, self.seen = p, free, observed, seen
        self.last: Array | None = None
        self.unsolved = 0

    def game(self, unit: Array) -> Parameters:
        return put(self.p, self.free, inside(self.free, unit))

    def solved(self, unit: Array, start: Array | None = None) -> Inner:
        inner = solved_from(self.game(unit), self.last if start is None else start)
        if inner.converged:
            self.last = inner.values
        else:
            self.unsolved += 1
        return inner

    def logs(self, unit: Array) -> Array | None:
        """Log-likelihood of each row; None where the game does not solve."""
        inner = self.solved(unit)
        if not inner.converged:
            return None
        return log_chances(self.game(unit), inner, self.observed, self.seen)

    def scores(self, unit: Array) -> Array | None:
        """Slopes of each row's log-likelihood; None where the game does not solve nearby."""
        slopes = []
        for place in range(len(unit)):
            ends, held = [], []
            for sign in (-1.0, 1.0):
                moved = unit.copy()
                moved[place] = np.clip(unit[place] + sign * STEP, 0.0, 1.0)
                logs = self.logs(moved)
                if logs is None:
                    return None
                ends.append(moved[place])
                held.append(logs)
            slopes.append((held[1] - held[0]) / (ends[1] - ends[0]))
        return np.stack(slopes, axis=1)

    def loss(self, unit: Array) -> tuple[float, Array]:
        """Minus the mean log-likelihood, and its slopes."""
        logs = self.logs(unit)
        scores = None if logs is None else self.scores(unit)
        if logs is None or scores is None:
            return REFUSED, np.zeros(len(unit))
        return -float(logs.mean()), -scores.mean(axis=0)


def _begins(p: Parameters, free: Sequence[Free], starts: int, seed: int) -> list[Array]:
    """Where searches begin, in shares of the ranges: the game's own values, then drawn ones."""
    own = [np.clip((f.of(p) - f.low) / (f.high - f.low), 0.02, 0.98) for f in free]
    stream = Generator(PCG64DXSM(SeedSequence(seed)))
    return [np.array(own), *stream.uniform(0.1, 0.9, (starts - 1, len(free)))]


def _searched(search: _Search, begin: Array) -> Attempt:
    """One search by L-BFGS-B, within the bounds."""
    from scipy.optimize import minimize

    search.last = None
    found: Any = minimize(
        search.loss,
        begin,
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, 1.0)] * len(begin),
        options={"maxiter": 200, "ftol": 1e-12, "gtol": 1e-6},
    )
    solved = found.fun < REFUSED
    return Attempt(
        began=tuple(float(x) for x in inside(search.free, begin)),
        ended=tuple(float(x) for x in inside(search.free, found.x)),
        log_likelihood=-float(found.fun) * len(search.observed) if solved else -np.inf,
        converged=bool(found.success) and solved,
        message=str(found.message),
        rounds=int(found.nit),
    )


def _fit(search: _Search, attempts: tuple[Attempt, ...]) -> Fit:
    """The record of the best search."""
    best, observed, p = attempts[0], search.observed, search.p
    low, high = (np.array(x) for x in zip(*((f.low, f.high) for f in search.free), strict=True))
    unit = (np.array(best.ended) - low) / (high - low)
    fitted = search.game(unit)
    inner = search.solved(unit)
    logs = {way: log_chances(fitted, inner, observed, way) for way in _WAYS}
    scores = search.scores(unit)
    width = len(search.free)
    given = solved_from(p)
    shares, by_standing = without_a_game(observed, len(p.security))
    return Fit(
        free=search.free,
        given=p,
        fitted=fitted,
        estimates=best.ended,
        seen=search.seen,
        rows=len(observed),
        pairs=len(np.unique(observed.pair)),
        log_likelihood=best.log_likelihood,
        other=float(logs[_WAYS[search.seen == "realised"]].sum()),
        at_given=float(log_chances(p, given, observed, search.seen).sum()),
        shares=shares,
        shares_by_standing=by_standing,
        attempts=attempts,
        information=_information(search, unit),
        scores=np.full((len(observed), width), np.nan) if scores is None else scores,
        pair=observed.pair,
        unsolved=search.unsolved,
        improbable=int((logs[search.seen] < np.log(1e-6)).sum()),
    )


_WAYS: tuple[Observing, Observing] = ("realised", "wanted")


def _information(search: _Search, unit: Array) -> Array:
    """Minus the second derivatives, from slopes on both sides; NaN where the game is unsolved."""
    rows = []
    for place in range(len(unit)):
        ends, slopes = [], []
        for sign in (-1.0, 1.0):
            moved = unit.copy()
            moved[place] = np.clip(unit[place] + sign * WIDE, 0.0, 1.0)
            scores = search.scores(moved)
            if scores is None:
                return np.full((len(unit), len(unit)), np.nan)
            ends.append(moved[place])
            slopes.append(scores.sum(axis=0))
        rows.append(-(slopes[1] - slopes[0]) / (ends[1] - ends[0]))
    held = np.stack(rows)
    return np.asarray((held + held.T) / 2)
