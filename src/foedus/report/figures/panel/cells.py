"""Cells: which designs were observed where both conditions hold, one of them, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.report.figures.drawing import LEADING, PAD, Drawing, Mark, Measures, box
from foedus.report.figures.lettering import Line, width
from foedus.report.figures.rows import reserve
from foedus.study.panel.cells import Cells
from foedus.vocabulary.design import Design

ROLES = {
    Design.NONE: "cell_none",
    Design.WITHOUT_INSTITUTIONS: "cell_without",
    Design.WITH_INSTITUTIONS: "cell_with",
}
"""How each design is filled, from the lightest to the darkest."""

GAP = 12
"""Between two cells, in pixels."""

BAR = 15
"""Height of a cell's bar, in pixels."""


def cells_figure(
    found: Sequence[Cells], title: str, shown: Sequence[Design], measures: Measures, name: str
) -> Drawing:
    """Cells, drawn: a row for each measure of compatibility, a column for each cell.

    Parameters
    ----------
    found : sequence of Cells
        By measure.
    title : str
        Stands above.
    shown : sequence of Design
        The designs that a row of the panel can have.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.
    """
    size, step = measures.text, measures.text * LEADING
    left, top = measures.margin * 0.62, step * 4.6
    column = (measures.width - left) / 4
    height = BAR + step + PAD
    marks: list[Mark] = list(_key(shown, size, step * 1.4)[0])
    labels = [Line(0, size, title, "strong"), *_key(shown, size, step * 1.4)[1]]
    labels += _heads(left, column, step)
    for place, cell in enumerate(found):
        y = top + place * height
        marks += [box("stripe", 0, y, measures.width, height)] if place % 2 == 0 else []
        labels.append(Line(2, y + height / 2 + size * 0.35, cell.measure, "name"))
        for number, (_, _, counts) in enumerate(cell.counts):
            x = left + number * column
            marks += _bar(counts, x, y + PAD / 2, column - GAP)
            said = _said(counts)
            labels.append(Line(x, y + PAD / 2 + BAR + size, said, "aside"))
    said = (
        "Bars: share of each design in the cell, from none to with institutions; numbers: share with "
        "institutions, and rows. Consolidated and not: membership above and below one half at its ends; rows "
        "in which a condition is open stand in no cell: "
        + ", ".join(f"{cell.measure} {cell.left_out:,}" for cell in found)
        + "."
    )
    last, whole = reserve(said, measures, top + len(found) * height + PAD / 2)
    return Drawing(
        id=name,
        width=measures.width,
        height=whole,
        title=title,
        description=_described(found),
        marks=tuple(marks),
        labels=(*labels, *last),
        text=size,
    )


def _heads(left: float, column: float, step: float) -> Iterator[Line]:
    for place, power in enumerate(("consolidated", "unconsolidated")):
        yield Line(left + 2 * place * column, step * 3.2, power, "strong")
    for place in range(4):
        said = "not compatible" if place % 2 else "compatible"
        yield Line(left + place * column, step * 4.2, said, "name")


def _key(shown: Sequence[Design], size: float, y: float) -> tuple[list[Mark], list[Line]]:
    """What each filling stands for."""
    marks: list[Mark] = []
    labels, x = [], 0.0
    for design in shown:
        marks.append(box(ROLES[design], x, y, 2 * size, size))
        labels.append(Line(x + 2.5 * size, y + size * 0.9, design.label, "name"))
        x += 4 * size + width(design.label, size)
    return marks, labels


def _bar(counts: Sequence[int], x: float, y: float, room: float) -> Iterator[Mark]:
    total = sum(counts)
    for design, count in zip(Design, counts, strict=True):
        if count:
            wide = room * count / total
            yield box(ROLES[design], x, y, wide, BAR)
            x += wide


def _said(counts: Sequence[int]) -> str:
    total = sum(counts)
    return f"{counts[-1] / total:.0%} of {total:,}" if total else "no row"


def _described(found: Sequence[Cells]) -> str:
    """The figure in sentences."""
    said = [
        f"By {cell.measure}: "
        + "; ".join(
            f"{'consolidated' if power else 'unconsolidated'} and "
            f"{'compatible' if speaks else 'not compatible'} {_said(counts)}"
            for power, speaks, counts in cell.counts
        )
        + " with institutions."
        for cell in found
    ]
    return " ".join(said)
