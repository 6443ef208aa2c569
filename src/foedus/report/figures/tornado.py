"""The tornado: every step's weight for one hypothesis over another, the heaviest first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.report import words
from foedus.report.decibels import in_column, signed
from foedus.report.figures.drawing import (
    PAD,
    Drawing,
    Mark,
    Measures,
    Point,
    Shape,
    Stroke,
    box,
    hatching,
)
from foedus.report.figures.lettering import width
from foedus.report.figures.rows import Place, Row, head, reserve, sheet, thresholds, ticks
from foedus.report.figures.scales import Decibels, decibel_scale
from foedus.report.figures.subject import Subject
from foedus.vocabulary.estimate import Estimate, exactly

COLUMN = 106
"""Least width of the column of numbers, in pixels."""

KEY = "Bars: weight of each step, hatched where it speaks against; lines: exact bounds."
"""What the signs mean."""

HALF = 5.5
"""Half the height of a bar, in pixels."""


@dataclass(frozen=True, slots=True)
class Blow:
    """What one step weighs, in decibels for the first hypothesis; None where undefined."""

    name: str
    note: str
    weight: Estimate | None


def ranked(subject: Subject) -> tuple[Blow, ...]:
    """The steps by the size of their weight, undefined ones last."""
    balance = subject.balance
    found = [
        Blow(subject.step(step), subject.note(step), balance.weight(step, *subject.pair))
        for step in balance.steps
    ]
    return tuple(sorted(found, key=_size))


def blows(subject: Subject) -> tuple[Blow, ...]:
    """The steps as the figure shows them: those that weigh nothing, as one row at its end."""
    found = ranked(subject)
    weighty = tuple(blow for blow in found if not _idle(blow))
    return (*weighty, *_together(len(found) - len(weighty)))


def _idle(blow: Blow) -> bool:
    """Whether a step tells neither hypothesis from the other, wherever its likelihoods lie."""
    return blow.weight is not None and blow.weight.lo == blow.weight.hi == 0


def _together(count: int) -> Iterator[Blow]:
    if count:
        yield Blow(f"{words.capital(words.counted(count, 'step'))} of no weight", "", exactly(0))


def _size(blow: Blow) -> float:
    return -abs(blow.weight.point) if blow.weight else 1


def tornado(subject: Subject, measures: Measures, name: str) -> Drawing | None:
    """The tornado, drawn; None where nothing weighs.

    Parameters
    ----------
    subject : Subject
        What is shown.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.
    """
    found = blows(subject)
    if not found:
        return None
    first, second = (subject.label(each) for each in subject.pair)
    rows = [Row(each.name, each.note, (in_column(each.weight),)) for each in found]
    column = max(COLUMN, *(width(row.values[0], measures.text) + PAD for row in rows))
    labels, top = head((second, first), ("weight, dB",), measures, column)
    placed = sheet(rows, measures, column, top + measures.text * 1.5)
    scale = decibel_scale(_numbers(found), placed.left + 4, placed.right - 4)
    bottom = placed.places[-1].bottom
    lines, odds, _ = thresholds(scale, top, bottom, measures.text)
    axis, numbers, under = ticks(scale, bottom, measures.text)
    last, height = reserve(subject.reserve(KEY), measures, under)
    bars = [m for b, p in zip(found, placed.places, strict=True) for m in _bar(b, p, scale)]
    return Drawing(
        id=name,
        width=measures.width,
        height=height,
        title=f"What each step weighs: {first} against {second}",
        description=_described(subject, found, first, second),
        marks=(*placed.marks, *lines, *axis, *bars),
        labels=(*labels, *odds, *placed.labels, *numbers, *last),
        text=measures.text,
    )


def _numbers(found: Sequence[Blow]) -> Iterator[float]:
    for each in found:
        if each.weight is not None:
            yield from (each.weight.lo, each.weight.point, each.weight.hi)


def _bar(blow: Blow, place: Place, scale: Decibels) -> Iterator[Mark]:
    """A bar from nought, filled where it speaks for the first and hatched where against it."""
    weight, y = blow.weight, place.middle
    if weight is None:
        return
    zero, x = scale.x(0), scale.x(weight.point)
    if weight.point > 0:
        yield box("for", zero, y - HALF, x - zero, 2 * HALF)
    elif weight.point < 0:
        area = box("against", zero, y - HALF, x - zero, 2 * HALF)
        yield area
        yield hatching("hatch", area)
    if not weight.exact:
        yield from whisker(scale.x(weight.lo), scale.x(weight.hi), y)
    if math.isinf(weight.point):
        tip = 7 if weight.point > 0 else -7
        yield Shape("beyond", ((x - tip, y - 6), (x, y), (x - tip, y + 6)))


def whisker(low: float, high: float, y: float) -> Iterator[Mark]:
    """A thin line between two bounds, with a stop at either end."""
    ends: tuple[tuple[Point, ...], ...] = (
        ((low, y), (high, y)),
        ((low, y - 3.5), (low, y + 3.5)),
        ((high, y - 3.5), (high, y + 3.5)),
    )
    yield Stroke("bounds", ends)


def _described(subject: Subject, found: Sequence[Blow], first: str, second: str) -> str:
    """The figure in sentences."""
    weights = [each.weight.point for each in found if each.weight]
    ahead, behind = sum(w > 0 for w in weights), sum(w < 0 for w in weights)
    said = f"Of {len(subject.balance.steps)} steps {ahead} speak for {first} and {behind} for {second}."
    told = [f"{each.name} {signed(each.weight.point)} dB" for each in found[:3] if each.weight]
    heaviest = f" The heaviest: {', '.join(told)}." if told else ""
    return f"{said}{heaviest} The table that follows gives every step."
