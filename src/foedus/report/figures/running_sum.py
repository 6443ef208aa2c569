"""The running sum: how the odds between two hypotheses move, clue by clue."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.report.decibels import favours, signed
from foedus.report.figures.drawing import Dot, Drawing, Mark, Measures, Point, Shape, Stroke
from foedus.report.figures.rows import Place, Row, Sheet, head, reserve, sheet, thresholds, ticks
from foedus.report.figures.scales import Decibels, decibel_scale
from foedus.report.figures.subject import Subject
from foedus.vocabulary.estimate import Estimate, exactly

REACH = 30
"""Decibels beyond the outermost point at which bounds are cut: a thousand to one."""

NOTHING = "–"
"""In place of what is undefined."""

COLUMN = 58
"""Width of a column of numbers, in pixels."""

KEY = (
    "Line: the odds after each step; area: their exact bounds; thick, at the end: the middle 90"
    " per cent of the draws; hollow: sought and not found."
)
"""What the signs mean."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The odds after a step, in decibels for the first hypothesis; None where undefined."""

    name: str
    note: str
    weight: Estimate | None
    total: Estimate | None
    absent: bool = False


def sums(subject: Subject) -> tuple[Sum, ...]:
    """The odds before the evidence and after each step, in the order of the ledger.

    Parameters
    ----------
    subject : Subject
        What is shown.

    Returns
    -------
    tuple of Sum
        The prior odds first, without a weight; once odds are undefined they remain so.
    """
    return tuple(_sums(subject))


def _sums(subject: Subject) -> Iterator[Sum]:
    first, second = subject.pair
    posterior, balance = subject.posterior, subject.balance
    start = dict(posterior.prior.probabilities)
    total: Estimate | None = exactly(10 * math.log10(start[first] / start[second]))
    yield Sum(f"Prior: {posterior.prior.label}", "", None, total)
    for step in balance.steps:
        weight = balance.weight(step, first, second)
        total = added(total, weight)
        yield Sum(subject.step(step), subject.note(step), weight, total, subject.absent(step))


def added(total: Estimate | None, weight: Estimate | None) -> Estimate | None:
    """Two estimates in decibels added; undefined where one is, or where infinities cancel.

    Examples
    --------
    >>> print(added(Estimate(-1, 0, 1), Estimate(2, 3, 4)))
    3 [1, 5]
    >>> added(exactly(math.inf), exactly(-math.inf)) is None
    True
    """
    if total is None or weight is None:
        return None
    parts = (total.lo + weight.lo, total.point + weight.point, total.hi + weight.hi)
    if math.isnan(parts[1]):
        return None
    low = -math.inf if math.isnan(parts[0]) else parts[0]
    return Estimate(low, parts[1], math.inf if math.isnan(parts[2]) else parts[2])


def running_sum(subject: Subject, measures: Measures, name: str) -> Drawing | None:
    """The running sum, drawn; None where nothing is to be added.

    Parameters
    ----------
    subject : Subject
        What is shown.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.
    """
    steps = sums(subject)
    if len(steps) == 1:
        return None
    first, second = (subject.label(each) for each in subject.pair)
    labels, top = head((second, first), ("weight", "sum"), measures, COLUMN)
    rows = [Row(each.name, each.note, _values(each)) for each in steps]
    named = top + measures.text * 1.5
    placed = sheet(rows, measures, COLUMN, named)
    scale = decibel_scale(_reach(steps), placed.left + 4, placed.right - 4)
    bottom = placed.places[-1].bottom
    lines, odds, _ = thresholds(scale, top, bottom, measures.text)
    axis, numbers, under = ticks(scale, bottom, measures.text)
    last, height = reserve(subject.reserve(_key(steps, scale)), measures, under)
    marks: list[Mark] = [*placed.marks, *_bands(steps, placed, scale), *lines, *axis]
    return Drawing(
        id=name,
        width=measures.width,
        height=height,
        title=f"Running sum of the evidence: {first} against {second}",
        description=_described(steps, first, second),
        marks=(*marks, *_moves(subject, steps, placed, scale)),
        labels=(*labels, *odds, *placed.labels, *numbers, *last),
        text=measures.text,
    )


