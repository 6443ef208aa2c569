"""Many games solved together: one record of arrays, whatever solves them."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from foedus.game.laws import Array
from foedus.game.parameters import Parameters
from foedus.game.solving.chain import CHAIN, Method, Resort, attempt, in_turn
from foedus.game.solving.compiled import Ended, at_hand, device, run_many
from foedus.game.solving.iterate import Way, run, told, way
from foedus.game.solving.quick import (
    Laid,
    Rules,
    chances,
    lay,
    rules,
    spread,
    to_laid,
    to_values,
    year,
)
from foedus.game.solving.solution import TOLERANCE, Convergence, Solution
from foedus.game.year import Values, nothing, one_year, setting

SOLVERS = ("jax", "numpy")
"""What solves many games."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Many games of one shape, each solved by itself; the first axis of an array is the game.

    Parameters
    ----------
    games : tuple of Parameters
        The games.
    client, patron : ndarray
        What a state is worth, shape (game, kappa, gamma, threat, standing).
    wanted, realised : ndarray
        Chances of the design that the client would choose if everything were offered, and of
        the one that comes out, shape (game, kappa, gamma, threat, standing, design).
    following : tuple of Values
        For each game the values a year later, from which the choices follow.
    convergence : tuple of Convergence
        For each game how its iteration ended.
    """

    games: tuple[Parameters, ...]
    client: Array
    patron: Array
    wanted: Array
    realised: Array
    following: tuple[Values, ...]
    convergence: tuple[Convergence, ...]

    def __len__(self) -> int:
        return len(self.games)

    def solution(self, game: int) -> Solution:
        """One game with all its choices, as `solve` gives it.

        Parameters
        ----------
        game : int
            Its place in the batch, from 0.
        """
        p = self.games[game]
        policy = one_year(setting(p), self.following[game])[1]
        values = Values(self.client[game], self.patron[game])
        return Solution(p, values, policy, self.convergence[game])


def solve_many(
    games: Sequence[Parameters],
    *,
    method: Method | Literal[""] = "",
    chain: Sequence[Method] = CHAIN,
    solver: str = "",
    tolerance: float = TOLERANCE,
    threads: int = 0,
) -> Batch:
    """Solve games of one shape together, each from nothing.

    A game's numbers do not depend on the games beside it. One that does not converge says so.
    Memory grows with the number of games, about half a megabyte for each on 33 × 33 points:
    hand over a few hundred at a time.

    Parameters
    ----------
    games : sequence of Parameters
        Games that share grids, threat levels and rules.
    method : {"", "plain", "half-steps", "anderson", "anderson-half-steps", "newton", "homotopy"}
        By what method alone; "" for the whole chain. A game that ends is solved backwards.
    chain : sequence of str
        Methods that are tried one after the other, each for the games that are still open.
        Without SciPy its last resorts, Newton's method and homotopy, are left out.
    solver : {"", "jax", "numpy"}
        What iterates; "" is JAX where it is installed. Last resorts are NumPy's.
    tolerance : float
        Largest change of a value below which a game counts as solved.
    threads : int
        Games that run at the same time on a CPU; 0 for as many as it has cores.

    Raises
    ------
    ValueError
        If there is no game, games differ in shape or rules, there is no such solver, or a last
        resort is asked for without SciPy.

    Examples
    --------
    >>> small = Parameters(n_kappa=5, n_gamma=5)
    >>> batch = solve_many([small, small], solver="numpy")
    >>> batch.realised.shape, batch.convergence[0].converged
    ((2, 5, 5, 2, 3, 3), True)
    """
    shared = _shared(games)
    laid = [lay(p) for p in games]
    named = solver or ("jax" if at_hand() else "numpy")
    if named not in SOLVERS:
        raise ValueError(f'There is no solver "{named}". There are: {", ".join(SOLVERS)}.')
    shown = f"jax ({device()})" if named == "jax" else named
    at_once = threads or os.cpu_count() or 1
    open_, outcomes = list(range(len(games))), [_UNTRIED] * len(games)
    for each in in_turn(shared.horizon, chain, method):
        match each:
            case "newton" | "homotopy":
                found = [_by_resort(each, games[n], laid[n], tolerance) for n in open_]
            case _:
                gone = way(shared.horizon, each, tolerance)
                ended = _iterated([laid[n] for n in open_], shared, gone, named, at_once)
                found = [_outcome(ended, place, shown, gone) for place in range(len(open_))]
        for n, outcome in zip(open_, found, strict=True):
            outcomes[n] = _after(outcomes[n], outcome)
        open_ = [n for n in open_ if not outcomes[n].convergence.converged]
        if not open_:
            break
    return _batch(tuple(games), shared, outcomes)


def _shared(games: Sequence[Parameters]) -> Rules:
    """The rules that all games share."""
    if not games:
        raise ValueError("There is no game to solve. Hand over at least one.")
    shared = rules(games[0])
    for number, game in enumerate(games):
        if rules(game) != shared:
            raise ValueError(
                f"Game {number} of the batch has {rules(game)}, but the first has {shared}. "
                "Games solved together share grids, threat levels and rules: solve the others "
                "apart."
            )
    return shared


def _iterated(laid: list[Laid], shared: Rules, gone: Way, solver: str, threads: int) -> Ended:
    """One iteration for each of some games."""
    k, g, t, d = shared.shape
    starts = [np.zeros((d, k, 2, t * g))] * len(laid)
    if solver == "jax":
        return run_many(laid, starts, shared, gone, threads)
    found = [_alone(*one, shared, gone) for one in zip(laid, starts, strict=True)]
    return Ended(*(np.stack(part) for part in zip(*found, strict=True)))


def _alone(laid: Laid, start: Array, shared: Rules, gone: Way) -> Ended:
    """One game with NumPy."""
    at = run(laid, start, shared.proposer, gone)
    designs = chances(np, laid, at.following, shared.proposer)
    return Ended(at.following, at.found, at.rounds, at.residual, *designs)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one game: its part of what ended, and how."""

    part: Ended
    convergence: Convergence


