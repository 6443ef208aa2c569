"""A solution says whether it is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.solution import Convergence
from foedus.game.solving.solve import solve


@pytest.mark.parametrize(
    ("residual", "converged"), [(1e-11, True), (1e-10, True), (2e-10, False), (float("nan"), False)]
)
def test_what_is_above_the_tolerance_has_not_converged(residual: float, converged: bool) -> None:  # noqa: FBT001 - the datum
    assert Convergence("numpy", "plain", 5, residual, 1e-10).converged is converged


def test_one_unsolved_equilibrium_among_several_is_told() -> None:
    found = solve(Parameters(n_kappa=3, n_gamma=3))
    unsolved = replace(found, convergence=replace(found.convergence, residual=1.0))
    assert found.converged
    assert not replace(found, others=(unsolved,)).converged


def test_the_arrays_of_a_solution_are_frozen_too() -> None:
    found = solve(Parameters(n_kappa=3, n_gamma=3))
    with pytest.raises(ValueError, match="read-only"):
        found.values.client[0] = 0.0
    for array in (found.values.patron, found.policy.wanted, found.policy.meddling):
        assert not array.flags.writeable
