"""The branch from large shocks leads to the equilibrium that iteration finds, and beyond cycles."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.homotopy import traced
from foedus.game.solving.quick import to_values
from foedus.game.solving.solve import solve
from foedus.game.year import one_year, setting


@pytest.mark.parametrize("changed", [{}, {"proposer": "client"}, {"meddling": False}])
def test_where_iteration_converges_the_branch_ends_there(changed: dict[str, object]) -> None:
    p = Parameters(n_kappa=5, n_gamma=5, **changed)  # type: ignore[arg-type]
    found = to_values(traced(p, 1e-9).values, p.shape)
    expected = solve(p).values
    assert found.client == pytest.approx(expected.client, abs=1e-6)
    assert found.patron == pytest.approx(expected.patron, abs=1e-6)


def test_the_end_is_an_equilibrium_by_the_specification() -> None:
    p = Parameters(n_kappa=5, n_gamma=5, persist=0.99, tau_client=0.1, tau_patron=0.1)
    ended = traced(p, 1e-9)
    values = to_values(ended.values, p.shape)
    after, _ = one_year(setting(p), values)
    assert ended.residual <= 1e-9
    assert np.abs(after.patron - values.patron).max() <= 1e-8
