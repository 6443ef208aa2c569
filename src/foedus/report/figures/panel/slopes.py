"""Estimates with their intervals: a row for each measure, panels beside each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.report.figures.drawing import (
    LEADING,
    PAD,
    Dot,
    Drawing,
    Mark,
    Measures,
    Shape,
    Stroke,
    box,
    line,
)
from foedus.report.figures.lettering import Line
from foedus.report.figures.panel.axis import Axis, axis, said
from foedus.report.figures.rows import reserve

LANE = 11
"""Height of one estimate, in pixels."""

GAP = 26
"""Between two panels, in pixels."""

SIGNS = ("full circle", "hollow circle", "diamond", "square")
"""The marks of the kinds of estimates, in their order."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the ends of its interval; NaN where there is none."""

    value: float
    lo: float
    hi: float


NONE = Estimate(math.nan, math.nan, math.nan)


@dataclass(frozen=True, slots=True)
class Slopes:
    """What a figure of estimates shows.

    Parameters
    ----------
    title : str
        Stands above.
    panels : tuple of str
        What each panel shows.
    kinds : tuple of str
        What each mark is, at most four.
    rows : tuple of (str, tuple of tuple of Estimate)
        A name, and for each panel an estimate of each kind.
    unit : str
        What the numbers are.
    """

    title: str
    panels: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Estimate, ...], ...]], ...]
    unit: str


def slopes_figure(shown: Slopes, measures: Measures, name: str) -> Drawing:
    """Estimates, drawn.

    Parameters
    ----------
    shown : Slopes
        What is shown.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.
    """
    size = measures.text
    top, height = size * LEADING * 3.2, LANE * len(shown.kinds) + PAD
    bottom = top + height * len(shown.rows)
    left = measures.margin * 0.62
    width = (measures.width - left - GAP * (len(shown.panels) - 1)) / len(shown.panels)
    marks: list[Mark] = []
    labels = [Line(0, size, shown.title, "strong")]
    for place, (row, _) in enumerate(shown.rows):
        y = top + place * height
        marks += [box("stripe", 0, y, measures.width, height)] if place % 2 == 0 else []
        labels.append(Line(2, y + height / 2 + size * 0.35, row, "name"))
    for place, panel in enumerate(shown.panels):
        begin = left + place * (width + GAP)
        scale = _scaled(shown, place, begin, begin + width)
        marks += _grid(scale, top, bottom)
        labels += _numbers(scale, bottom, size)
        labels.append(Line(begin, size * LEADING * 2.6, panel, "name"))
        for number, (_, panels) in enumerate(shown.rows):
            marks += _row(panels[place], scale, top + number * height + PAD / 2)
            if not any(math.isfinite(each.value) for each in panels[place]):
                y = top + (number + 0.5) * height + size * 0.35
                labels.append(_nothing(scale, y, begin + width / 2))
    key = ", ".join(f"{sign}: {kind}" for sign, kind in zip(SIGNS, shown.kinds, strict=False))
    last, whole = reserve(f"{key[0].upper()}{key[1:]}. {shown.unit}", measures, bottom + size * 2)
    return Drawing(
        id=name,
        width=measures.width,
        height=whole,
        title=shown.title,
        description=_described(shown),
        marks=tuple(marks),
        labels=(*labels, *last),
        text=size,
    )


def _nothing(scale: Axis, y: float, middle: float) -> Line:
    """Word that there is no estimate, on the side of nought that has the room for it."""
    x = scale.at(0)
    if x > middle:
        return Line(x - PAD, y, "no estimate", "note", "end")
    return Line(x + PAD, y, "no estimate", "note")


def _scaled(shown: Slopes, place: int, begin: float, end: float) -> Axis:
    """The axis of a panel: all estimates, and most of their intervals."""
    held = [each for _, panels in shown.rows for each in panels[place] if math.isfinite(each.value)]
    ends = [end for each in held for end in (each.lo, each.hi)]
    near = np.percentile(ends, [6, 94]).tolist() if ends else []
    return axis([*near, *(each.value for each in held)], begin, end)


def _grid(scale: Axis, top: float, bottom: float) -> Iterator[Mark]:
    for tick in scale.ticks:
        x = scale.at(tick)
        yield line("grid" if tick else "zero", (x, top), (x, bottom))


def _numbers(scale: Axis, bottom: float, size: float) -> Iterator[Line]:
    for tick in scale.ticks:
        yield Line(scale.at(tick), bottom + size * 1.2, said(tick), "aside", "middle")


def _row(estimates: Sequence[Estimate], scale: Axis, top: float) -> Iterator[Mark]:
    for place, each in enumerate(estimates):
        y = top + (place + 0.5) * LANE
        if math.isfinite(each.value):
            yield Stroke("bounds", (((scale.at(each.lo), y), (scale.at(each.hi), y)),))
            yield _sign(place, scale.at(each.value), y)


def _sign(place: int, x: float, y: float) -> Mark:
    match SIGNS[place]:
        case "diamond":
            return Shape("beyond", ((x - 4.4, y), (x, y - 4.4), (x + 4.4, y), (x, y + 4.4)))
        case "square":
            return box("point", x - 3, y - 3, 6, 6)
    return Dot("point" if place else "beyond", x, y, 3.4)


def _described(shown: Slopes) -> str:
    """The figure in sentences."""
    said_of = []
    for place, panel in enumerate(shown.panels):
        for number, kind in enumerate(shown.kinds):
            held = [panels[place][number] for _, panels in shown.rows]
            known = [each for each in held if math.isfinite(each.value)]
            above, below = sum(e.lo > 0 for e in known), sum(e.hi < 0 for e in known)
            said_of.append(
                f"{panel}, {kind}: of {len(held)} estimates {above} have an interval above 0, {below} one "
                f"below, {len(held) - len(known)} are missing."
            )
    return " ".join((*said_of, "The table that goes with it gives every number."))
