"""A small solved game, and where its lives begin: what tests of lives and fits share."""

from __future__ import annotations

from functools import cache

from foedus.game.lives.life import LifePlan, Lives, Start
from foedus.game.lives.simulate import simulate
from foedus.game.parameters import Parameters
from foedus.game.solving.solution import Solution
from foedus.game.solving.solve import solve

SMALL = Parameters(
    n_kappa=5, n_gamma=5, sd_gamma=0.4, tau_client=0.2, tau_patron=0.2, thetas=(0.01, 0.05)
)
START = Start((0.25, 0.75), (-0.5, 0.5), (0.5, 0.5))


@cache
def solved() -> Solution:
    """The small game, solved."""
    return solve(SMALL)


@cache
def lives(runs: int = 2000, years: int = 30, *, until_fall: bool = False) -> Lives:
    """Lives of the small game."""
    return simulate(solved(), START, LifePlan(years, runs, seed=7, until_fall=until_fall))
