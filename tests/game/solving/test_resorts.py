"""Last resorts: a game that repels every iteration is solved, and the others are left as they are."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving import resorts
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.resorts import solve_surely
from foedus.game.year import one_year, setting

REPELLING = Parameters(
    beta=0.9650706378370524,
    thetas=(0.0096682972, 0.1832583330),
    theta_stay=0.9874705614,
    security=(0.0, 0.7897811912, 1.0),
    protection=0.9751631705,
    military=(0.0, 0.0697678759, 1.0),
    resources=(0.0, 0.5277597997, 1.0),
    legitimacy=(0.0, 0.2539857939, 1.0),
    coup=0.3098047975,
    rho_military=0.5409817272,
    rho_legitimacy=0.5028746010,
    mu=0.2601237792,
    lam=0.1211516486,
    rent=0.1958375218,
    autonomy=0.1128111176,
    switch=0.1128734742,
    v=0.4015750624,
    loss=0.9789490872,
    control=0.2181096957,
    commit=(0.0, 0.0989981174, 0.2173699975),
    meddle=0.0922381132,
    persist=0.9204700585,
    sd_gamma=0.0806282658,
    kappa_entry=0.2540164776,
    gamma_entry=-0.2462334886,
    gamma_client=0.3550754231,
    tau_client=0.1213524851,
    tau_patron=0.1332098602,
    n_kappa=9,
    n_gamma=9,
)
"""Drawn in a sweep: plain iteration cycles on it, and half-steps do."""
EASY = Parameters(n_kappa=9, n_gamma=9)


def unaccelerated(games: list[Parameters], method: str, **given: object) -> Batch:
    """Plain iteration, whatever is asked for."""
    return solve_many(games, method="plain", solver="numpy", tolerance=1e-8)


def after_a_year(found: Batch, number: int) -> float:
    """What one more year of the specification changes."""
    following = found.following[number]
    after, _ = one_year(setting(found.games[number]), following)
    return float(np.abs(after.client - following.client).max())


@pytest.mark.parametrize("method", ["newton", "homotopy"])
def test_a_game_that_repels_plain_iteration_is_solved(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not unaccelerated([REPELLING], "plain").convergence[0].converged
    only = [one for one in resorts._METHODS if one[0] == method]
    monkeypatch.setattr(resorts, "_METHODS", tuple(only))
    monkeypatch.setattr(resorts, "solve_many", unaccelerated)
    found = solve_surely([REPELLING, EASY], solver="numpy", tolerance=1e-8)
    assert found.convergence[0].converged
    assert found.convergence[0].method == method
    assert found.convergence[0].tried == ("plain",)
    assert after_a_year(found, 0) <= 1e-7
    assert found.convergence[1].method == "plain"


def test_what_nothing_solves_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resorts, "_METHODS", ())
    monkeypatch.setattr(resorts, "solve_many", unaccelerated)
    found = solve_surely([REPELLING], solver="numpy", tolerance=1e-8)
    assert not found.convergence[0].converged


def test_games_that_iterate_well_are_left_as_they_are() -> None:
    found = solve_surely([EASY], solver="numpy", tolerance=1e-8)
    alone = solve_many([EASY], method="anderson", solver="numpy", tolerance=1e-8)
    assert np.array_equal(found.wanted, alone.wanted)
    assert found.convergence == alone.convergence
