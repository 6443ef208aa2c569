"""Starts of an iteration, and how far apart two ends are."""

from __future__ import annotations

import numpy as np

from foedus.game.parameters import Parameters
from foedus.game.solving.solve import solve
from foedus.game.solving.starts import change, drawn, highest, nothing, several
from foedus.game.year import Values

SMALL = Parameters(n_kappa=3, n_gamma=3)


def test_the_highest_values_lie_above_those_of_the_equilibrium() -> None:
    values, top = solve(SMALL).values, highest(SMALL).values
    assert (values.client < top.client).all()
    assert (values.patron < top.patron).all()


def test_drawn_starts_follow_from_the_generator() -> None:
    one = drawn(SMALL, 2, np.random.default_rng(7))
    same = drawn(SMALL, 2, np.random.default_rng(7))
    assert change(one[0].values, same[0].values) == 0
    assert change(one[0].values, one[1].values) > 0


def test_several_starts_have_names() -> None:
    names = [start.name for start in several(SMALL, np.random.default_rng(1), draws=2)]
    assert names == ["nothing", "highest", "drawn 1", "drawn 2"]


def test_a_change_is_the_largest_of_both_players() -> None:
    zero = nothing(SMALL).values
    assert change(zero, Values(zero.client + 1.0, zero.patron - 2.0)) == 2.0


def test_a_change_without_numbers_is_none_at_all() -> None:
    zero = nothing(SMALL).values
    assert np.isnan(change(zero, Values(zero.client, zero.patron * np.nan)))
