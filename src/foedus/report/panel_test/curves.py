"""The specification curve as tables: what all defensible specifications answer, and what moves the answer."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from foedus.confront.regression.specification import Curve, Failure, Labels, Point
from foedus.report.layout import Tone
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.models import AS_MEASURED
from foedus.study.panel_test.record import Curves, PanelTest

UNITS = {PanelUnit.FORMATION: "at formation", PanelUnit.DYAD_YEAR: "over dyad-years"}
EFFECTS = (
    "Effect: average change in the probability of an alliance with institutions, in percentage "
    "points, by a measure of two values from the lower to the higher, by another by one standard "
    "deviation; of both together: how much the effect of the first grows from the low to the high "
    "end of the second."
)
_FAULT = re.compile(r"^.* cannot be explained:\n1\. ")


def tables(found: PanelTest) -> Iterator[Table]:
    """Everything the curves say.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.
    """
    if found.curves:
        yield summary(found)
    for each in found.curves:
        for curve in each.curves:
            yield by_option(each, curve)
        yield failures(each)
    for each in found.curves:
        yield options(each)


def summary(found: PanelTest) -> Table:
    """What all specifications answer, in a row for each thing asked."""
    rows: list[Row] = []
    for each in found.curves:
        rows.append(heading(UNITS[each.unit].capitalize(), each.title))
        rows += [_answer(curve) for curve in each.curves]
    columns = ("effect of", "specifications", "median", *_SHARES, "failed", "moved most by")
    note = (
        f"{EFFECTS} +, −: share of estimates above and below 0; told: share whose interval at 95 % "
        "leaves out 0 on that side. Failed: without an estimate, each with its reason below. Moved "
        "most by: the choice whose options' medians lie farthest apart. The specifications share "
        "rows: their number is no number of tests. "
        f"{AS_MEASURED} Rows that a coding anchors have no latent class here."
    )
    return Table("Every defensible specification", columns, tuple(rows), note)


_SHARES = ("+", "told +", "−", "told −")


def _answer(curve: Curve) -> Row:
    movers = curve.movers()
    moved = f"{movers[0][0]} ({_points(movers[0][1])})" if movers and curve.points else "–"
    lost = Cell(_count(len(curve.failures)), Tone.OPEN)
    return Row((Cell(curve.asked, indent=2), *_numbers(curve), lost, Cell(moved)))


def _numbers(curve: Curve) -> list[Cell]:
    """Number of estimates, their median, and the shares by sign."""
    count, tally = len(curve.points), curve.tally
    counts = (tally.positive, tally.positive_told, tally.negative, tally.negative_told)
    shares = [Cell(f"{number / count:.0%}" if count else "–") for number in counts]
    return [Cell(_count(count)), Cell(_points(curve.median)), *shares]


def by_option(curves: Curves, curve: Curve) -> Table:
    """What each option makes of one effect.

    Parameters
    ----------
    curves : Curves
        A unit's curves, with its choices.
    curve : Curve
        One of them.
    """
    parts, movers = curve.split(), dict(curve.movers())
    rows: list[Row] = []
    for choice in sorted(curves.choices, key=lambda each: -movers.get(each.name, 0)):
        taken = [
            (o, parts[choice.name, o.label])
            for o in choice.options
            if (choice.name, o.label) in parts
        ]
        if len(taken) < len(("one", "other")):
            continue
        rows.append(heading(choice.name, f"medians {_points(movers[choice.name])} apart"))
        for option, part in taken:
            lost = Cell(_count(len(part.failures)), Tone.OPEN)
            rows.append(Row((Cell(option.label, indent=2), *_numbers(part), lost)))
    columns = ("option", "specifications", "median", *_SHARES, "failed")
    title = f"Effect of {curve.asked} {UNITS[curves.unit]}, by option"
    return Table(title, columns, tuple(rows), EFFECTS)


def failures(curves: Curves) -> Table:
    """Why specifications have no estimate, counted; the csv format lists each."""
    found = Counter(reason(each) for curve in curves.curves for each in curve.failures)
    rows = tuple(plain_row(_count(number), why) for why, number in found.most_common())
    note = "" if rows else "Every specification has an estimate."
    title = f"Specifications {UNITS[curves.unit]} without an estimate"
    return Table(title, ("answers", "why"), rows, note)


def reason(failure: Failure) -> str:
    """Why a specification has no estimate, without what differs from row to row.

    Examples
    --------
    >>> reason(Failure((), "no finite estimate or error: a tells b: firth() gives one; 4 are rare"))
    'no finite estimate or error: a tells b: firth() gives one'
    """
    return _FAULT.sub("", failure.why).split("; ")[0].replace("\n", " ")


def options(curves: Curves) -> Table:
    """Every choice with its options and what speaks for each, and what makes no table."""
    rows: list[Row] = []
    for choice in curves.choices:
        rows.append(heading(choice.name))
        rows += [Row((Cell(o.label, indent=2), Cell(o.why))) for o in choice.options]
    if curves.barred:
        rows.append(heading("left out"))
    for each in curves.barred:
        told = ", ".join(f"{name}: {label}" for name, label in each.taken.items())
        rows.append(Row((Cell(told, indent=2), Cell(each.why))))
    title = f"Choices that a table {UNITS[curves.unit]} may make"
    return Table(title, ("option", "what speaks for it, and what against"), tuple(rows))


def long_table(found: PanelTest) -> Table:
    """One row for each specification and effect, those without an estimate included."""
    names = tuple(dict.fromkeys(c.name for each in found.curves for c in each.choices))
    columns = (
        *("unit", "effect_of", *(name.replace(" ", "_") for name in names)),
        *("effect", "error", "low", "high", "change", "rows", "events", "remarks", "failure"),
    )
    rows = tuple(row for each in found.curves for row in _long(each, names))
    return Table("Specifications", columns, rows)


def _long(curves: Curves, names: tuple[str, ...]) -> Iterator[Row]:
    for curve in curves.curves:
        front = (curves.unit.value, curve.asked)
        for point in curve.points:
            yield plain_row(*front, *_taken(point.options, names), *_found(point), "")
        for failure in curve.failures:
            why = failure.why.replace("\n", " ")
            yield plain_row(*front, *_taken(failure.options, names), *("",) * 8, why)


def _taken(labels: Labels, names: tuple[str, ...]) -> list[str]:
    held = dict(labels)
    return [held.get(name, "") for name in names]


def _found(point: Point) -> list[str]:
    effect = point.effect
    numbers = [f"{each:.6g}" for each in (effect.value, effect.error, effect.lo, effect.hi)]
    counts = [f"{point.observations:.0f}", f"{point.events:.0f}"]
    return [*numbers, point.change, *counts, "; ".join(point.warnings)]


def _points(value: float) -> str:
    """A change of a probability in percentage points."""
    if math.isnan(value):
        return "–"
    # Adding 0 takes the sign off a nought.
    return f"{round(100 * value, 1) + 0:.1f}".replace("-", "−")


def _count(value: int) -> str:
    return f"{value:,}" if value else "·"
