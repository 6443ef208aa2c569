"""Iterations: rounds, what is given up, what other ways reach."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.iterate import (
    LONGER,
    PATIENCE,
    Reached,
    Way,
    begin,
    goes_on,
    round_on,
    run,
    told,
    way,
)
from foedus.game.solving.quick import lay, to_laid, year
from foedus.game.year import nothing

SMALL = Parameters(n_kappa=5, n_gamma=5)


def iterated(p: Parameters, way: Way) -> Reached:
    return run(lay(p), to_laid(nothing(p)), p.proposer, way)


def test_every_way_reaches_the_same_values() -> None:
    plain = iterated(SMALL, Way("plain", 1e-12))
    for method in ("half-steps", "anderson", "anderson-half-steps"):
        other = iterated(SMALL, Way(method, 1e-12))
        assert other.residual <= 1e-12
        assert other.found == pytest.approx(plain.found, abs=1e-10)


def test_anderson_needs_fewer_rounds_than_plain_and_half_steps_more() -> None:
    rounds = {m: iterated(SMALL, Way(m, 1e-10)).rounds for m in ("plain", "half-steps", "anderson")}
    assert rounds["anderson"] < rounds["plain"] < rounds["half-steps"]


def test_a_residual_is_what_one_more_year_changes() -> None:
    reached = iterated(SMALL, Way("anderson", 1e-6))
    assert np.abs(year(np, lay(SMALL), reached.following, "patron") - reached.found).max() == 0
    assert np.abs(reached.found - reached.following).max() == reached.residual


def test_backwards_takes_as_many_rounds_as_the_game_has_years() -> None:
    assert iterated(SMALL, Way("backwards", 1e-10, 7)).rounds == 7


def test_an_iteration_is_given_up_where_it_has_no_numbers() -> None:
    reached = iterated(replace(SMALL, rent=float("nan")), Way("plain", 1e-10))
    assert reached.rounds == 1
    assert not reached.residual <= 1e-10


def test_an_iteration_is_given_up_after_the_most_rounds() -> None:
    assert iterated(SMALL, Way("plain", 1e-10, 3)).rounds == 3


def test_an_iteration_is_given_up_where_the_residual_no_longer_falls() -> None:
    gone = Way("plain", 1e-10)
    before = begin(np, to_laid(nothing(SMALL)), gone.memory)
    at = round_on(np, lay(SMALL), before, "patron", gone)
    assert goes_on(np, before, gone)
    assert goes_on(np, at, gone)
    assert not goes_on(np, at._replace(since=PATIENCE), gone)


def test_a_round_counts_what_did_not_fall() -> None:
    laid, gone = lay(SMALL), Way("plain", 1e-10)
    at = begin(np, to_laid(nothing(SMALL)), gone.memory)
    assert round_on(np, laid, at, "patron", gone).since == 0
    assert round_on(np, laid, at._replace(lowest=0.0), "patron", gone).since == 1


def test_accelerated_iteration_is_given_longer() -> None:
    assert Way("half-steps", 1e-10).patience == PATIENCE
    assert Way("anderson-half-steps", 1e-10).patience == LONGER


def test_what_is_solved_backwards_leaves_nothing_open() -> None:
    gone = way(3, "anderson", 1e-10)
    assert told("numpy", gone, 3, 0.5).converged
    assert not told("numpy", gone, 3, float("nan")).converged
    assert not told("numpy", way(None, "plain", 1e-10), 3, 0.5).converged
