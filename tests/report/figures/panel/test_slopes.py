"""Estimates with their intervals, drawn."""

from foedus.report.figures.drawing import WIDE, Dot, Shape
from foedus.report.figures.panel.slopes import NONE, Estimate, Slopes, slopes_figure

ONE = Estimate(0.5, 0.1, 0.9)
SHOWN = Slopes(
    title="Slopes",
    panels=("left", "right"),
    kinds=("plain", "other", "third"),
    rows=(("arms", ((ONE, NONE, ONE), (ONE, ONE, NONE))), ("visit", ((NONE,) * 3, (ONE,) * 3))),
    unit="Log odds.",
)


def test_every_estimate_has_its_mark_and_a_missing_one_none() -> None:
    drawn = slopes_figure(SHOWN, WIDE, "s")
    assert sum(isinstance(mark, Dot) for mark in drawn.marks) == 5
    diamonds = [m for m in drawn.marks if isinstance(m, Shape) and m.role == "beyond"]
    assert len(diamonds) == 2


def test_a_row_without_any_estimate_says_so_and_the_signs_are_told() -> None:
    written = [line.text for line in slopes_figure(SHOWN, WIDE, "s").labels]
    assert written.count("no estimate") == 1
    assert any("Full circle: plain, hollow circle: other, diamond: third." in t for t in written)


def test_words_for_a_missing_estimate_stay_within_the_drawing_on_either_side_of_nought() -> None:
    below, above = Estimate(-0.5, -0.9, -0.1), ONE
    for known, anchor in ((above, "start"), (below, "end")):
        rows = (("arms", ((known,), (known,))), ("visit", ((NONE,), (NONE,))))
        shown = Slopes("Slopes", ("left", "right"), ("plain",), rows, "Log odds.")
        drawn = slopes_figure(shown, WIDE, "s")
        told = [line for line in drawn.labels if line.text == "no estimate"]
        assert [line.anchor for line in told] == [anchor] * 2
        room = 11 * WIDE.text
        assert all(0 < line.x < drawn.width for line in told)
        assert all(line.x + room < drawn.width for line in told if anchor == "start")


def test_it_is_told_to_those_who_do_not_see_it() -> None:
    said = slopes_figure(SHOWN, WIDE, "s").description
    assert (
        "left, plain: of 2 estimates 1 have an interval above 0, 0 one below, 1 are missing" in said
    )
