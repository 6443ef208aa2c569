"""The running sum: it ends at the posterior odds, and stops where odds do."""

import math

import pytest

from foedus.report.figures.drawing import NARROW, WIDE, Dot, Shape, Stroke
from foedus.report.figures.running_sum import added, running_sum, sums
from foedus.report.figures.subject import subject
from foedus.vocabulary.estimate import Estimate, exactly
from tests.report.tracings import empty, infinite, undefined, usual


@pytest.mark.parametrize("prior", ["even", "sceptical"])
@pytest.mark.parametrize("pair", [("h0", "h1"), ("h2", "h1")])
def test_the_sum_ends_at_the_posterior_odds(prior: str, pair: tuple[str, str]) -> None:
    shown = subject(usual(), prior=prior, pair=pair)
    steps = sums(shown)
    (odds,) = [o for o in shown.posterior.odds if {o.first, o.second} == set(pair)]
    turn = 1 if odds.first == pair[0] else -1
    assert steps[-1].total is not None
    assert odds.odds is not None
    assert steps[-1].total.point == pytest.approx(turn * odds.odds.point)
    assert len(steps) == len(shown.balance.steps) + 1


def test_infinities_of_opposite_signs_leave_nothing_defined() -> None:
    assert added(exactly(math.inf), exactly(3)) == exactly(math.inf)
    assert added(exactly(math.inf), exactly(-math.inf)) is None
    wide = added(Estimate(-math.inf, 0, 1), Estimate(0, 0, math.inf))
    assert wide == Estimate(-math.inf, 0, math.inf)
    half = added(Estimate(0, 0, math.inf), Estimate(-math.inf, 0, 0))
    assert half == Estimate(-math.inf, 0, math.inf)


def test_once_undefined_it_remains_so() -> None:
    steps = sums(subject(undefined()))
    assert [step.total is None for step in steps] == [False, True, True]
    drawn = running_sum(subject(undefined()), WIDE, "r")
    assert drawn is not None
    assert sum(isinstance(mark, Dot) for mark in drawn.marks) == 1
    assert "rules out, as weighed, both" in drawn.description


def test_what_was_sought_in_vain_is_hollow() -> None:
    drawn = running_sum(subject(usual()), WIDE, "r")
    assert drawn is not None
    roles = [mark.role for mark in drawn.marks if isinstance(mark, Dot)]
    assert roles == ["step"] * 6 + ["absent"]


def test_an_infinite_sum_is_an_arrowhead_at_the_edge() -> None:
    drawn = running_sum(subject(infinite()), NARROW, "r")
    assert drawn is not None
    heads = [mark for mark in drawn.marks if mark.role == "beyond"]
    assert len(heads) == 3
    assert all(isinstance(mark, Shape) for mark in heads)
    assert "∞" in drawn.description


def test_bounds_that_are_cut_are_said_to_run_on() -> None:
    shown = subject(infinite(), whose="x")
    drawn = running_sum(shown, WIDE, "r")
    assert drawn is not None
    assert "it runs on" in " ".join(line.text for line in drawn.labels)


def test_the_middle_of_the_draws_ends_it() -> None:
    drawn = running_sum(subject(usual()), WIDE, "r")
    assert drawn is not None
    (thick,) = [mark for mark in drawn.marks if mark.role == "middle"]
    assert isinstance(thick, Stroke)


def test_where_nothing_is_to_be_added_nothing_is_drawn() -> None:
    assert running_sum(subject(empty()), WIDE, "r") is None
