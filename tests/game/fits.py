"""Simulated panels and fits of a small game: what tests of fits share."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from foedus.game.fitting.fit import Fit, fit
from foedus.game.fitting.free import Free
from foedus.game.fitting.likelihood import Observed
from foedus.game.laws import gammas, kappas
from foedus.game.lives.life import LifePlan, Start
from foedus.game.lives.simulate import simulate
from foedus.game.solving.solve import solve
from tests.game.worlds import SMALL

TRUE = replace(SMALL, autonomy=0.25, control=0.3, tau_client=0.25)
"""The game that the panel is simulated from; `SMALL` is where searches begin."""

AUTONOMY, CONTROL, TAU = (
    Free("autonomy", 0.0, 1.0),
    Free("control", 0.0, 1.0),
    Free("tau_client", 0.05, 0.8),
)


@cache
def observed(runs: int = 400) -> Observed:
    """Designs of simulated lives from everywhere; each life is a pair."""
    start = Start((0.0, 1.0), (-1.0, 1.0), (0.5, 0.5))
    lives = simulate(solve(TRUE), start, LifePlan(15, runs, seed=5))
    here = run, _ = np.nonzero(lives.lived)
    threat, standing, design = (
        held[here].astype(np.intp) for held in (lives.threat, lives.standing, lives.design)
    )
    kappa, gamma = kappas(SMALL)[lives.kappa[here]], gammas(SMALL)[lives.gamma[here]]
    return Observed(kappa, gamma, threat, standing, design, run)


@cache
def fitted(*free: Free, starts: int = 1, runs: int = 400) -> Fit:
    """A fit to them."""
    return fit(SMALL, observed(runs), free, starts=starts)
