"""What many lives tell: events, transitions, durations, and survival intended and realised."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.laws import Array
from foedus.game.lives.chance import Signed, monte_carlo_error
from foedus.game.lives.expected import expected_survival
from foedus.game.lives.life import FATES, MOVES, Fate, Lives, Move
from foedus.game.lives.spells import ENDINGS, Durations, durations
from foedus.game.lives.survival import Curve, kaplan_meier

WITHIN = 10
"""Years after signing over which survival is compared with what was expected."""

SIGNING = (Move.FORMATION, Move.DEEPENING, Move.LOOSENING)
"""Moves by which an alliance of another design is signed."""


@dataclass(frozen=True, slots=True)
class Happened:
    """How often something happened.

    Parameters
    ----------
    name : str
        What: one of the moves or fates.
    times : int
        In all runs together.
    rate : float
        Per hundred years lived.
    share, error : float
        Share of the runs in which it happened at least once, and its standard error.
    half_by : int or None
        The year by which it had happened in half of all runs; None where it had not.
    """

    name: str
    times: int
    rate: float
    share: float
    error: float
    half_by: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """From one standing design to what follows within a year.

    Parameters
    ----------
    standing : int
        The design that stood.
    years : int
        Years that began with it.
    chosen : tuple of float
        Share of them in which each design was chosen.
    fall, defeat : float
        Share that ended with a fall of the regime, or a defeat.
    """

    standing: int
    years: int
    chosen: tuple[float, ...]
    fall: float
    defeat: float


@dataclass(frozen=True, slots=True)
class Intended:
    """Survival of leaders who signed one design: expected when they signed, and realised.

    Years count from signing; signings too late in a run to be followed that long are left out.

    Parameters
    ----------
    design : int
        What was signed, by depth.
    signings, too_late : int
        Signings compared, and those that were left out.
    expected : tuple of float
        Mean chance, at signing, to be in office after each year.
    without : tuple of float
        The same, had they stayed without an alliance that year.
    realised : tuple of float
        Share in office after each year.
    error : tuple of float
        Monte Carlo error of realised minus expected, from the chances that were expected.
    curve : Curve
        Years in office from signing of all of them, those too late included and censored.
    """

    design: int
    signings: int
    too_late: int
    expected: tuple[float, ...]
    without: tuple[float, ...]
    realised: tuple[float, ...]
    error: tuple[float, ...]
    curve: Curve


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that is told of many lives.

    Parameters
    ----------
    lives : Lives
        What was simulated.
    happened : tuple of Happened
        Formation, deepening, loosening, end, fall, defeat.
    passages : tuple of Passage
        One per standing design.
    durations : tuple of Durations
        One per design.
    intended : tuple of Intended
        One per design that can be signed.
    flow : tuple of tuple of float
        Per year the share of the runs in each design, and over: (year, design + 1).
    within : int
        Years over which survival is compared.
    """

    lives: Lives
    happened: tuple[Happened, ...]
    passages: tuple[Passage, ...]
    durations: tuple[Durations, ...]
    intended: tuple[Intended, ...]
    flow: tuple[tuple[float, ...], ...]
    within: int


def account(lives: Lives, within: int = WITHIN) -> Account:
    """What many lives tell.

    Parameters
    ----------
    lives : Lives
        Simulated lives.
    within : int
        Years after signing to compare survival over, at least 1; at most those simulated count.

    Examples
    --------
    >>> from foedus.game.lives.life import LifePlan, Start
    >>> from foedus.game.parameters import Parameters
    >>> from foedus.game.lives.simulate import simulate
    >>> from foedus.game.solving.solve import solve
    >>> solved = solve(Parameters(n_kappa=5, n_gamma=5))
    >>> start = Start((0.5, 0.5), (0.0, 0.0), (0.0, 1.0))
    >>> told = account(simulate(solved, start, LifePlan(years=5, runs=50)))
    >>> [each.name for each in told.happened][-2:], told.within
    (['fall', 'defeat'], 5)
    """
    within = min(within, lives.plan.years)
    return Account(
        lives=lives,
        happened=_happened(lives),
        passages=_passages(lives),
        durations=durations(lives),
        intended=_all_intended(lives, within),
        flow=_flow(lives),
        within=within,
    )


