"""Many games solved together: one record of arrays, whatever solves them."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.game.compiled import Ended, at_hand, device, run_many
from foedus.game.iterate import MOST_ROUNDS, Method, Way, run
from foedus.game.laws import Array
from foedus.game.parameters import Parameters
from foedus.game.quick import Laid, Rules, chances, lay, rules, spread, to_laid, to_values
from foedus.game.solution import TOLERANCE, Convergence, Solution
from foedus.game.year import Values, nothing, one_year, setting


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
    method: Method = "plain",
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
    method : {"plain", "half-steps", "anderson"}
        How to iterate; a game that ends is solved backwards.
    solver : {"", "jax", "numpy"}
        What solves; "" is JAX where it is installed.
    tolerance : float
        Largest change of a value below which a game counts as solved.
    threads : int
        Games that run at the same time on a CPU; 0 for as many as it has cores.

    Raises
    ------
    ValueError
        If there is no game, or games differ in shape or rules.

    Examples
    --------
    >>> small = Parameters(n_kappa=5, n_gamma=5)
    >>> batch = solve_many([small, small], solver="numpy")
    >>> batch.realised.shape, batch.convergence[0].converged
    ((2, 5, 5, 2, 3, 3), True)
    """
    shared = _shared(games)
    backwards = shared.horizon is not None
    way = Way("backwards" if backwards else method, tolerance, shared.horizon or MOST_ROUNDS)
    laid = [lay(p) for p in games]
    starts = [to_laid(nothing(p)) for p in games]
    named = solver or ("jax" if at_hand() else "numpy")
    if named == "jax":
        ended = run_many(laid, starts, shared, way, threads or os.cpu_count() or 1)
        named = f"jax ({device()})"
    else:
        ended = _one_by_one(laid, starts, shared, way)
    return _batch(tuple(games), shared, ended, named, way)


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


def _one_by_one(laid: list[Laid], starts: list[Array], shared: Rules, way: Way) -> Ended:
    """The same with NumPy, game after game."""
    found = [_alone(*one, shared, way) for one in zip(laid, starts, strict=True)]
    return Ended(*(np.stack(part) for part in zip(*found, strict=True)))


def _alone(laid: Laid, start: Array, shared: Rules, way: Way) -> Ended:
    """One game with NumPy."""
    at = run(laid, start, shared.proposer, way)
    designs = chances(np, laid, at.following, shared.proposer)
    return Ended(at.following, at.found, at.rounds, at.residual, *designs)


def _batch(
    games: tuple[Parameters, ...], shared: Rules, ended: Ended, solver: str, way: Way
) -> Batch:
    """The record of ended iterations."""
    found = [to_values(values, shared.shape) for values in ended.found]
    return Batch(
        games=games,
        client=np.stack([values.client for values in found]),
        patron=np.stack([values.patron for values in found]),
        wanted=spread(ended.wanted, shared.shape),
        realised=spread(ended.realised, shared.shape),
        following=tuple(to_values(values, shared.shape) for values in ended.following),
        convergence=tuple(
            _ended(solver, way, int(rounds), float(residual))
            for rounds, residual in zip(ended.rounds, ended.residual, strict=True)
        ),
    )


def _ended(solver: str, way: Way, rounds: int, residual: float) -> Convergence:
    """How one iteration ended; what is solved backwards leaves nothing open."""
    if way.method == "backwards" and math.isfinite(residual):
        residual = 0.0
    return Convergence(solver, way.method, rounds, residual, way.tolerance)
