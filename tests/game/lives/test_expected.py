"""Expected survival against the solution of linear equations, and against what lives show."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.laws import Array
from foedus.game.lives.account import account
from foedus.game.lives.expected import expected_survival
from foedus.game.year import setting
from tests.game.worlds import SMALL, lives, solved


def in_office() -> Array:
    """Chances of next year's states (columns) while the leader lasts, written out state by state."""
    s, policy = setting(SMALL), solved().policy
    law = np.zeros((*SMALL.shape, *SMALL.shape))
    for k, g, t, d0 in np.ndindex(*SMALL.shape):
        for d, m in np.ndindex(3, 3):
            chance = policy.realised[k, g, t, d0, d] * policy.meddling[k, g, t, d, m]
            chance *= (1 - s.defeat[t, d]) * (1 - s.fall[k, d, m])
            below, share = s.drifted.below[k, d, m], s.drifted.share[k, d, m]
            onward = np.outer(s.compatibility[g], s.threat[t]) * chance
            law[k, g, t, d0, below, :, :, d] += (1 - share) * onward
            law[k, g, t, d0, below + 1, :, :, d] += share * onward
    size = int(np.prod(SMALL.shape))
    return law.reshape(size, size)


def test_mean_years_in_office_solve_the_linear_equations() -> None:
    law, followed = in_office(), 30
    expected = expected_survival(solved(), followed)
    whole = np.einsum("kgtsd,ykgtd->ykgts", solved().policy.realised, expected)
    seen = whole.reshape(followed, -1)
    # All years in office are those that were followed, and those still to come after them.
    years = np.linalg.solve(np.eye(len(law)) - law, law.sum(axis=1))
    to_come = np.linalg.solve(np.eye(len(law)) - law, law @ seen[-1])
    assert seen.sum(axis=0) + to_come == pytest.approx(years, rel=1e-9)
    assert seen[1] == pytest.approx(law @ law.sum(axis=1), rel=1e-12)


def test_survival_falls_with_the_years() -> None:
    expected = expected_survival(solved(), 5)
    assert expected.shape == (5, 5, 5, 2, 3)
    assert (np.diff(expected, axis=0) <= 0).all()
    assert (expected > 0).all()


def test_what_followed_is_what_was_expected_but_for_chance() -> None:
    for each in account(lives(20_000, 30)).intended:
        off = np.subtract(each.realised, each.expected) / each.error
        assert each.signings > 1000
        assert np.abs(off).max() < 3.5
