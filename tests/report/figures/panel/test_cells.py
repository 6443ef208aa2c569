"""Cells, drawn."""

import pytest

from foedus.report.figures.drawing import WIDE, Shape
from foedus.report.figures.panel.cells import cells_figure
from foedus.study.panel.cells import Cells
from foedus.vocabulary.design import Design

FOUND = Cells(
    "arms",
    (
        (True, True, (0, 3, 1)),
        (True, False, (0, 0, 0)),
        (False, True, (0, 2, 2)),
        (False, False, (0, 5, 0)),
    ),
    7,
)


def test_each_cell_has_shares_and_its_count() -> None:
    drawn = cells_figure([FOUND], "Cells", tuple(Design)[1:], WIDE, "c")
    written = [line.text for line in drawn.labels]
    assert [t for t in written if " of " in t and "%" in t] == ["25% of 4", "50% of 4", "0% of 5"]
    assert "no row" in written
    assert "none" not in written  # a formation always has a design


def test_widths_are_shares() -> None:
    drawn = cells_figure([FOUND], "Cells", tuple(Design)[1:], WIDE, "c")
    bars = [m for m in drawn.marks if isinstance(m, Shape) and m.role.startswith("cell_")][2:]
    wide = [mark.points[1][0] - mark.points[0][0] for mark in bars]
    assert wide[0] == pytest.approx(3 * wide[1])
    assert wide[2] == pytest.approx(wide[3])
    assert wide[4] == pytest.approx(wide[0] + wide[1])


def test_it_is_told_to_those_who_do_not_see_it() -> None:
    drawn = cells_figure([FOUND], "Cells", tuple(Design), WIDE, "c")
    assert "By arms: consolidated and compatible 25% of 4;" in drawn.description
