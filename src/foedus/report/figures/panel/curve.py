"""The specification curve: estimates above, below them which options were taken where."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.specification import Curve, Point
from foedus.panel.choices import Choice
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

GROUPS = 150
"""Most groups of neighbouring specifications that are drawn."""

HEIGHT = 230
"""Height of the estimates, in pixels."""

LANE = 15
"""Height of an option, in pixels."""

NUMBERS = 62
"""Width of the column of medians, in pixels."""

KEY = (
    "Above: effect in percentage points, a mark for each group of neighbouring specifications, with the "
    "median of their intervals at 95 %; full marks: most intervals of the group lie above 0, "
    "hollow ones: most lie below, small ones: neither; what leaves the axis is cut. Below: how often each option is taken there; half the "
    "height of a row: as often as overall. Numbers: median effect of the option. Errors of the measures themselves "
    "are not carried into the intervals."
)


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring specifications of a curve.

    Parameters
    ----------
    points : tuple of Point
        From the lowest effect to the highest.
    value, lo, hi : float
        Medians of their effects and of the ends of their intervals, in percentage points.
    side : int
        1 where most intervals lie above 0, −1 where most lie below, else 0.
    """

    points: tuple[Point, ...]
    value: float
    lo: float
    hi: float
    side: int


def groups(curve: Curve, most: int = GROUPS) -> tuple[Group, ...]:
    """A curve cut into groups of about one size.

    Parameters
    ----------
    curve : Curve
        The curve.
    most : int
        Number of groups at most; each specification is one where there are fewer.
    """
    if not curve.points:
        return ()
    parts = np.array_split(np.arange(len(curve.points)), min(most, len(curve.points)))
    return tuple(_group(tuple(curve.points[place] for place in part)) for part in parts)


def _group(points: tuple[Point, ...]) -> Group:
    effects = [point.effect for point in points]
    value, lo, hi = (
        100 * float(np.median([getattr(each, name) for each in effects]))
        for name in ("value", "lo", "hi")
    )
    above, below = (sum(e.lo > 0 for e in effects), sum(e.hi < 0 for e in effects))
    side = (2 * above > len(points)) - (2 * below > len(points))
    return Group(points, value, lo, hi, side)


def curve_figure(
    curve: Curve, choices: Sequence[Choice], title: str, measures: Measures, name: str
) -> Drawing:
    """The curve, drawn.

    Parameters
    ----------
    curve : Curve
        The curve; without an estimate nothing but its failures is told.
    choices : sequence of Choice
        Its choices, in the order of the rows.
    title : str
        Stands above.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.
    """
    found, size = groups(curve), measures.text
    left, right = measures.margin * 0.62, measures.width - NUMBERS
    top = size * LEADING * 2
    ends = np.array([[each.lo, each.hi] for each in found]).reshape(-1)
    near = np.percentile(ends, [2, 98]).tolist() if len(ends) else []
    scale = axis([*near, *(each.value for each in found)], top + HEIGHT, top)
    step = (right - left) / max(len(found), 1)
    marks = [*_grid(scale, left, right), *_estimates(found, scale, left, step)]
    labels = [Line(0, size, title, "strong"), *_scale(scale, left, size)]
    labels.append(Line(0, top + HEIGHT / 2, "effect, points", "note"))
    rows, written, under = _matrix(curve, found, choices, (left, right, top + HEIGHT + PAD), size)
    last, height = reserve(f"{_counted(curve)} {KEY}", measures, under + PAD / 2)
    return Drawing(
        id=name,
        width=measures.width,
        height=height,
        title=title,
        description=_described(curve),
        marks=(*rows, *marks),
        labels=(*labels, *written, *last),
        text=size,
    )


def _grid(scale: Axis, left: float, right: float) -> Iterator[Mark]:
    for tick in scale.ticks:
        y = scale.at(tick)
        yield line("zero" if not tick else "grid", (left, y), (right, y))


def _scale(scale: Axis, left: float, size: float) -> Iterator[Line]:
    for tick in scale.ticks:
        yield Line(left - 6, scale.at(tick) + size * 0.35, said(tick), "aside", "end")