def _values(each: Sum) -> tuple[str, str]:
    total = NOTHING if each.total is None else signed(each.total.point)
    if each.weight is None:
        return ("" if each.total else NOTHING), total
    return signed(each.weight.point), total


def _reach(steps: tuple[Sum, ...]) -> Iterator[float]:
    """What the axis must hold: every point, and bounds as far as `REACH` beyond all points."""
    totals = [each.total for each in steps if each.total is not None]
    points = [total.point for total in totals if math.isfinite(total.point)]
    yield from points
    yield max(min(total.lo for total in totals), min(points, default=0) - REACH)
    yield min(max(total.hi for total in totals), max(points, default=0) + REACH)


def _key(steps: tuple[Sum, ...], scale: Decibels) -> str:
    totals = [each.total for each in steps if each.total is not None]
    cut = any(scale.beyond(total.lo) or scale.beyond(total.hi) for total in totals)
    return f"{KEY} Where the area touches an edge, it runs on." if cut else KEY


def _bands(steps: tuple[Sum, ...], placed: Sheet, scale: Decibels) -> Iterator[Mark]:
    """The bounds of the sum, as wide in each row as they are after its step."""
    low: list[Point] = []
    high: list[Point] = []
    for each, place in zip(steps, placed.places, strict=True):
        if each.total is None:
            break
        for y in (place.top, place.bottom):
            low.append((scale.x(each.total.lo), y))
            high.append((scale.x(each.total.hi), y))
    if low:
        yield Shape("band", (*low, *reversed(high)))


def _moves(
    subject: Subject, steps: tuple[Sum, ...], placed: Sheet, scale: Decibels
) -> Iterator[Mark]:
    """The sum itself: a line from row to row, and a mark where each step leaves it."""
    way: list[Point] = []
    spots: list[Mark] = []
    for each, place in zip(steps, placed.places, strict=True):
        if each.total is None:
            break
        x = scale.x(each.total.point)
        way += [(way[-1][0], place.middle), (x, place.middle)] if way else [(x, place.middle)]
        spots.append(_spot(each, each.total, x, place, scale))
    yield Stroke("sum", (tuple(way),))
    yield from _middle(subject, placed, scale)
    yield from spots


def _middle(subject: Subject, placed: Sheet, scale: Decibels) -> Iterator[Mark]:
    """In the last row, the middle 90 per cent of the draws."""
    for each in subject.posterior.odds:
        if {each.first, each.second} == set(subject.pair) and each.drawn:
            turn = 1 if each.first == subject.pair[0] else -1
            y = placed.places[-1].middle
            ends = (scale.x(turn * each.drawn.low), scale.x(turn * each.drawn.high))
            yield Stroke("middle", (((ends[0], y), (ends[1], y)),))


def _spot(each: Sum, total: Estimate, x: float, place: Place, scale: Decibels) -> Mark:
    """A dot; hollow for what was sought in vain, an arrowhead where the axis ends before it."""
    if scale.beyond(total.point):
        tip = 7 if total.point > 0 else -7
        y = place.middle
        return Shape("beyond", ((x - tip, y - 5), (x, y), (x - tip, y + 5)))
    return Dot("absent" if each.absent else "step", x, place.middle, 4)


def _described(steps: tuple[Sum, ...], first: str, second: str) -> str:
    """The figure in sentences."""
    last = steps[-1].total
    said = [
        f"From the prior odds of {signed(steps[0].total.point)} dB"
        if steps[0].total
        else "From the prior"
    ]
    said[0] += f" the evidence is added in {len(steps) - 1} steps, in the order of the ledger."
    said.append(f"With the prior, it {favours(first, second, last.point if last else None)}.")
    weights = [each for each in steps if each.weight is not None]
    heavy = sorted(weights, key=lambda each: -abs(each.weight.point if each.weight else 0))[:3]
    told = ", ".join(
        f"{each.name} ({signed(each.weight.point)} dB)" for each in heavy if each.weight
    )
    said += [f"The heaviest steps: {told}."] if told else []
    return " ".join([*said, "The table that follows gives every step."])
