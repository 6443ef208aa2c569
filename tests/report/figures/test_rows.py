"""Rows: one below the other, none over another."""

from itertools import pairwise

import pytest

from foedus.report.figures.drawing import NARROW, WIDE, Measures
from foedus.report.figures.lettering import Line
from foedus.report.figures.rows import Row, apart, ends, head, reserve, sheet, thresholds, ticks
from foedus.report.figures.scales import Decibels

ROWS = [Row("a", "", ("+1",)), Row("b" * 90, "sought and not found", ("−2",)), Row("c", "", ("0",))]
SCALE = Decibels(-30, 30, 100, 400)


@pytest.mark.parametrize("measures", [WIDE, NARROW])
def test_rows_follow_each_other_without_a_gap(measures: Measures) -> None:
    placed = sheet(ROWS, measures, 60, 40)
    assert placed.places[0].top == 40
    for above, below in pairwise(placed.places):
        assert above.bottom == below.top
        assert above.top < above.middle < above.bottom
    for line in placed.labels:
        assert placed.places[0].top < line.y < placed.places[-1].bottom


def test_names_stand_beside_what_is_drawn_or_above_it() -> None:
    wide, narrow = (sheet(ROWS[:1], measures, 60, 0) for measures in (WIDE, NARROW))
    assert wide.left > wide.labels[0].x + 200
    assert narrow.places[0].middle > narrow.labels[0].y
    assert ends(NARROW, 60)[1] > ends(WIDE, 60)[0]


def test_a_note_shares_the_line_of_a_short_name() -> None:
    placed = sheet([Row("kin", "two clues", ())], WIDE, 0, 0)
    assert placed.labels[0].y == placed.labels[1].y
    assert placed.labels[0].x < placed.labels[1].x


def test_lettering_that_would_touch_is_left_out() -> None:
    crowd = [Line(x, 0, "100 : 1", "aside", "middle") for x in (200, 210, 300)]
    assert [line.x for line in apart(crowd, 13, SCALE)] == [200, 300]


def test_thresholds_are_drawn_even_where_their_names_do_not_fit() -> None:
    marks, named, _ = thresholds(Decibels(-500, 500, 0, 300), 0, 50, 13)
    assert len(marks) == 5
    assert [line.text for line in named] == ["even"]


def test_the_axis_names_its_unit_once() -> None:
    _, numbers, below = ticks(SCALE, 100, 13)
    assert sum("dB" in line.text for line in numbers) == 1
    assert below > 100


def test_both_sides_say_for_whom_they_speak() -> None:
    lines, below = head(("Storm", "Purse"), ("weight",), WIDE, 60)
    assert {line.text for line in lines} == {"← favours Storm", "favours Purse →", "weight"}
    assert below > 0


def test_no_reserve_takes_no_room() -> None:
    assert reserve("", WIDE, 10) == ([], 10)
    lines, below = reserve("Whose", WIDE, 10)
    assert lines[0].text == "Whose"
    assert below > 10