def _happened(lives: Lives) -> tuple[Happened, ...]:
    move = lives.move
    where = {m.value: move == MOVES.index(m) for m in MOVES[2:]}
    where |= {f.value: lives.fate == FATES.index(f) for f in FATES if f is not Fate.LASTS}
    total = int(lives.lived.sum())
    return tuple(_told(name, where[name], total) for name in ENDINGS)


def _told(name: str, here: NDArray[np.bool_], total: int) -> Happened:
    so_far = np.logical_or.accumulate(here, axis=1).mean(axis=0)
    share, times = float(so_far[-1]), int(here.sum())
    reached = np.nonzero(so_far >= 0.5)[0]  # noqa: PLR2004 - half of the runs
    return Happened(
        name=name,
        times=times,
        rate=100.0 * times / total,
        share=share,
        error=float(np.sqrt(share * (1.0 - share) / len(here))),
        half_by=int(reached[0]) + 1 if len(reached) else None,
    )


def _passages(lives: Lives) -> tuple[Passage, ...]:
    designs = range(len(lives.solution.parameters.security))
    found = []
    for standing in designs:
        here = lives.lived & (lives.standing == standing)
        years = int(here.sum())
        chosen, fates = lives.design[here], lives.fate[here]
        fall, defeat = (_share(fates == FATES.index(f)) for f in (Fate.FALL, Fate.DEFEAT))
        shares = tuple(_share(chosen == design) for design in designs)
        found.append(Passage(standing, years, shares, fall, defeat))
    return tuple(found)


def _share(here: NDArray[np.bool_]) -> float:
    return float(here.mean()) if len(here) else float("nan")


def _flow(lives: Lives) -> tuple[tuple[float, ...], ...]:
    designs = range(len(lives.solution.parameters.security))
    shares = [(lives.design == design).mean(axis=0) for design in designs]
    over = 1.0 - lives.lived.mean(axis=0)
    return tuple(tuple(float(x) for x in row) for row in np.stack([*shares, over], axis=1))


# Survival


def _all_intended(lives: Lives, within: int) -> tuple[Intended, ...]:
    expected = expected_survival(lives.solution, within)
    left = _years_left(lives)
    signed = np.isin(lives.move, [MOVES.index(m) for m in SIGNING])
    designs = range(1, len(lives.solution.parameters.security))
    return tuple(_intended(lives, d, expected, left, signed) for d in designs)


def _years_left(lives: Lives) -> NDArray[np.intp]:
    """Years, this one included, until the leader of each year loses office; too many if never."""
    runs, years = lives.fate.shape
    left = np.full((runs, years + 1), 2 * years + 1, dtype=np.intp)
    for year in range(years - 1, -1, -1):
        left[:, year] = np.where(lives.ended[:, year], 1, left[:, year + 1] + 1)
    return left[:, :-1]


def _intended(
    lives: Lives, design: int, expected: Array, left: NDArray[np.intp], signed: NDArray[np.bool_]
) -> Intended:
    years, within = lives.plan.years, len(expected)
    run, year = np.nonzero(signed & (lives.design == design))
    followed = year + within <= years
    seen = np.minimum(left[run, year], years - year)
    curve = kaplan_meier(seen, left[run, year] <= years - year)
    rows, columns = run[followed], year[followed]
    where = tuple(held[rows, columns] for held in (lives.kappa, lives.gamma, lives.threat))
    hoped = np.moveaxis(expected[..., design], 0, -1)[where].T
    alone = np.moveaxis(expected[..., 0], 0, -1)[where].T
    came = left[rows, columns][None, :] > np.arange(1, within + 1)[:, None]
    return Intended(
        design=design,
        signings=len(rows),
        too_late=len(run) - len(rows),
        expected=_means(hoped),
        without=_means(alone),
        realised=_means(came.astype(np.float64)),
        error=tuple(monte_carlo_error(Signed(rows, columns, left[rows, columns], hoped)).tolist()),
        curve=curve,
    )


def _means(held: Array) -> tuple[float, ...]:
    if not held.shape[1]:
        return (float("nan"),) * len(held)
    return tuple(float(x) for x in held.mean(axis=1))