def _estimates(found: Sequence[Group], scale: Axis, left: float, step: float) -> Iterator[Mark]:
    """An interval and a mark for each group; intervals stop at the ends of the axis."""
    spans = []
    for place, each in enumerate(found):
        x = left + (place + 0.5) * step
        spans.append(((x, scale.at(each.lo)), (x, scale.at(each.hi))))
    yield Stroke("tie", tuple(spans))
    looks = {1: ("beyond", 2.6), -1: ("point", 2.6), 0: ("beyond", 1.3)}
    for place, each in enumerate(found):
        role, radius = looks[each.side]
        yield Dot(role, left + (place + 0.5) * step, scale.at(each.value), radius)


def _matrix(
    curve: Curve,
    found: Sequence[Group],
    choices: Sequence[Choice],
    frame: tuple[float, float, float],
    size: float,
) -> tuple[list[Mark], list[Line], float]:
    """A row for each option of each choice that has several, and where they end."""
    left, right, y = frame
    parts, labels = curve.split(), []
    marks: list[Mark] = []
    for choice in choices:
        taken = [o for o in choice.options if (choice.name, o.label) in parts]
        if len(taken) < len(("one", "other")):
            continue
        labels.append(Line(0, y + LANE * 0.8, choice.name, "strong"))
        y += LANE
        for number, option in enumerate(taken):
            part = parts[choice.name, option.label]
            marks += [box("stripe", 0, y, right + NUMBERS, LANE)] if number % 2 == 0 else []
            shares = _shares(found, (choice.name, option.label), curve)
            marks += _bars(shares, (left, right), y + LANE - 1.5)
            base = y + LANE * 0.8
            labels.append(Line(10, base, option.label, "name"))
            labels.append(Line(right + NUMBERS - 4, base, _median(part), "number", "end"))
            y += LANE
        y += PAD / 2
    return marks, labels, y + size * 0.2


def _shares(found: Sequence[Group], taken: tuple[str, str], curve: Curve) -> list[float]:
    """How often an option is taken in each group: half where as often as overall."""
    whole = sum(taken in point.options for point in curve.points) / max(len(curve.points), 1)
    counts = (sum(taken in p.options for p in each.points) / len(each.points) for each in found)
    return [min(share / (2 * whole), 1.0) if whole else 0.0 for share in counts]


def _bars(shares: Sequence[float], ends: tuple[float, float], base: float) -> Iterator[Mark]:
    """Bars side by side, as one outline."""
    if not any(shares):
        return
    left, right = ends
    step, outline = (right - left) / len(shares), [(left, base)]
    for place, share in enumerate(shares):
        y = base - share * (LANE - 3)
        outline += [(left + place * step, y), (left + (place + 1) * step, y)]
    yield Shape("curve_bars", (*outline, (right, base)))


def _median(part: Curve) -> str:
    return "none" if math.isnan(part.median) else f"{100 * part.median:.1f}".replace("-", "−")


def _counted(curve: Curve) -> str:
    return (
        f"{len(curve.points):,} specifications with an estimate, {len(curve.failures):,} without; "
        f"{len(groups(curve)):,} groups."
    )


def _described(curve: Curve) -> str:
    """The figure in sentences."""
    if not curve.points:
        return f"No specification has an estimate; {len(curve.failures):,} have none."
    tally, count = curve.tally, len(curve.points)
    mover, by = curve.movers()[0]
    return (
        f"{count:,} estimates of the effect of {curve.asked}, from {_median_of(curve, 0)} to "
        f"{_median_of(curve, -1)} percentage points, {said(round(100 * curve.median, 1))} in the middle. "
        f"{tally.positive / count:.0%} are above 0, {tally.positive_told / count:.0%} with an interval that "
        f"leaves out 0; {tally.negative / count:.0%} are below, {tally.negative_told / count:.0%} with such an "
        f"interval. The choice that moves it most is {mover}: medians {said(round(100 * by, 1))} points "
        "apart. The table that goes with it gives every option."
    )


def _median_of(curve: Curve, place: int) -> str:
    return said(round(100 * curve.points[place].effect.value, 1))
