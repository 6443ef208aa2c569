"""A sweep drawn: how often each cell comes out, and which numbers decide it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from foedus.game.sweeps.block import CELLS
from foedus.report.figures.drawing import LEADING, PAD, WIDE, Drawing, Mark, Measures, box, line
from foedus.report.figures.lettering import Line, wrap
from foedus.report.figures.rows import reserve
from foedus.report.figures.tornado import whisker
from foedus.report.game.sweep import percent, title
from foedus.report.words import brief
from foedus.study.game.changes import otherwise
from foedus.study.game.sweep import SweepResult
from foedus.study.game.sweep_read import LETTERS, labels, order

MOST = 14
"""Numbers that the figure shows, the weightiest."""

NAMES = 232.0
"""Width of the column of names, in pixels."""

ROW, HALF, INNER = 21.0, 6.0, 2.5
"""Height of a row, half that of a bar, and of the bar within it, in pixels."""

GAP = 13.0
"""Between two columns, in pixels."""

KEY = (
    "Above: share of draws in which the cell yields what the figure expects, per cent. Below: share of "
    "the outcome's variance that hangs on a number: light, alone or with others (total index); dark, "
    "alone (first order); from 0 to 1. Lines: twice the standard error to either side. [1], [2]: of a "
    "design without institutions and with them, or of the higher level of threat."
)
"""What the signs mean."""


def sweep_drawn(found: SweepResult, measures: Measures = WIDE, name: str = "sweep") -> Drawing:
    """Shares and indices of the four cells and of all at once, in columns.

    Parameters
    ----------
    found : SweepResult
        A sweep.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.
    """
    size = measures.text
    step = (measures.width - NAMES) / len(LETTERS)
    lefts = [NAMES + place * step for place in range(len(LETTERS))]
    room = step - GAP
    marks: list[Mark] = []
    labelled: list[Line] = []
    below = _heads(found, lefts, room, size, labelled)
    y = below + PAD
    labelled.append(Line(2, y + ROW / 2 + size * 0.35, "share of draws, per cent", "strong"))
    for place, left in enumerate(lefts):
        marks += _share(found, place, left, room, y)
        said = percent(float(found.shares.value[place]))
        labelled.append(Line(left, y + ROW + size, said, "aside"))
    top = y + ROW + size * 2.6
    labelled.append(Line(2, top, "share of variance", "strong"))
    labelled += [Line(left, top, "0", "aside") for left in lefts]
    labelled += [Line(left + room, top, "1", "aside", "end") for left in lefts]
    top += PAD
    places = order(found)[:MOST]
    bottom = top + ROW * len(places)
    for row, place in enumerate(places):
        at = top + row * ROW
        marks += [box("stripe", 0, at, measures.width, ROW)] if row % 2 == 0 else []
        labelled.append(Line(2, at + ROW / 2 + size * 0.35, _name(found, place), "name"))
    marks += [mark for left in lefts for mark in _grid(left, room, top, bottom)]
    for row, place in enumerate(places):
        for outcome, left in enumerate(lefts):
            marks += _index(found, place, outcome, (left, room), top + row * ROW + ROW / 2)
    key, height = reserve(_key(found), measures, bottom + PAD)
    return Drawing(
        id=name,
        width=measures.width,
        height=height,
        title=title(found),
        description=_described(found),
        marks=tuple(marks),
        labels=(*labelled, *key),
        text=size,
    )


def _heads(
    found: SweepResult, lefts: list[float], room: float, size: float, labelled: list[Line]
) -> float:
    """The cells above their columns with the designs expected; where they end."""
    low = 0.0
    for place, left in enumerate(lefts):
        texts = [(LETTERS[place] if place < CELLS else "all four", "strong")]
        if place < CELLS:
            row, column = labels(found)[place].split(", ")
            texts += [(text, "name") for said in (row, column) for text in wrap(said, size, room)]
            expected = brief(found.plan.expected.cells[place])
            texts += [(text, "note") for text in wrap(expected, size, room)]
        for number, (text, manner) in enumerate(texts):
            labelled.append(Line(left, size + number * size * LEADING, text, manner))
        low = max(low, size * LEADING * len(texts))
    return low


def _name(found: SweepResult, place: int) -> str:
    """A number in the words of the game's file."""
    one = found.plan.sweep.ranges[place]
    label = next(note.label for note in found.plan.game.notes if note.name == one.parameter)
    at = "" if one.place is None else f" [{one.place}]"
    return f"{label}{at}"


def _share(found: SweepResult, place: int, left: float, room: float, y: float) -> Iterator[Mark]:
    value, error = float(found.shares.value[place]), float(found.shares.error[place])
    yield box("cell_none", left, y + 2, room, ROW - 4)
    if math.isfinite(value):
        yield box("for", left, y + 2, room * value, ROW - 4)
        yield from _reach(value, error, (left, room), y + ROW / 2)


def _grid(left: float, room: float, top: float, bottom: float) -> Iterator[Mark]:
    yield line("axis", (left, top), (left, bottom))
    for part in (0.5, 1.0):
        yield line("grid", (left + part * room, top), (left + part * room, bottom))


def _index(
    found: SweepResult, place: int, outcome: int, at: tuple[float, float], y: float
) -> Iterator[Mark]:
    """The total index as a light bar with its error, the first-order index as a dark one in it."""
    left, room = at
    total, error = (float(of[place, outcome]) for of in (found.total.value, found.total.error))
    first = float(found.first_order.value[place, outcome])
    if not math.isfinite(total):
        return
    yield box("bar", left, y - HALF, room * _kept(total), 2 * HALF)
    yield box("curve_bars", left, y - INNER, room * _kept(first), 2 * INNER)
    yield from _reach(total, error, at, y)


def _reach(value: float, error: float, at: tuple[float, float], y: float) -> Iterator[Mark]:
    left, room = at
    if math.isfinite(error):
        low, high = (left + room * _kept(value + side * 2 * error) for side in (-1, 1))
        yield from whisker(low, high, y)


def _kept(value: float) -> float:
    """A share within its bounds: an estimate may lie a little beyond."""
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.0


def _key(found: SweepResult) -> str:
    plan, tally = found.plan, found.tally
    left = len(plan.sweep.ranges) - MOST
    rest = f" {left} numbers of less weight are not shown." if left > 0 else ""
    unsolved = percent(int(tally.unsolved[1]) / plan.games)
    key = (
        f"{KEY}{rest} {plan.games:,} games on {plan.sweep.n_kappa} × {plan.sweep.n_gamma} points, "
        f"seed {plan.seed}, {tally.draws:,} independent draws; not converged: {unsolved}. "
        f"Designs {plan.sweep.reads}."
    )
    return " ".join(filter(None, (key, otherwise(plan.game))))


def _described(found: SweepResult) -> str:
    """The figure in sentences."""
    said = [
        f"In {percent(float(found.shares.value[place]))} of the draws {name}."
        for place, name in enumerate(
            (*(f"the cell {label} comes out" for label in labels(found)), "all four cells do")
        )
    ]
    first = ", ".join(_name(found, place) for place in order(found)[:3])
    last = f"The numbers of most weight: {first}."
    return " ".join(filter(None, (otherwise(found.plan.game), *said, last)))
