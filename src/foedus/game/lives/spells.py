"""Spells: how long each design stood, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.lives.life import FATES, MOVES, OVER, Fate, Lives, Move
from foedus.game.lives.survival import Curve, kaplan_meier

ENDINGS = (
    Move.FORMATION.value,
    Move.DEEPENING.value,
    Move.LOOSENING.value,
    Move.END.value,
    Fate.FALL.value,
    Fate.DEFEAT.value,
)
"""How the spell of a design may end; a spell that none of them ended is censored."""


@dataclass(frozen=True, slots=True)
class Durations:
    """Spells of one design.

    Parameters
    ----------
    design : int
        The design, by depth.
    under_way : int
        Spells that stood before the first year: nobody saw them begin, and they are left out.
    curve : Curve
        Years that the others lasted.
    endings : tuple of int
        How many ended in each of `ENDINGS`.
    """

    design: int
    under_way: int
    curve: Curve
    endings: tuple[int, ...]


def durations(lives: Lives) -> tuple[Durations, ...]:
    """Spells of each design, from its first year under a leader to its last.

    A spell ends when another design is chosen, the regime falls (no alliance stands for the
    successor) or the state is defeated; at the end of the run it is censored.

    Examples
    --------
    >>> from foedus.game.lives.life import LifePlan, Start
    >>> from foedus.game.parameters import Parameters
    >>> from foedus.game.lives.simulate import simulate
    >>> from foedus.game.solving.solve import solve
    >>> solved = solve(Parameters(n_kappa=5, n_gamma=5))
    >>> start = Start((0.5, 0.5), (0.0, 0.0), (0.0, 1.0))
    >>> [each.design for each in durations(simulate(solved, start, LifePlan(5, 20)))]
    [0, 1, 2]
    """
    lasted, design, ending, seen = _spells(lives)
    found = []
    for depth in range(len(lives.solution.parameters.security)):
        own = seen & (design == depth)
        how = ending[own]
        counts = tuple(int((how == number).sum()) for number in range(len(ENDINGS)))
        curve = kaplan_meier(lasted[own], how != OVER)
        found.append(Durations(depth, int((~seen & (design == depth)).sum()), curve, counts))
    return tuple(found)


_Whole = NDArray[np.intp]


def _spells(lives: Lives) -> tuple[_Whole, _Whole, _Whole, NDArray[np.bool_]]:
    """Years lasted, design, place in `ENDINGS` (or `OVER`), and whether the beginning was seen."""
    lived, design = lives.lived, lives.design
    new = lived & (design != lives.standing)
    after_fall = np.zeros_like(lived)
    after_fall[:, 1:] = lives.fate[:, :-1] == FATES.index(Fate.FALL)
    begins = new | (after_fall & lived)
    first = lived & (np.arange(lived.shape[1]) == 0)
    run, year = np.nonzero(begins | first)
    until, ending = _until(lives)
    return (
        until[run, year] - year,
        design[run, year].astype(np.intp),
        ending[run, year],
        begins[run, year],
    )


def _until(lives: Lives) -> tuple[_Whole, _Whole]:
    """For each year, the year before which its spell ends, and how; going backwards."""
    runs, years = lives.fate.shape
    until = np.full((runs, years), years, dtype=np.intp)
    ending = np.full((runs, years), OVER, dtype=np.intp)
    nature = {
        FATES.index(fate): ENDINGS.index(fate.value) for fate in FATES if fate is not Fate.LASTS
    }
    choice = {MOVES.index(move): ENDINGS.index(move.value) for move in MOVES[2:]}
    moves = lives.move
    for year in range(years - 1, -1, -1):
        if year + 1 < years:
            until[:, year], ending[:, year] = until[:, year + 1], ending[:, year + 1]
            for move, number in choice.items():
                _put(until, ending, year, moves[:, year + 1] == move, number)
        for fate, number in nature.items():
            _put(until, ending, year, lives.fate[:, year] == fate, number)
    return until, ending


def _put(until: _Whole, ending: _Whole, year: int, here: NDArray[np.bool_], number: int) -> None:
    until[here, year] = year + 1
    ending[here, year] = number
