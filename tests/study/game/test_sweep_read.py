"""Counts read as shares: patterns, cells, methods, thirds."""

from __future__ import annotations

import pytest

from foedus.study.game.sweep_read import (
    by_method,
    cell_reads,
    labels,
    order,
    patterns,
    third,
)
from tests.study.game.swept import found, plan


def test_patterns_are_all_draws_and_the_commonest_comes_first() -> None:
    held = patterns(found())
    assert sum(each.draws for each in held) == found().tally.draws
    assert [each.draws for each in held] == sorted((e.draws for e in held), reverse=True)
    expected = [each for each in held if each.expected]
    assert sum(e.share for e in expected) == pytest.approx(float(found().shares.value[4]))


def test_cells_read_what_is_counted() -> None:
    reads = cell_reads(found())
    assert [read.wanted_meets for read in reads] == pytest.approx(found().shares.value[:4])
    for read in reads:
        assert sum(read.wanted) == pytest.approx(1)
        assert sum(read.realised) == pytest.approx(1)
        assert 0 <= read.as_wanted <= 1


def test_methods_count_every_game_that_was_solved() -> None:
    counted = sum(count for _, count in by_method(found()))
    assert counted + int(found().tally.unsolved[1]) == plan().games


def test_cells_are_named_row_by_row() -> None:
    first, *_, last = labels(found())
    assert first == "consolidated, compatible"
    assert last == "unconsolidated, incompatible"


def test_thirds_divide_a_range() -> None:
    ends = [third(found(), 1, part) for part in range(3)]
    assert ends[0][0] == pytest.approx(0.1)
    assert ends[2][1] == pytest.approx(0.4)
    assert ends[0][1] == ends[1][0]


def test_the_weightiest_number_comes_first() -> None:
    weights = [found().total.value[place, 4] for place in order(found())]
    assert weights == sorted(weights, reverse=True)
