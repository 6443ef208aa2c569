"""Rows: steps of the evidence one below the other, beside or below their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.report.decibels import decibels, ratio, whole
from foedus.report.figures.drawing import LEADING, PAD, Drawing, Mark, Measures, box, line, shifted
from foedus.report.figures.lettering import Line, width, wrap, wrap_strong
from foedus.report.figures.scales import Decibels

LANE = 15
"""Height of what is drawn in a row, in pixels."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is written of a step: its name, a note, and its numbers."""

    name: str
    note: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its upper and lower edge, and the middle of what is drawn."""

    top: float
    bottom: float
    middle: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows in place.

    Parameters
    ----------
    left, right : float
        The ends of the axis.
    places : tuple of Place
        One for each row.
    marks : tuple of Mark
        Stripes behind every other row.
    labels : tuple of Line
        Names, notes and numbers.
    """

    left: float
    right: float
    places: tuple[Place, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Line, ...]


def ends(measures: Measures, column: float) -> tuple[float, float]:
    """Where the axis begins and ends.

    Parameters
    ----------
    measures : Measures
        Measures of the drawing.
    column : float
        Width of the column of numbers, in pixels; beside the axis where names are, too.
    """
    if measures.margin:
        return measures.margin, measures.width - column
    return PAD, measures.width - PAD


def sheet(rows: Sequence[Row], measures: Measures, column: float, top: float) -> Sheet:
    """Rows in place, from the top downward.

    Parameters
    ----------
    rows : sequence of Row
        What is written.
    measures : Measures
        Measures of the drawing; without a margin names stand above what is drawn.
    column : float
        Width of one column of numbers, in pixels.
    top : float
        Where the first row begins.
    """
    size, count = measures.text, max((len(row.values) for row in rows), default=0)
    left, right = ends(measures, column * count)
    room = (measures.margin or measures.width - column * count) - PAD
    y, places, stripes, labels = top, [], [], []
    for number, row in enumerate(rows):
        said, written = _said(row, size, room)
        below = 0 if measures.margin else written
        height = PAD + (max(written, LANE) if measures.margin else written + LANE)
        middle = y + (height / 2 if measures.margin else PAD / 2 + below + LANE / 2)
        begin = y + (height - written) / 2 if measures.margin else y + PAD / 2
        lines = _moved(said, begin)
        labels += lines
        base = middle + size * 0.35 if measures.margin else lines[0].y
        labels += _numbers(row.values, measures.width, column, base)
        stripes += [box("stripe", 0, y, measures.width, height)] if number % 2 == 0 else []
        places.append(Place(y, y + height, middle))
        y += height
    return Sheet(left, right, tuple(places), tuple(stripes), tuple(labels))


def _said(row: Row, size: float, room: float) -> tuple[list[Line], float]:
    """The lines of a row from its upper left corner, and how high they are together.

    A note shares the line of a name where both fit.
    """
    names, notes = wrap(row.name, size, room), wrap(row.note, size, room)
    step, base = size * LEADING, size * 1.02
    found = [Line(2, base + n * step, text, "name") for n, text in enumerate(names)]
    beside = width(f"{row.name}  ", size)
    if len(names) == len(notes) == 1 and beside + width(row.note, size) <= room:
        return [*found, Line(2 + beside, base, row.note, "note")], step
    count = len(names)
    found += [Line(2, base + (count + n) * step, text, "note") for n, text in enumerate(notes)]
    return found, len(found) * step


def _moved(lines: Sequence[Line], y: float) -> list[Line]:
    return [Line(each.x, each.y + y, each.text, each.manner, each.anchor) for each in lines]


def _numbers(values: Sequence[str], right: float, column: float, y: float) -> list[Line]:
    count = len(values)
    return [
        Line(right - 2 - (count - 1 - n) * column, y, text, "number", "end")
        for n, text in enumerate(values)
    ]


