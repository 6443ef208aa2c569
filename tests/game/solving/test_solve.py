"""The equilibrium: the model's known numbers, cycles, several equilibria, games that end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.solution import Solution
from foedus.game.solving.solve import Solver, solve, specified
from foedus.game.solving.starts import Start, change, highest, nothing, several
from foedus.game.year import Values, one_year, setting

HIGH, NONE = 1, 0
INCOMPATIBLE = 8, 8  # κ = 0.25, γ = −0.5 on 33 × 33 points
COMPATIBLE = 26, 24  # κ = 0.8125, γ = 0.5

SMALL = Parameters(n_kappa=5, n_gamma=5)

CYCLES = replace(
    SMALL, persist=0.96, sd_gamma=0.07, beta=0.95, tau_client=0.0075, tau_patron=0.0075
)
"""Compatibility persists and shocks are small: plain iteration goes round and round."""

TWO = replace(SMALL, persist=0.99, sd_gamma=0.06, beta=0.945, tau_client=0.01, tau_patron=0.01)
"""A game with two equilibria at least."""


@pytest.fixture(scope="module", params=["numpy", "specification"])
def default(request: pytest.FixtureRequest) -> Solution:
    return solve(Parameters(), solver=request.param)


def test_the_known_numbers_come_out(default: Solution) -> None:
    here = (*INCOMPATIBLE, HIGH, NONE)
    assert default.policy.wanted[here][0] == pytest.approx(0.993099, abs=1e-5)
    assert default.policy.wanted[(*COMPATIBLE, HIGH, NONE)][2] == pytest.approx(1, abs=1e-5)
    assert default.values.client[here] == pytest.approx(3.498727, abs=1e-5)
    assert default.values.patron[here] == pytest.approx(-1.053222, abs=1e-5)


def test_plain_iteration_takes_343_rounds(default: Solution) -> None:
    assert default.converged
    assert default.convergence.method == "plain"
    assert default.convergence.rounds == 343


@pytest.mark.parametrize("solver", ["numpy", "jax"])
def test_every_solver_gives_the_numbers_of_the_specification(solver: Solver) -> None:
    if solver == "jax":
        pytest.importorskip("jax", reason="the extra game is not installed")
    expected, found = specified(SMALL), solve(SMALL, solver=solver)
    assert change(found.values, expected.values) < 1e-9
    assert found.policy.realised == pytest.approx(expected.policy.realised, abs=1e-9)
    assert found.convergence.rounds == expected.convergence.rounds
    assert found.convergence.solver.startswith(solver)


def test_plain_iteration_that_cycles_says_so() -> None:
    found = solve(CYCLES, method="plain")
    assert not found.converged
    assert found.convergence.residual > 0.01
    assert found.convergence.rounds < 2_000  # it did not run to the last of its rounds


def test_where_plain_iteration_cycles_another_method_takes_over() -> None:
    found = solve(CYCLES)
    assert found.converged
    assert found.convergence.tried == ("plain",)
    assert found.convergence.method == "anderson"


def test_a_residual_is_verified_by_one_more_year_of_the_specification() -> None:
    found = solve(CYCLES)
    again = one_year(setting(CYCLES), found.values)[0]
    assert change(again, found.values) < 1e-8
    assert found.convergence.residual <= found.convergence.tolerance


def test_several_starts_find_several_equilibria() -> None:
    found = solve(TWO, starts=several(TWO, np.random.default_rng(1)))
    assert found.converged
    assert found.starts == ("nothing", "highest", "drawn 1", "drawn 2", "drawn 3")
    assert len(found.others) == 1
    assert change(found.values, found.others[0].values) > 0.01


def test_several_starts_that_end_alike_are_one_equilibrium() -> None:
    found = solve(SMALL, starts=(nothing(SMALL), highest(SMALL)))
    assert found.others == ()


def test_a_start_that_is_given_up_takes_nothing_from_what_another_found() -> None:
    there = Start("there", solve(CYCLES).values)
    found = solve(CYCLES, 1e-6, method="plain", starts=[there, nothing(CYCLES)])
    assert (found.starts, found.left_open) == (("there", "nothing"), ("nothing",))
    assert found.convergence.converged
    assert found.equilibria == (found,)
    assert not found.converged
    (given_up,) = found.others
    assert change(given_up.values, found.values) > 0.001


def test_a_start_near_the_end_needs_few_rounds() -> None:
    solved = solve(SMALL)
    assert solve(SMALL, starts=[Start("solved", solved.values)]).convergence.rounds <= 2


def test_a_game_that_ends_takes_as_many_rounds_as_years() -> None:
    game = replace(CYCLES, horizon=4)
    found = solve(game, starts=(highest(game), nothing(game)))
    zero = Values(np.zeros(game.shape), np.zeros(game.shape))
    values, policy = one_year(setting(game), zero)
    for _ in range(3):
        values, policy = one_year(setting(game), values)
    assert found.convergence.method == "backwards"
    assert found.convergence.rounds == 4
    assert found.converged
    assert change(found.values, values) < 1e-12
    assert found.policy.realised == pytest.approx(policy.realised, abs=1e-12)
    assert found.others == ()


def test_a_game_without_numbers_is_never_solved() -> None:
    assert not solve(replace(SMALL, rent=float("nan"))).converged
    assert not solve(replace(SMALL, rent=float("nan"), horizon=2)).converged


def test_the_specification_knows_no_other_method() -> None:
    with pytest.raises(ValueError, match="It iterates plainly from nothing"):
        solve(SMALL, solver="specification", method="anderson")
