"""A sweep drawn: bars as long as its numbers, everything inside, and the figure in sentences."""

from __future__ import annotations

import pytest

from foedus.report.figures.drawing import WIDE, Dot, Drawing, Point, Shape
from foedus.report.figures.formats import svg
from foedus.report.figures.game.sweep import sweep_drawn
from foedus.report.figures.lettering import width
from foedus.study.game.sweep import SweepResult
from tests.report.game.test_sweep import unsolved
from tests.study.game.swept import found


def boxes(drawing: Drawing, role: str) -> list[tuple[Point, ...]]:
    return [mark.points for mark in drawing.marks if isinstance(mark, Shape) and mark.role == role]


@pytest.mark.parametrize("held", [found(), found(4), unsolved()], ids=["whole", "few", "none"])
def test_everything_lies_inside(held: SweepResult) -> None:
    drawing = sweep_drawn(held)
    for mark in drawing.marks:
        assert not isinstance(mark, Dot)
        for points in mark.lines:
            for x, y in points:
                assert -0.5 <= x <= drawing.width + 0.5
                assert -0.5 <= y <= drawing.height + 0.5
    for line in drawing.labels:
        if line.anchor == "start":
            assert line.x + width(line.text, drawing.text) <= WIDE.width + 6


def test_bars_are_as_long_as_the_shares() -> None:
    drawing = sweep_drawn(found())
    frames = boxes(drawing, "cell_none")
    bars = boxes(drawing, "for")
    for frame, bar, share in zip(frames, bars, found().shares.value, strict=True):
        assert (bar[1][0] - bar[0][0]) / (frame[1][0] - frame[0][0]) == pytest.approx(float(share))


def test_it_is_told_in_sentences() -> None:
    drawing = sweep_drawn(found())
    assert "the cell consolidated, compatible comes out" in drawing.description
    assert "danger at home" in drawing.description
    assert svg(drawing) == svg(sweep_drawn(found()))
