"""The equilibrium against the numbers that the model's own page gives for its defaults."""

from __future__ import annotations

import pytest

from foedus.game.parameters import Parameters
from foedus.game.solution import Solution
from foedus.game.solve import solve

HIGH, NONE = 1, 0
INCOMPATIBLE = 8, 8  # κ = 0.25, γ = −0.5 on 33 × 33 points
COMPATIBLE = 26, 24  # κ = 0.8125, γ = 0.5


@pytest.fixture(scope="module")
def default() -> Solution:
    return solve(Parameters())


def test_the_known_numbers_come_out(default: Solution) -> None:
    here = (*INCOMPATIBLE, HIGH, NONE)
    assert default.policy.wanted[here][0] == pytest.approx(0.993099, abs=1e-5)
    assert default.policy.wanted[(*COMPATIBLE, HIGH, NONE)][2] == pytest.approx(1, abs=1e-5)
    assert default.values.client[here] == pytest.approx(3.498727, abs=1e-5)
    assert default.values.patron[here] == pytest.approx(-1.053222, abs=1e-5)


def test_plain_iteration_takes_343_rounds(default: Solution) -> None:
    assert default.converged
    assert default.convergence.rounds == 343