def head(
    sides: tuple[str, str], columns: Sequence[str], measures: Measures, column: float
) -> tuple[list[Line], float]:
    """What stands above an axis of decibels: for whom each side speaks, and heads of columns.

    Parameters
    ----------
    sides : tuple of (str, str)
        Labels of the hypotheses to the left and to the right.
    columns : sequence of str
        Heads of the columns of numbers.
    measures : Measures
        Measures of the drawing.
    column : float
        Width of one column of numbers, in pixels.

    Returns
    -------
    tuple of (list of Line, float)
        The lines, and where the next part begins.
    """
    size, step = measures.text, measures.text * LEADING
    left, right = ends(measures, column * len(columns))
    room = (right - left) / 2 - PAD
    over = 0.0
    if columns and not measures.margin:
        over = step
    arrow = width("← ", size)
    first = wrap_strong(f"favours {sides[0]}", size, room - arrow)
    first = (f"← {first[0]}", *first[1:])
    second = wrap_strong(f"favours {sides[1]}", size, room - arrow)
    second = (f"{second[0]} →", *second[1:])
    y = size
    found = [Line(left, y + over + n * step, text, "strong") for n, text in enumerate(first)]
    found += [
        Line(right, y + over + n * step, text, "strong", "end") for n, text in enumerate(second)
    ]
    bottom = over + max(len(first), len(second)) * step
    base = bottom - step + size if measures.margin else y
    found += [
        Line(each.x, each.y, each.text, "note", each.anchor)
        for each in _numbers(columns, measures.width, column, base)
    ]
    return found, bottom + PAD / 2


def thresholds(
    scale: Decibels, top: float, bottom: float, size: float
) -> tuple[list[Mark], list[Line], float]:
    """Upright lines at the odds that a reader knows, named above; none stands on another.

    Returns
    -------
    tuple of (list of Mark, list of Line, float)
        Lines from below their names to `bottom`, the names, and where the names end.
    """
    named = [
        (scale.x(db), "even" if not db else ratio(abs(db)))
        for db in sorted(scale.thresholds, key=abs)
    ]
    words = apart([Line(x, top + size, text, "aside", "middle") for x, text in named], size, scale)
    under = top + size * LEADING
    marks: list[Mark] = [
        line("threshold" if db else "zero", (scale.x(db), under), (scale.x(db), bottom))
        for db in scale.thresholds
    ]
    return marks, words, under


def ticks(scale: Decibels, y: float, size: float) -> tuple[list[Mark], list[Line], float]:
    """The axis below: its line and round numbers, the last with its unit."""
    marks: list[Mark] = [line("axis", (scale.left, y), (scale.right, y))]
    marks += [line("axis", (scale.x(db), y), (scale.x(db), y + 4)) for db in scale.ticks]
    base, last = y + size * 1.35, max(scale.ticks, default=0)
    numbers = [
        Line(scale.x(db), base, decibels(db) if db == last else whole(db), "aside", "middle")
        for db in sorted(scale.ticks, key=lambda db: (db != last, abs(db)))
    ]
    return marks, apart(numbers, size, scale), base + size * 0.5


def apart(lines: Sequence[Line], size: float, scale: Decibels) -> list[Line]:
    """Those of some centred lines that stand clear of all before them, kept within the drawing."""
    kept: list[tuple[float, float]] = []
    found = []
    for each in lines:
        half = width(each.text, size) / 2 + size * 0.25
        low = max(min(each.x, scale.right + PAD - half) - half, 0)
        if all(low >= end or low + 2 * half <= begin for begin, end in kept):
            kept.append((low, low + 2 * half))
            found.append(Line(low + half, each.y, each.text, each.manner, each.anchor))
    return found


def reserve(text: str, measures: Measures, top: float) -> tuple[list[Line], float]:
    """A last line below everything: what the signs mean."""
    said = wrap(text, measures.text, measures.width)
    step = measures.text * LEADING
    lines = [Line(0, top + measures.text + n * step, each, "note") for n, each in enumerate(said)]
    return lines, top + len(said) * step + (PAD / 2 if said else 0)


def declared(drawn: Drawing, text: str, measures: Measures) -> Drawing:
    """A drawing below a line that stands above everything: whose judgements these are.

    Parameters
    ----------
    drawn : Drawing
        A figure.
    text : str
        What is to be read first; empty leaves the drawing as it is.
    measures : Measures
        Measures of the drawing.
    """
    lines, below = reserve(text, measures, 0)
    below += PAD if lines else 0
    return replace(
        drawn,
        height=drawn.height + below,
        marks=shifted(drawn.marks, 0, below),
        labels=(*lines, *_moved(drawn.labels, below)),
    )
