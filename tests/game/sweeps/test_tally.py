"""Counts add up, leave out rows with a game unsolved, and say which designs came instead."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from foedus.game.sweeps.block import UNSOLVED
from foedus.game.sweeps.draws import rows
from foedus.game.sweeps.tally import Tally, counted, empty
from tests.game.sweeps.sample import EXPECTED, block, designs, tallied


def same(one: Tally, other: Tally) -> bool:
    names = [field.name for field in fields(Tally)]
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def test_pieces_add_up_to_the_whole() -> None:
    whole = tallied(64, 64)
    assert whole.draws == 128
    assert same(whole, tallied(64, 1))
    assert same(whole, tallied(64, 24))


def test_counts_of_an_outcome_are_those_of_its_draws() -> None:
    drawn = rows(3, 3, 0, 64)
    first = designs(drawn.first)[:, 0] == 2
    second = designs(drawn.second)[:, 0] == 2
    found = tallied(64, 64)
    assert found.first[:, 0].sum() == first.sum()
    assert found.second[:, 0].sum() == second.sum()
    failed = int((~first).sum() + (~second).sum())
    assert np.trace(found.failed[0, 0, 0]) == failed
    assert found.failed[0, 0, 1].sum() == failed


def test_a_cell_that_never_meets_the_figure_fails_the_whole() -> None:
    found = tallied(32, 32)
    assert found.first[:, 2].sum() == 0
    assert found.first[:, 4].sum() == 0
    assert found.failed[4, 0, 0].sum() == found.draws


def test_patterns_count_every_draw_once() -> None:
    found = tallied(32, 8)
    assert found.patterns.sum() == found.draws
    assert found.patterns[:, :, 1, 0].sum() == found.draws
    assert found.realised.sum(axis=(1, 2)).tolist() == [found.draws] * 4


def test_a_row_without_both_its_draws_is_left_out_and_counted() -> None:
    drawn = rows(3, 3, 0, 4)
    made = block(drawn)
    made.wanted[1, 1] = UNSOLVED
    found = counted(made, drawn, EXPECTED, "wanted")
    assert found.draws == 6
    assert found.unsolved.tolist() == [1, 1]


def test_a_range_without_its_game_misses_that_row_alone() -> None:
    drawn = rows(3, 3, 0, 16)
    made = block(drawn)
    made.wanted[1, 3] = UNSOLVED
    found = counted(made, drawn, EXPECTED, "wanted")
    assert found.paired.sum(axis=0).tolist() == [16, 15, 16]
    assert found.rows.sum() == 16
    assert found.unsolved.tolist() == [0, 1]
    whole = tallied(16, 16)
    assert np.array_equal(found.turned[:, [0, 2]], whole.turned[:, [0, 2]])


def test_nothing_counts_as_nothing() -> None:
    assert empty(2).draws == 0