_UNTRIED = _Outcome(
    Ended(*(np.zeros(0),) * len(Ended._fields)), Convergence("", "", 0, math.inf, 0.0)
)


def _outcome(ended: Ended, place: int, solver: str, gone: Way) -> _Outcome:
    """What an iteration made of one of its games."""
    part = Ended(*(each[place] for each in ended))
    return _Outcome(part, told(solver, gone, int(part.rounds), float(part.residual)))


def _by_resort(method: Resort, p: Parameters, laid: Laid, tolerance: float) -> _Outcome:
    """What a last resort made of one game."""
    found = attempt(method, p, to_laid(nothing(p)), tolerance)
    ended = (found.values, year(np, laid, found.values, p.proposer))
    told_of = (np.array(found.years), np.array(found.residual))
    part = Ended(*ended, *told_of, *chances(np, laid, found.values, p.proposer))
    return _Outcome(part, Convergence("numpy", method, found.years, found.residual, tolerance))


def _after(before: _Outcome, outcome: _Outcome) -> _Outcome:
    """An outcome, with the methods that failed before."""
    if before is _UNTRIED:
        return outcome
    tried = (*before.convergence.tried, before.convergence.method)
    return replace(outcome, convergence=replace(outcome.convergence, tried=tried))


def _batch(games: tuple[Parameters, ...], shared: Rules, outcomes: list[_Outcome]) -> Batch:
    """The record of what became of the games."""
    parts = [outcome.part for outcome in outcomes]
    found = [to_values(part.found, shared.shape) for part in parts]
    return Batch(
        games=games,
        client=np.stack([values.client for values in found]),
        patron=np.stack([values.patron for values in found]),
        wanted=spread(np.stack([part.wanted for part in parts]), shared.shape),
        realised=spread(np.stack([part.realised for part in parts]), shared.shape),
        following=tuple(to_values(part.following, shared.shape) for part in parts),
        convergence=tuple(outcome.convergence for outcome in outcomes),
    )
