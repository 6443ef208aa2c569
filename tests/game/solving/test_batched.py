"""Many games together: the specification's numbers, whatever stands beside a game."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.solve import solve, specified

SMALL = Parameters(n_kappa=5, n_gamma=5)
GAMES = tuple(replace(SMALL, coup=coup) for coup in (0.1, 0.2, 0.25, 0.3, 0.4))


@pytest.fixture(scope="module", params=["jax", "numpy"])
def batch(request: pytest.FixtureRequest) -> Batch:
    if request.param == "jax":
        pytest.importorskip("jax", reason="the extra game is not installed")
    return solve_many(GAMES, solver=request.param)


def test_each_game_has_the_numbers_of_the_specification(batch: Batch) -> None:
    assert len(batch) == len(GAMES)
    for n, game in enumerate(GAMES):
        alone = specified(game)
        assert batch.client[n] == pytest.approx(alone.values.client, abs=1e-9)
        assert batch.patron[n] == pytest.approx(alone.values.patron, abs=1e-9)
        assert batch.wanted[n] == pytest.approx(alone.policy.wanted, abs=1e-9)
        assert batch.realised[n] == pytest.approx(alone.policy.realised, abs=1e-9)
        assert batch.convergence[n].rounds == alone.convergence.rounds


def test_one_game_of_a_batch_is_a_solution(batch: Batch) -> None:
    alone, found = solve(GAMES[1]), batch.solution(1)
    assert found.parameters == GAMES[1]
    assert found.converged
    assert found.policy.ceiling == pytest.approx(alone.policy.ceiling, abs=1e-9)
    assert found.policy.meddling == pytest.approx(alone.policy.meddling, abs=1e-9)


def test_the_company_of_a_game_changes_no_bit_of_it(batch: Batch) -> None:
    solver = batch.convergence[0].solver.split()[0]
    for size in (1, 2, 3):
        parts = [
            solve_many(GAMES[n : n + size], solver=solver, threads=1)
            for n in range(0, len(GAMES), size)
        ]
        for name in ("client", "patron", "wanted", "realised"):
            joined = np.concatenate([getattr(part, name) for part in parts])
            assert joined.tobytes() == getattr(batch, name).tobytes()


def test_without_jax_numpy_solves_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.game.solving.batched.at_hand", lambda: False)
    assert solve_many(GAMES[:1]).convergence[0].solver == "numpy"


def test_a_game_that_ends_is_solved_backwards() -> None:
    game = replace(SMALL, horizon=3)
    batch = solve_many([game], solver="numpy")
    assert batch.convergence[0].method == "backwards"
    assert batch.convergence[0].rounds == 3
    assert batch.convergence[0].converged
    assert batch.solution(0).policy.wanted == pytest.approx(solve(game).policy.wanted, abs=1e-12)


def test_games_that_plain_iteration_leaves_open_are_solved_by_the_next_method() -> None:
    cycles = replace(
        SMALL, persist=0.96, sd_gamma=0.07, beta=0.95, tau_client=0.0075, tau_patron=0.0075
    )
    batch = solve_many([SMALL, cycles], solver="numpy")
    assert [one.method for one in batch.convergence] == ["plain", "anderson"]
    assert batch.convergence[1].tried == ("plain",)
    assert batch.client[1] == pytest.approx(solve(cycles).values.client, abs=1e-9)


def test_games_of_other_rules_are_refused() -> None:
    with pytest.raises(ValueError, match=r"Game 1 of the batch has .*solve the others apart"):
        solve_many([SMALL, replace(SMALL, meddling=False)])


def test_no_game_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no game to solve"):
        solve_many([])


def test_a_solver_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match=r'There is no solver "jacks"\. There are: jax, numpy'):
        solve_many([SMALL], solver="jacks")
