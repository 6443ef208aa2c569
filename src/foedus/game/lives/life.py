"""Life cycles: where a game begins, and what happens year after year until it is over."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from foedus.game.checks import Range, count_faults
from foedus.game.checks_of_calls import refuse
from foedus.game.game import Placement
from foedus.game.laws import Array, gammas
from foedus.game.parameters import Parameters
from foedus.game.place import box
from foedus.game.solving.solution import Solution
from foedus.vocabulary.profile import Profile

Whole = NDArray[np.int16]
Mask = NDArray[np.bool_]


class Move(Enum):
    """What a year does to the alliance, by the design that stood and the one chosen."""

    APART = "apart"
    KEPT = "kept"
    FORMATION = "formation"
    DEEPENING = "deepening"
    LOOSENING = "loosening"
    END = "end"


class Fate(Enum):
    """What nature does at the end of a year."""

    LASTS = "lasts"
    FALL = "fall"
    DEFEAT = "defeat"


MOVES, FATES = tuple(Move), tuple(Fate)
OVER = -1
"""In every whole number of a history: this year was not lived."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where life cycles begin: a point of the state space, or a box from which each run draws.

    Parameters
    ----------
    kappa, gamma : (float, float)
        Lowest and highest power consolidation, in [0, 1], and compatibility, in [−1, 1]; drawn
        uniformly between them.
    threat : tuple of float
        Chance of each level of threat.
    standing : int
        The design that stands: 0 for none.
    name : str
        Where this is from, such as an episode.

    Examples
    --------
    >>> Start((0.2, 0.4), (-0.5, -0.5), (0.0, 1.0)).middle.kappa
    (0.30000000000000004, 0.30000000000000004)
    """

    kappa: tuple[float, float]
    gamma: tuple[float, float]
    threat: tuple[float, ...]
    standing: int = 0
    name: str = ""

    @property
    def middle(self) -> Start:
        """The middle of the box; where the threat is open, each level keeps its chance."""
        kappa, gamma = sum(self.kappa) / 2, sum(self.gamma) / 2
        return Start((kappa, kappa), (gamma, gamma), self.threat, self.standing, self.name)

    @property
    def is_point(self) -> bool:
        """Whether every run begins alike."""
        return (
            self.kappa[0] == self.kappa[1] and self.gamma[0] == self.gamma[1] and 1.0 in self.threat
        )


def start_of(p: Parameters, placement: Placement, profile: Profile) -> Start:
    """Where a case begins: intervals of membership become the box of states that they leave open.

    Parameters
    ----------
    p : Parameters
        The game.
    placement : Placement
        Which concept lies along which state.
    profile : Profile
        What is known of the case. Where its threat is open, every level is as likely.
    """
    found = box(p, placement, profile)
    share = 1.0 / len(found.threats)
    threat = tuple(share if n in found.threats else 0.0 for n in range(len(p.thetas)))
    return Start(found.kappa, found.gamma, threat, placement.standing, profile.subject)


@dataclass(frozen=True, slots=True)
class LifePlan:
    """How life cycles are simulated.

    Parameters
    ----------
    years : int
        Years of each run, at least 1.
    runs : int
        Number of runs, at least 1.
    seed : int
        Seed of the random numbers, at least 0.
    until_fall : bool
        Whether a run stops with the first fall of a regime; otherwise the successor goes on.

    Raises
    ------
    CallError
        If a number is none of these; with all of them.

    Examples
    --------
    >>> LifePlan(years=0, runs=10)
    Traceback (most recent call last):
        ...
    foedus.game.checks_of_calls.CallError: LifePlan(years=…): error[FD222]: the number 0; \
expected a whole number from 1 on; correct it
    """

    years: int = 40
    runs: int = 10_000
    seed: int = 1
    until_fall: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody could live."""
        least = {"years": 1, "runs": 1, "seed": 0}
        refuse(
            "LifePlan",
            *(count_faults((k,), getattr(self, k), Range(n, math.inf)) for k, n in least.items()),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """Simulated life cycles of one solved game.

    Every array has the shape (run, year); years that were not lived, after a defeat or the last
    fall, hold `OVER`.

    Parameters
    ----------
    solution : Solution
        The solved game.
    start : Start
        Where the runs begin.
    plan : LifePlan
        Years, runs, seed, and when a run stops.
    kappa, gamma : ndarray of int
        Grid points of consolidation and compatibility at the start of the year.
    threat, standing : ndarray of int
        Level of threat, and the design that stands.
    ceiling, design : ndarray of int
        The deepest design that was named, and the one that was chosen.
    meddling : ndarray of int
        0 where the patron backed rivals, 1 where it kept out, 2 where it backed the incumbent.
    fate : ndarray of int
        Place in `FATES` of what ended the year.
    """

    solution: Solution
    start: Start
    plan: LifePlan
    kappa: Whole
    gamma: Whole
    threat: Whole
    standing: Whole
    ceiling: Whole
    design: Whole
    meddling: Whole
    fate: Whole

    def __post_init__(self) -> None:
        """Freeze the arrays too: everything that is told of the lives is counted in them."""
        states = (self.kappa, self.gamma, self.threat, self.standing)
        for array in (*states, self.ceiling, self.design, self.meddling, self.fate):
            array.setflags(write=False)

    @property
    def lived(self) -> Mask:
        """Which years were lived."""
        return np.asarray(self.fate != OVER)

    @property
    def ended(self) -> Mask:
        """In which years a leader lost office: by a fall or a defeat."""
        return np.asarray(self.fate > FATES.index(Fate.LASTS))

    @property
    def move(self) -> Whole:
        """Place in `MOVES` of what each year did to the alliance; `OVER` where not lived."""
        step = np.sign(self.design - self.standing)
        found = np.select(
            [
                (step == 0) & (self.design == 0),
                step == 0,
                (step > 0) & (self.standing == 0),
                step > 0,
                self.design == 0,
            ],
            [MOVES.index(m) for m in (Move.APART, Move.KEPT, Move.FORMATION, Move.DEEPENING)]
            + [MOVES.index(Move.END)],
            MOVES.index(Move.LOOSENING),
        )
        return np.where(self.lived, found, OVER).astype(np.int16)

    @property
    def leader(self) -> Whole:
        """How many leaders of the run were in office before, shape (run, year)."""
        falls = np.cumsum(self.fate == FATES.index(Fate.FALL), axis=1)
        return np.concatenate([np.zeros_like(falls[:, :1]), falls[:, :-1]], axis=1).astype(np.int16)

    @property
    def compatibility(self) -> Array:
        """Compatibility γ itself; NaN where the year was not lived, shape (run, year)."""
        points = gammas(self.solution.parameters)
        return np.where(self.lived, points[self.gamma], np.nan)
