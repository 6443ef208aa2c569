"""A fitted game against a conditional logit, which it is where nobody looks ahead.

With a discount factor of 0, and no rent, a client weighs this year alone: each design is worth its autonomy lost
and the step to it, and what it wants is a conditional logit with slopes −autonomy/τ and −switch/τ.
"""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.discrete.conditional_models import ConditionalLogit

from foedus.game.fitting.errors import Errors, precision
from foedus.game.fitting.fit import fit
from foedus.game.fitting.free import Free
from foedus.game.fitting.likelihood import Observed
from foedus.game.parameters import Parameters

ROWS = 1500
SHORT_SIGHTED = Parameters(
    beta=0.0,
    rent=0.0,
    autonomy=0.3,
    switch=0.2,
    tau_client=0.25,
    n_kappa=3,
    n_gamma=3,
    sd_gamma=0.5,
)


def drawn() -> tuple[Observed, np.ndarray]:
    """Choices of a conditional logit, and the covariates of each design."""
    p, stream = SHORT_SIGHTED, np.random.Generator(np.random.PCG64DXSM(11))
    standing = stream.integers(0, 3, ROWS)
    military = np.broadcast_to(np.array(p.military), (ROWS, 3))
    steps = np.abs(np.arange(3)[None, :] - standing[:, None])
    worth = -(p.autonomy * military + p.switch * steps) / p.tau_client
    design = (worth + stream.gumbel(size=(ROWS, 3))).argmax(axis=1)
    state = stream.random(ROWS), stream.uniform(-1, 1, ROWS), stream.integers(0, 2, ROWS)
    observed = Observed(*state, standing, design, np.arange(ROWS))
    return observed, np.stack([military, steps], axis=-1)


def test_without_a_tomorrow_it_is_a_conditional_logit() -> None:
    observed, covariates = drawn()
    chosen = (observed.design[:, None] == np.arange(3)).astype(int)
    groups = np.repeat(np.arange(ROWS), 3)
    theirs = ConditionalLogit(chosen.ravel(), covariates.reshape(-1, 2), groups=groups).fit(disp=0)
    free = [Free("autonomy", 0.0, 2.0), Free("switch", 0.0, 2.0)]
    ours = fit(SHORT_SIGHTED, observed, free, seen="wanted", starts=1)
    tau = SHORT_SIGHTED.tau_client
    assert ours.log_likelihood == pytest.approx(theirs.llf, abs=1e-6)
    assert ours.estimates == pytest.approx(tuple(-tau * theirs.params), abs=1e-4)
    told = precision(ours)
    assert told.shown is Errors.HESSIAN
    assert told.standard == pytest.approx(tuple(tau * theirs.bse), rel=1e-3)
