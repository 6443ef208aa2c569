"""The error of realised less expected survival: by hand, pair by pair, and over many seeds."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest

from foedus.game.laws import Array
from foedus.game.lives.account import account
from foedus.game.lives.chance import Signed, monte_carlo_error
from foedus.game.lives.life import LifePlan
from foedus.game.lives.simulate import simulate
from tests.game.worlds import START, solved

SEEDS = 50


def signed(run: list[int], year: list[int], left: list[int], hoped: list[list[float]]) -> Signed:
    return Signed(np.array(run), np.array(year), np.array(left), np.array(hoped).T)


def test_nobody_who_signed_has_no_error() -> None:
    none = np.array([], dtype=np.intp)
    assert np.isnan(monte_carlo_error(Signed(none, none, none, np.empty((3, 0))))).all()


def test_it_does_not_ask_who_fell() -> None:
    hoped = [[0.9, 0.5]] * 4
    alive = monte_carlo_error(signed([0, 1, 2, 3], [0] * 4, [40] * 4, hoped))
    assert alive.tolist() == pytest.approx([0.15, 0.25])
    fallen = monte_carlo_error(signed([0, 1, 2, 3], [0] * 4, [1] * 4, hoped))
    assert fallen.tolist() == alive.tolist()


@pytest.mark.parametrize(
    ("run", "left", "together"),
    [([0, 0], 9, True), ([0, 1], 9, False), ([0, 0], 1, False)],
    ids=["one leader", "two runs", "a successor"],
)
def test_signings_hang_together_only_while_one_leader_has_both_open(
    run: list[int], left: int, *, together: bool
) -> None:
    # Signed in the years 0 and 1: after one year the first is settled when the second begins.
    first, second = [0.8, 0.6], [0.9, 0.7]
    found = monte_carlo_error(signed(run, [0, 1], [left, 8], [first, second]))
    alone = [a * (1 - a) + b * (1 - b) for a, b in zip(first, second, strict=True)]
    # In office two years after the first is in office one year after the second.
    both = 2 * 0.7 * (1 - 0.9) if together else 0.0
    assert found.tolist() == pytest.approx(
        [math.sqrt(alone[0]) / 2, math.sqrt(alone[1] + both) / 2]
    )


@cache
def many() -> tuple[Array, Array]:
    """Differences and their errors in thirty runs each of many seeds: (seed, design, year)."""
    held = [
        account(simulate(solved(), START, LifePlan(16, 30, seed=seed))).intended
        for seed in range(SEEDS)
    ]
    differences = [[np.subtract(one.realised, one.expected) for one in told] for told in held]
    return np.array(differences), np.array([[one.error for one in told] for told in held])


def test_over_many_seeds_differences_scatter_as_far_as_is_said() -> None:
    differences, error = many()
    # The variance said must be that found, within three standard errors of a sample's variance.
    ratio = differences.var(axis=0) / (error**2).mean(axis=0)
    assert ratio == pytest.approx(np.ones_like(ratio), abs=3 * math.sqrt(2 / SEEDS))
    # From the fifth year on leaders often sign again: taken for independent, a third is missing.
    assert ratio[:, 4:].mean() == pytest.approx(1, abs=0.25)
    beyond = np.abs(differences / error) > 3
    assert beyond.mean() < 0.01
    # A few runs do not make it small: no row of any seed has less than half of what is usual.
    assert (error > 0.5 * np.median(error, axis=0)).all()
