"""Drawings: marks in place, written the same way everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.report.figures.drawing import Dot, Drawing, Shape, band, box, hatching, line
from foedus.report.figures.lettering import Line

SIDE = st.floats(1, 200)


@given(st.floats(-50, 50), st.floats(-50, 50), SIDE, SIDE)
def test_hatching_stays_within_its_box(x: float, y: float, width: float, height: float) -> None:
    for a, b in hatching("hatch", box("bar", x, y, width, height)).lines:
        for across, down in (a, b):
            assert x - 1e-6 <= across <= x + width + 1e-6
            assert y - 1e-6 <= down <= y + height + 1e-6


def test_a_box_may_be_drawn_from_either_side() -> None:
    assert box("bar", 10, 0, -4, 2) == box("bar", 6, 0, 4, 2)


def test_a_band_is_one_area() -> None:
    area = band("band", [(0, 1), (5, 1)], [(0, 3), (5, 3)])
    assert area.path == "M0 1L5 1L5 3L0 3z"
    assert area.lines[0][0] == area.lines[0][-1]


def test_numbers_are_as_short_as_a_tenth_of_a_pixel() -> None:
    assert line("axis", (0.04, -0.04), (1 / 3, 10)).path == "M0 0L0.3 10"
    assert Dot("dot", 5, 5, 2).path == "M3 5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"


def test_marks_of_one_role_in_a_row_are_one_path() -> None:
    marks = (box("a", 0, 0, 1, 1), box("a", 2, 0, 1, 1), box("b", 0, 0, 1, 1), box("a", 0, 0, 1, 1))
    drawn = Drawing("d", 10, 10, "t", "d", marks, (), 12)
    assert [role for role, _ in drawn.paths] == ["a", "b", "a"]
    assert drawn.paths[0][1].count("M") == 2


def test_lines_of_one_kind_stand_together() -> None:
    labels = (Line(1, 2, "x", "name"), Line(3, 4, "y", "note", "end"), Line(5, 6, "z", "name"))
    drawn = Drawing("d", 10, 10, "t", "d", (), labels, 12)
    assert drawn.lettering == (
        ("name", "start", (("1", "2", "x"), ("5", "6", "z"))),
        ("note", "end", (("3", "4", "y"),)),
    )


@pytest.mark.parametrize("mark", [Dot("x", 1, 2), Shape("x", ((1, 2), (3, 4)))])
def test_paths_begin_somewhere(mark: Dot | Shape) -> None:
    assert mark.path.startswith("M")
