"""The chain: what is tried and in which order, and the last resorts of single games and of many.

Warnings are errors in every test: what overflows on the way of a last resort is dealt with there.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving import chain
from foedus.game.solving.batched import solve_many
from foedus.game.solving.chain import (
    CHAIN,
    QUICKER,
    RESORTS,
    Method,
    Resort,
    attempt,
    in_turn,
    require,
)
from foedus.game.solving.quick import lay, to_laid, year
from foedus.game.solving.solve import Solver, solve
from foedus.game.solving.starts import change, highest
from foedus.game.year import nothing, one_year, setting
from tests.game.solving.hard import FOLDS, REPELLING, TURNS

SMALL = Parameters(n_kappa=5, n_gamma=5)
EASY = Parameters(n_kappa=9, n_gamma=9)
HARD = {"repelling": REPELLING, "turns": TURNS, "folds": FOLDS}


@pytest.mark.parametrize("p", HARD.values(), ids=HARD.keys())
def test_a_single_game_is_solved_where_plain_iteration_goes_round(p: Parameters) -> None:
    found = solve(p)
    how = found.convergence
    assert found.converged
    assert (*how.tried, how.method) == CHAIN[: len(how.tried) + 1]
    assert how.tried[:1] == ("plain",)
    again, _ = one_year(setting(p), found.values)
    assert change(again, found.values) <= 1e-8


@pytest.mark.parametrize("method", ["newton", "homotopy"])
@pytest.mark.parametrize("solver", ["numpy", "jax"])
def test_a_last_resort_takes_on_what_repels_plain_iteration(method: Method, solver: Solver) -> None:
    if solver == "jax":
        pytest.importorskip("jax", reason="the extra game is not installed")
    found = solve(REPELLING, chain=("plain", method), solver=solver)
    how = found.convergence
    assert (how.converged, how.method, how.tried) == (True, method, ("plain",))
    assert how.solver == "numpy"
    assert how.residual <= how.tolerance
    batch = solve_many([EASY, REPELLING], chain=("plain", method), solver=solver)
    assert [one.method for one in batch.convergence] == ["plain", method]
    assert batch.convergence[1].tried == ("plain",)
    assert batch.client[1] == pytest.approx(found.values.client, abs=1e-9)
    assert batch.realised[1] == pytest.approx(found.policy.realised, abs=1e-9)


@pytest.mark.parametrize("method", ["newton", "homotopy"])
def test_a_last_resort_may_be_asked_for_alone(method: Method) -> None:
    found = solve(SMALL, method=method)
    assert (found.convergence.method, found.convergence.tried) == (method, ())
    assert change(found.values, solve(SMALL).values) < 1e-8


@pytest.mark.parametrize("method", RESORTS)
def test_an_attempt_tells_what_a_year_changes_and_how_many_it_took(method: Resort) -> None:
    found = attempt(method, SMALL, to_laid(nothing(SMALL)), 1e-9)
    after = year(np, lay(SMALL), found.values, SMALL.proposer)
    assert np.abs(after - found.values).max() == pytest.approx(found.residual, abs=1e-14)
    assert found.residual <= 1e-9
    assert found.years > chain.WITHIN


def test_where_nothing_succeeds_everything_was_tried_and_the_last_is_told() -> None:
    found = solve(SMALL, tolerance=-1.0)
    how = found.convergence
    assert not how.converged
    assert (*how.tried, how.method) == CHAIN
    assert how.account.startswith(f"after {how.rounds:,} rounds (homotopy, after plain, anderson,")


def test_a_game_without_numbers_is_given_up_quickly_by_all() -> None:
    how = solve(replace(SMALL, rent=float("nan"))).convergence
    assert (*how.tried, how.method) == CHAIN
    assert how.rounds <= 1000
    assert not how.converged


def test_other_starts_go_through_the_chain_too() -> None:
    found = solve(TURNS, starts=[highest(TURNS)])
    assert found.converged
    assert found.starts == ("highest",)


def test_without_scipy_last_resorts_are_left_out_and_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert chain.able()
    monkeypatch.setattr(chain, "find_spec", lambda _: None)
    assert in_turn(None, CHAIN) == ["plain", "anderson", "anderson-half-steps"]
    assert in_turn(None, QUICKER) == ["anderson", "anderson-half-steps"]
    with pytest.raises(ValueError, match=r'"newton" needs SciPy.*foedus\[game\]'):
        solve(SMALL, method="newton")


def test_what_needs_scipy_is_refused_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    require("Dreaming")
    monkeypatch.setattr(chain, "find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match=r"^Dreaming needs scipy.*foedus\[game\]"):
        require("Dreaming")


def test_a_game_that_ends_is_solved_backwards_whatever_is_asked_for() -> None:
    assert in_turn(4, CHAIN, "homotopy") == ["backwards"]
    assert solve(replace(SMALL, horizon=2), method="newton").convergence.method == "backwards"
