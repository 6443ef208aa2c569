"""Simulated life cycles: the solved game played forward, many runs at once.

Every run moves on the very chain that was solved: compatibility on its grid, and consolidation
between two grid points going to one of them with the chances by which the solution
interpolates. What the solved game expects is therefore what many runs show, but for chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import PCG64DXSM, Generator, SeedSequence
from numpy.typing import NDArray

from foedus.game import laws
from foedus.game.laws import Array, Between
from foedus.game.lives.life import FATES, OVER, Fate, LifePlan, Lives, Start
from foedus.game.parameters import Parameters
from foedus.game.solving.solution import Solution
from foedus.game.year import Setting, setting

BLOCK = 1000
"""Runs that share a stream of random numbers; the last stream may be used in part."""

DRAWS = 9
"""Random numbers that a run uses in a year."""

Index = NDArray[np.intp]

_NUMBERS = ("kappa", "gamma", "threat", "standing", "ceiling", "design", "meddling", "fate")


class UnsolvedError(ValueError):
    """A game that cannot be played forward, because it is not solved for every year."""


@dataclass(frozen=True, slots=True)
class _World:
    """Laws as they are needed to draw: chances summed up along their last axis."""

    setting: Setting
    ceiling: Array
    design: Array
    meddling: Array
    compatibility: Array
    threat: Array
    drifted: Array

    @property
    def parameters(self) -> Parameters:
        return self.setting.parameters


@dataclass(frozen=True, slots=True)
class _State:
    """Where the runs of a block stand at the start of a year; κ between grid points."""

    kappa: Array
    gamma: Index
    threat: Index
    standing: Index


def simulate(
    solution: Solution,
    start: Start,
    plan: LifePlan | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Lives:
    """Play a solved game forward.

    The first runs, and the first years, of a longer simulation are those of a shorter one
    with the same seed.

    Parameters
    ----------
    solution : Solution
        The solved game.
    start : Start
        Where the runs begin.
    plan : LifePlan or None
        Years, runs, seed, and when a run stops; None for those of `LifePlan`.
    progress : callable
        Told the share of the runs that are done, in [0, 1].

    Raises
    ------
    UnsolvedError
        If the game did not converge, or ends after some years.

    Examples
    --------
    >>> from foedus.game.solving.solve import solve
    >>> solved = solve(Parameters(n_kappa=5, n_gamma=5))
    >>> here = Start((0.5, 0.5), (0.0, 0.0), (0.0, 1.0))
    >>> simulate(solved, here, LifePlan(years=10, runs=20)).lived[:, 0].all()
    np.True_
    """
    plan = plan or LifePlan()
    _refuse(solution)
    world = _world(solution)
    blocks = -(-plan.runs // BLOCK)
    held = {name: np.full((plan.runs, plan.years), OVER, np.int16) for name in _NUMBERS}
    for number, seed in enumerate(SeedSequence(plan.seed).spawn(blocks)):
        here = slice(number * BLOCK, (number + 1) * BLOCK)
        for year, rows in enumerate(_lived(world, start, plan, Generator(PCG64DXSM(seed)))):
            for name, column in zip(_NUMBERS, rows, strict=True):
                held[name][here, year] = column[: plan.runs - number * BLOCK]
        progress((number + 1) / blocks)
    return Lives(solution=solution, start=start, plan=plan, **held)


def _refuse(solution: Solution) -> None:
    p, convergence = solution.parameters, solution.convergence
    if p.horizon is not None:
        raise UnsolvedError(
            f"the game ends after {p.horizon} year{'' if p.horizon == 1 else 's'}: its choices change from year to year, and "
            "only those of the first are kept; life cycles need a game without end"
        )
    if not convergence.converged:
        raise UnsolvedError(f"the game is not solved: {convergence.account}")


def _world(solution: Solution) -> _World:
    s, policy = setting(solution.parameters), solution.policy
    return _World(
        setting=s,
        ceiling=policy.ceiling.cumsum(axis=-1),
        design=policy.design.cumsum(axis=-1),
        meddling=policy.meddling.cumsum(axis=-1),
        compatibility=s.compatibility.cumsum(axis=-1),
        threat=s.threat.cumsum(axis=-1),
        drifted=laws.drift(solution.parameters),
    )


def _lived(
    world: _World, start: Start, plan: LifePlan, stream: Generator
) -> Iterator[tuple[Index, ...]]:
    """The years of a block, each as the columns of `_NUMBERS`."""
    state = _begun(world, start, stream)
    alive = np.ones(BLOCK, dtype=bool)
    for _ in range(plan.years):
        rows, following = _year(world, state, stream.random((DRAWS, BLOCK)))
        yield tuple(np.where(alive, column, OVER) for column in rows)
        fate = rows[-1]
        stopped = fate == FATES.index(Fate.DEFEAT)
        if plan.until_fall:
            stopped |= fate == FATES.index(Fate.FALL)
        alive &= ~stopped
        state = following


def _begun(world: _World, start: Start, stream: Generator) -> _State:
    """Where the runs of a block begin."""
    p, draws = world.parameters, stream.random((4, BLOCK))
    kappa = start.kappa[0] + draws[0] * (start.kappa[1] - start.kappa[0])
    gamma = start.gamma[0] + draws[1] * (start.gamma[1] - start.gamma[0])
    standing = np.full(BLOCK, start.standing, dtype=np.intp)
    threat = _chosen(np.cumsum(start.threat)[None, :], draws[3])
    return _State(kappa, _to_grid(laws.between(laws.gammas(p), gamma), draws[2]), threat, standing)


def _to_grid(at: Between, draws: Array) -> Index:
    """One of the two grid points beside each number, with the chances of interpolation."""
    return np.asarray(at.below + (draws < at.share))


def _chosen(summed: Array, draws: Array) -> Index:
    """The option that each random number falls on, given chances summed along the last axis."""
    return np.asarray((draws[:, None] >= summed[..., :-1]).sum(axis=-1), dtype=np.intp)


def _year(world: _World, state: _State, draws: Array) -> tuple[tuple[Index, ...], _State]:
    """A year of a block: what happened, and where the runs stand a year later."""
    s = world.setting
    gamma, threat, standing = state.gamma, state.threat, state.standing
    kappa = _to_grid(laws.between(laws.kappas(s.parameters), state.kappa), draws[0])
    ceiling = _chosen(world.ceiling[kappa, gamma, threat, standing], draws[1])
    design = _chosen(world.design[kappa, gamma, threat, standing, ceiling], draws[2])
    meddling = _chosen(world.meddling[kappa, gamma, threat, design], draws[3])
    defeated = draws[4] < s.defeat[threat, design]
    fallen = ~defeated & (draws[5] < s.fall[kappa, design, meddling])
    fate = np.where(defeated, FATES.index(Fate.DEFEAT), np.where(fallen, FATES.index(Fate.FALL), 0))
    entry = Between(s.successor.below[meddling], s.successor.share[meddling])
    before = np.where(fallen, _to_grid(entry, draws[6]), gamma)
    following = _State(
        kappa=np.where(fallen, s.parameters.kappa_entry, world.drifted[kappa, design, meddling]),
        gamma=_chosen(world.compatibility[before], draws[7]),
        threat=_chosen(world.threat[threat], draws[8]),
        standing=np.where(fallen, 0, design),
    )
    return (kappa, gamma, threat, standing, ceiling, design, meddling, fate), following
