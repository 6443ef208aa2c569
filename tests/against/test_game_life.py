"""Survival curves of lives against statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from foedus.game.lives.survival import kaplan_meier


@pytest.mark.parametrize("seed", range(3))
def test_kaplan_meier_and_greenwood_as_in_statsmodels(seed: int) -> None:
    stream = np.random.Generator(np.random.PCG64DXSM(seed))
    lasted = stream.geometric(0.15, 300)
    ended = stream.random(300) < 0.7
    ours, theirs = kaplan_meier(lasted, ended), SurvfuncRight(lasted, ended.astype(int))
    at = theirs.surv_times.astype(int) - 1
    assert np.array(ours.survival)[at] == pytest.approx(theirs.surv_prob)
    # Where everybody is gone theirs has no error, ours none to speak of.
    left = theirs.surv_prob > 0
    assert np.array(ours.error)[at][left] == pytest.approx(theirs.surv_prob_se[left])
