"""The tornado: the heaviest first, its direction told twice."""

from foedus.report.figures.drawing import NARROW, WIDE, Stroke
from foedus.report.figures.subject import subject
from foedus.report.figures.tornado import blows, ranked, tornado, whisker
from tests.report.tracings import empty, infinite, undefined, usual


def test_steps_are_sorted_by_size_whatever_their_direction() -> None:
    weights = [abs(each.weight.point) for each in ranked(subject(usual())) if each.weight]
    assert weights == sorted(weights, reverse=True)


def test_undefined_weights_come_last() -> None:
    assert ranked(subject(undefined()))[-1].weight is None


def test_what_weighs_nothing_is_one_row_of_the_figure_and_stays_in_its_table() -> None:
    shown = subject(usual(), pair=("h0", "h2"))
    assert len(ranked(shown)) == 6
    assert blows(shown)[-1].name == "One step of no weight"


def test_bars_against_are_hatched_and_bars_for_are_not() -> None:
    drawn = tornado(subject(usual()), WIDE, "t")
    assert drawn is not None
    roles = [mark.role for mark in drawn.marks]
    assert roles.count("against") == roles.count("hatch") == 2
    assert roles.count("for") == 4


def test_an_infinite_weight_is_an_arrowhead_at_the_edge() -> None:
    drawn = tornado(subject(infinite()), NARROW, "t")
    assert drawn is not None
    assert [mark.role for mark in drawn.marks].count("beyond") == 1


def test_a_whisker_has_a_stop_at_either_end() -> None:
    (mark,) = whisker(1, 5, 10)
    assert isinstance(mark, Stroke)
    assert len(mark.lines) == 3


def test_where_nothing_weighs_nothing_is_drawn() -> None:
    assert tornado(subject(empty()), WIDE, "t") is None
