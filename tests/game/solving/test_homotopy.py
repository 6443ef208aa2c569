"""The branch from large shocks leads to the equilibrium that iteration finds, and beyond cycles."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving import homotopy
from foedus.game.solving.homotopy import CORRECTIONS, FAR, _Branch, traced
from foedus.game.solving.quick import to_values
from foedus.game.solving.solve import solve
from foedus.game.year import one_year, setting

SMALL = Parameters(n_kappa=5, n_gamma=5)


@pytest.mark.parametrize("changed", [{}, {"proposer": "client"}, {"meddling": False}])
def test_where_iteration_converges_the_branch_ends_there(changed: dict[str, object]) -> None:
    p = Parameters(n_kappa=5, n_gamma=5, **changed)  # type: ignore[arg-type]
    found = to_values(traced(p, 1e-9).values, p.shape)
    expected = solve(p).values
    assert found.client == pytest.approx(expected.client, abs=1e-6)
    assert found.patron == pytest.approx(expected.patron, abs=1e-6)


@pytest.mark.parametrize("length", [1e200, 1e305])
def test_a_step_beyond_all_numbers_is_refused_without_a_word(length: float) -> None:
    branch = _Branch(SMALL)
    here = branch.begin(1e-9)
    assert branch.step(here, np.ones_like(here) / 1e5, length) == (None, CORRECTIONS)


def test_a_correction_far_off_in_the_shocks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    branch = _Branch(SMALL)
    here = branch.begin(1e-9)
    way = np.append(np.zeros(len(here) - 1), -1.0)
    assert branch.step(here, way, 0.1)[0] is not None
    thrown = np.append(np.zeros(len(here) - 1), 2 * FAR)
    monkeypatch.setattr(homotopy, "direction", lambda *_: thrown)
    before = branch.years
    assert branch.step(here, way, 0.1) == (None, CORRECTIONS)
    assert branch.years == before + 1


def test_a_branch_that_climbs_back_to_its_beginning_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def up(self: _Branch, here: np.ndarray, way: np.ndarray, length: float) -> object:
        return here + np.append(np.zeros(len(here) - 1), 0.01), 1

    monkeypatch.setattr(_Branch, "step", up)
    found = traced(SMALL, 1e-9)
    assert found.steps == 1
    assert found.residual > 1e-9


def test_the_end_is_an_equilibrium_by_the_specification() -> None:
    p = Parameters(n_kappa=5, n_gamma=5, persist=0.99, tau_client=0.1, tau_patron=0.1)
    ended = traced(p, 1e-9)
    values = to_values(ended.values, p.shape)
    after, _ = one_year(setting(p), values)
    assert ended.residual <= 1e-9
    assert np.abs(after.patron - values.patron).max() <= 1e-8
