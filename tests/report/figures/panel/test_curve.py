"""The specification curve, drawn."""

from foedus.confront.regression.specification import Curve
from foedus.report.figures.drawing import WIDE, Dot
from foedus.report.figures.formats import svg
from foedus.report.figures.panel.curve import curve_figure, groups
from tests.report.curves import CHOICES, CURVE, CURVES


def test_neighbours_share_a_group_where_there_are_too_many() -> None:
    single = groups(CURVE)
    assert [each.value for each in single] == [-12.5, 5.0, 5.0, 22.5]
    assert [each.side for each in single] == [0, 0, 0, 1]
    pairs = groups(CURVE, 2)
    assert [len(each.points) for each in pairs] == [2, 2]
    assert [each.side for each in pairs] == [0, 0]


def test_the_figure_names_every_option_and_says_what_it_shows() -> None:
    drawn = curve_figure(CURVE, CURVES.choices, "Effect", WIDE, "c")
    written = {line.text for line in drawn.labels}
    assert {"Effect", "measure", "by a", "by b", "−3.8", "13.8"} <= written
    assert "model" not in written  # one option is no choice
    assert sum(isinstance(mark, Dot) for mark in drawn.marks) == 4
    assert "4 estimates of the effect of power × trust_b" in drawn.description
    assert "medians 17.5 points apart" in drawn.description
    assert all(0 <= line.x <= drawn.width and line.y <= drawn.height for line in drawn.labels)


def test_the_same_curve_gives_the_same_bytes() -> None:
    one, other = (svg(curve_figure(CURVE, CHOICES, "E", WIDE, "c")) for _ in range(2))
    assert one == other
    assert "<title" in one
    assert "<desc" in one


def test_a_curve_without_estimates_says_so() -> None:
    drawn = curve_figure(Curve("x", (), CURVE.failures), CHOICES, "E", WIDE, "c")
    assert drawn.description == "No specification has an estimate; 2 have none."
