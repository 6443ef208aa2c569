"""The figures of a test on the panel: curves, estimates with their intervals, cells; each with its table."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from foedus.confront.regression.interaction import Joint
from foedus.confront.regression.results import LEVEL, Quantity, half_width
from foedus.report.anchors import anchor
from foedus.report.figures.drawing import WIDE, Drawing
from foedus.report.figures.panel.cells import cells_figure
from foedus.report.figures.panel.curve import curve_figure
from foedus.report.figures.panel.slopes import NONE, Estimate, Slopes, slopes_figure
from foedus.report.panel_test.curves import UNITS
from foedus.report.tables import Table, plain_row
from foedus.study.panel.cells import Cells, cells, varying
from foedus.study.panel.record import PanelRecord, PanelUnit
from foedus.study.panel_test.choices import Variant
from foedus.study.panel_test.models import Estimated, Term
from foedus.study.panel_test.record import Curves, PanelTest
from foedus.study.panel_test.together import SCORE, Together
from foedus.vocabulary.design import Design

CUT = (
    "with intervals at 95 % by the greatest of the errors; those that leave the axis are cut. "
    "A distance counts against compatibility: its sign is the opposite."
)
SLOPE = f"Log odds (of a hazard model log hazards) {CUT}"
POINT = f"Percentage points of the probability of institutions, {CUT}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a test on the panel.

    Parameters
    ----------
    name : str
        Begins the names of its files.
    drawing : Drawing
        What is drawn.
    table : Table
        Every number in it.
    """

    name: str
    drawing: Drawing
    table: Table


def figures(found: PanelTest) -> tuple[Figure, ...]:
    """Every figure that a test has.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.

    Returns
    -------
    tuple of Figure
        Cells of each unit; estimates of each question where there are models, also those
        with both conditions together; a curve for each effect where there are curves.
    """
    drawn = [_cells(panel) for panel in found.panels]
    for question, models in groupby(found.estimates, key=lambda each: each.question):
        drawn.append(_slopes(question, tuple(models)))
    for question, joint in groupby(found.together, key=lambda each: each.question):
        drawn.append(_together(question, tuple(joint)))
    for each in found.curves:
        drawn += _curves(each)
    return tuple(drawn)


def _named(*words: str) -> str:
    return "-".join(word.replace(" × ", "-and-").replace(" ", "-") for word in words)


# Cells


def _cells(panel: PanelRecord) -> Figure:
    unit = panel.plan.unit
    found = [cells(panel, measure) for measure in varying(panel)]
    shown = tuple(Design) if unit is PanelUnit.DYAD_YEAR else tuple(Design)[1:]
    title = f"Designs observed {UNITS[unit]}, by both conditions"
    name = _named(unit.value, "cells")
    drawing = cells_figure(found, title, shown, WIDE, anchor("figure", name))
    return Figure(name, drawing, _cells_table(title, found))


def _cells_table(title: str, found: Sequence[Cells]) -> Table:
    rows = tuple(
        plain_row(cell.measure, str(int(power)), str(int(speaks)), *map(str, counts))
        for cell in found
        for power, speaks, counts in cell.counts
    )
    columns = ("compatibility_by", "consolidated", "compatible", *(d.value for d in Design))
    return Table(title, columns, rows)


# Estimates with their intervals


def _slopes(question: str, models: tuple[Estimated, ...]) -> Figure:
    """Slopes of the first model of a question, under each variant."""
    first: dict[tuple[Variant, str], Estimated] = {}
    for each in models:
        first.setdefault((each.variant, each.trace), each)
    traces = tuple(dict.fromkeys(each.trace for each in models))
    variants = tuple(dict.fromkeys(each.variant for each in models))
    rows = tuple(
        (
            trace,
            tuple(
                tuple(_slope(first[variant, trace], column) for variant in variants)
                for column in (trace, SCORE)
            ),
        )
        for trace in traces
    )
    by = ", ".join(dict.fromkeys(each.model for each in first.values()))
    shown = Slopes(
        title=f"{question[0].upper()}{question[1:]}: slopes ({by})",
        panels=("compatibility, by each measure", "consolidation beside it"),
        kinds=tuple(variant.value for variant in variants),
        rows=rows,
        unit=SLOPE,
    )
    return _estimates(_named(question, "slopes"), shown)


def _slope(each: Estimated, column: str) -> Estimate:
    term = next((term for term in each.terms if term.name == column), None)
    return _of_term(term) if term else NONE


def _of_term(term: Term) -> Estimate:
    return _interval([quantity for _, quantity in term.by])


def _interval(by_kind: Sequence[Quantity], scale: float = 1.0) -> Estimate:
    """A number under the greatest of its errors; nothing where one is unknown."""
    errors = [each.error for each in by_kind]
    if any(map(math.isnan, errors)):
        return NONE
    value, reach = scale * by_kind[0].value, scale * half_width(LEVEL) * max(errors)
    return Estimate(value, value - reach, value + reach)


def _together(question: str, models: tuple[Together, ...]) -> Figure:
    """Effects of each condition at both ends of the other, as signed."""
    rows = tuple(
        (each.trace, (_ends(each.of(SCORE)), _ends(each.of(each.trace))))
        for each in models
        if each.variant is Variant.AS_SIGNED
    )
    shown = Slopes(
        title=f"{question[0].upper()}{question[1:]}: each condition at both ends of the other",
        panels=("consolidation, by compatibility", "compatibility, by consolidation"),
        kinds=("the other is low", "the other is high"),
        rows=rows,
        unit=POINT,
    )
    return _estimates(_named(question, "together"), shown)


def _ends(own: Sequence[Joint]) -> tuple[Estimate, ...]:
    if not own:
        return (NONE, NONE)
    low, high = [each.low for each in own], [each.high for each in own]
    return (_interval(low, 100), _interval(high, 100))


def _estimates(name: str, shown: Slopes) -> Figure:
    drawing = slopes_figure(shown, WIDE, anchor("figure", name))
    rows = tuple(
        plain_row(row, panel, kind, *map(_plain, (each.value, each.lo, each.hi)))
        for row, panels in shown.rows
        for panel, estimates in zip(shown.panels, panels, strict=True)
        for kind, each in zip(shown.kinds, estimates, strict=True)
    )
    columns = ("compatibility_by", "panel", "kind", "value", "low", "high")
    return Figure(name, drawing, Table(shown.title, columns, rows))


def _plain(value: float) -> str:
    return f"{value:.6g}" if math.isfinite(value) else ""


# Curves


def _curves(curves: Curves) -> Iterator[Figure]:
    for curve in curves.curves:
        title = f"Effect of {curve.asked} {UNITS[curves.unit]}"
        name = _named(curves.unit.value, "curve", curve.asked)
        drawing = curve_figure(curve, curves.choices, title, WIDE, anchor("figure", name))
        rows = []
        for (choice, option), part in curve.split().items():
            tally = part.tally
            counts = (len(part.points), tally.positive, tally.positive_told)
            more = (tally.negative, tally.negative_told, len(part.failures))
            rows.append(plain_row(choice, option, _plain(part.median), *map(str, (*counts, *more))))
        columns = (
            *("choice", "option", "median", "estimates", "positive", "positive_told"),
            *("negative", "negative_told", "failed"),
        )
        yield Figure(name, drawing, Table(title, columns, tuple(rows)))
