"""The theories before the panel, as tables: what stands for what, verdicts, expected against observed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import groupby

from foedus.confront.regression.predicted import Standing
from foedus.panel.feed import Feed, Way
from foedus.report.layout import Tone
from foedus.report.lines import Part
from foedus.report.panel import tables as panel_tables
from foedus.report.panel_test import curves as panel_test_curves
from foedus.report.panel_test import models as panel_test_models
from foedus.report.panel_test import together as panel_test_together
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.study.panel.record import PanelRecord, PanelUnit
from foedus.study.panel_test.choices import Variant
from foedus.study.panel_test.record import Judged, PanelTest
from foedus.vocabulary.design import Design

TITLE = "The theories before the panel"
UNITS = {PanelUnit.FORMATION: "Formations", PanelUnit.DYAD_YEAR: "Dyad-years"}
SHOWN = (
    (Standing.MATCH, "match", Tone.GOOD),
    (Standing.MISMATCH, "mis-match", Tone.BAD),
    (Standing.UNDETERMINED, "open", Tone.OPEN),
    (Standing.SILENT, "silent", Tone.QUIET),
    (Standing.OUT_OF_SCOPE, "out of scope", Tone.QUIET),
    (Standing.NOT_OBSERVED, "no design", Tone.QUIET),
)
"""Standings with the heads of their columns."""


def parts(found: PanelTest) -> tuple[Part, ...]:
    """Everything a test found, in the order of the work.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.
    """
    shown = [feeds(found)] if found.judged else []
    for panel in found.panels if found.judged else ():
        shown += [verdicts(found, panel.plan.unit), crossed(found, panel.plan.unit)]
        shown += [_steps(panel), lost(found, panel.plan.unit)]
    shown += panel_test_models.tables(found)
    shown += panel_test_together.tables(found)
    shown += panel_test_curves.tables(found)
    shown.append(panel_tables.releases(found.panels[-1]))
    return tuple(Part(table.title, table) for table in shown)


def _steps(panel: PanelRecord) -> Table:
    table = panel_tables.steps(panel)
    return Table(f"{UNITS[panel.plan.unit]}: rows at each step", table.columns, table.rows)


def _of(found: PanelTest, unit: PanelUnit) -> tuple[Judged, ...]:
    return tuple(each for each in found.judged if each.unit is unit)


# What stands for what


def feeds(found: PanelTest) -> Table:
    """Each measure with the concept that it stands for, and what speaks for and against it."""
    rows: list[Row] = []
    for concept, measures in groupby(found.feeds, key=lambda feed: feed.concept):
        rows.append(heading(concept))
        rows += [_feed(feed) for feed in measures]
    never = dict.fromkeys(name for each in found.judged for name in each.unmeasured)
    said = f" Fed by no measure, so unknown in every row: {', '.join(never)}." if never else ""
    note = (
        "The single traces and the measures of threat were settled before any table was looked "
        "at; the classes (probability) and the design in practice joined them afterwards. Where "
        f"a measure is missing, membership is anything from 0 to 1.{said}"
    )
    return Table(
        "What stands for what", ("measure", "rule", "what speaks for it"), tuple(rows), note
    )


def _feed(feed: Feed) -> Row:
    rule = {
        Way.INTERVAL: f"{feed.threshold:g} ± {feed.band:g}",
        Way.AT_LEAST: f"at least {feed.threshold:g}",
        Way.ANY: "any of them",
        Way.MEASURED: f"{feed.threshold:g} ± {feed.band:g}",
        Way.GRANTED: "granted",
    }[feed.way]
    return Row((Cell(feed.name, indent=2), Cell(rule), Cell(feed.why)))


# Verdicts


def verdicts(found: PanelTest, unit: PanelUnit) -> Table:
    """Rows by verdict, for each variant, theory and reading.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.
    unit : PanelUnit
        What a row is.
    """
    rows: list[Row] = []
    for variant, of_variant in groupby(_of(found, unit), key=lambda each: each.variant):
        for number, (theory, own) in enumerate(_by_theory(of_variant)):
            if not number:
                rows.append(_variant(variant, own[0]))
            always, each_own = shared(own)
            rows.append(heading(f"{theory} · {variant.value}", _throughout(own[0], always)))
            rows += [_judged(each, names) for each, names in zip(own, each_own, strict=True)]
    columns = ("by", *(label for _, label, _ in SHOWN), "right", "guess")
    only = (
        "A formation is an alliance: an expectation of none can only fail there. "
        if unit is PanelUnit.FORMATION
        else "A client stands here once for each patron that it could have: an alliance that is "
        "expected counts against the theory with every patron that it did not choose. "
    )
    note = (
        f"{only}Open: the design observed is one of several expected, or silence is not excluded. "
        "Right: matches among matches and mismatches. Guess: the share of the same rows that their "
        "most frequent design would get right. In practice: the design that "
        "troops, bases and exercises show, which may be one without any treaty; measures that "
        "hold these are there set against themselves."
    )
    return Table(f"{UNITS[unit]}: verdicts", columns, tuple(rows), note)


def _by_theory(judged: Iterable[Judged]) -> Iterator[tuple[str, tuple[Judged, ...]]]:
    for theory, own in groupby(judged, key=lambda each: each.theory):
        yield theory, tuple(own)


def _variant(variant: Variant, first: Judged) -> Row:
    aside = f"{first.set_aside:,} rows left out" if first.set_aside else "no row left out"
    return heading(variant.value[0].upper() + variant.value[1:], f"{first.rows:,} rows; {aside}")


def shared(own: tuple[Judged, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The measures that all readings of a theory have, and what is left to tell each apart.

    Returns
    -------
    tuple of (tuple of str, tuple of str)
        Names of the common measures; for each reading the others, in one text.
    """
    lists = [[lost.feed.name for lost in each.lost] for each in own]
    common = set(lists[0]).intersection(*lists[1:]) if len(own) > 1 else set()
    always = tuple(name for name in lists[0] if name in common)
    rest = (", ".join(name for name in names if name not in common) for names in lists)
    return always, tuple(text or "no measure" for text in rest)


def _throughout(first: Judged, always: tuple[str, ...]) -> str:
    said = [f"by {', '.join(always)} throughout"] if always else []
    said += [f"unknown: {', '.join(first.unmeasured)}"] if first.unmeasured else []
    return "; ".join(said)


def _judged(each: Judged, name: str) -> Row:
    found = each.confusion
    cells = [Cell(_number(found.count(kind)), tone) for kind, _, tone in SHOWN]
    return Row((Cell(name, indent=2), *cells, Cell(_share(found.hits)), Cell(_share(each.guess))))


# Expected against observed


def crossed(found: PanelTest, unit: PanelUnit) -> Table:
    """Expected sets of designs against the designs observed, as signed.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.
    unit : PanelUnit
        What a row is.
    """
    rows: list[Row] = []
    signed = (each for each in _of(found, unit) if each.variant is Variant.AS_SIGNED)
    for theory, own in _by_theory(signed):
        always, names = shared(own)
        for each, name in zip(own, names, strict=True):
            said = ", ".join((*always, name)) if name != "no measure" else ", ".join(always) or name
            rows.append(heading(theory, f"by {said}"))
            rows += _expectations(each)
    columns = ("expected", *(design.label for design in Design), "unknown")
    note = "Rows as signed, by the designs that remain possible; the other variants are in json and csv."
    return Table(f"{UNITS[unit]}: expected against observed", columns, tuple(rows), note)


def _expectations(each: Judged) -> Iterator[Row]:
    for expected, cells in groupby(each.confusion.cells, key=lambda cell: cell.expected):
        counts = {cell.observed: cell.rows for cell in cells}
        told = " or ".join(answer.value.replace("_", " ") for answer in expected)
        numbers = [Cell(_number(counts.get(design, 0))) for design in (*Design, None)]
        yield Row((Cell(told, indent=2), *numbers))


# Rows that a measure leaves open


def lost(found: PanelTest, unit: PanelUnit) -> Table:
    """How many rows each measure leaves open, and why.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.
    unit : PanelUnit
        What a row is.
    """
    signed = [each for each in _of(found, unit) if each.variant is Variant.AS_SIGNED]
    held = {each.feed: (each.rows, one.rows) for one in signed for each in one.lost}
    rows = [
        plain_row(feed.name, feed.concept, _number(left), _share(left / total if total else 0.0))
        for feed, (left, total) in held.items()
    ]
    note = (
        "Open: the measure is missing on that day, or its standard error reaches one half. "
        "Nothing is filled in; such a row stays in every count, under open."
    )
    columns = ("measure", "concept", "open", "share")
    return Table(f"{UNITS[unit]}: rows that a measure leaves open", columns, tuple(rows), note)


def in_rows(found: PanelTest) -> Table:
    """The test for a spreadsheet: expectations, else models, else specifications."""
    if found.judged:
        return long_table(found)
    if found.estimates:
        return panel_test_together.long_table(found)
    return panel_test_curves.long_table(found)


def long_table(found: PanelTest) -> Table:
    """One row for each unit, variant, theory, reading, expectation and design: for a spreadsheet."""
    columns = (
        *("unit", "variant", "theory", "measures", "unmeasured", "expected", "observed", "rows"),
        *("match", "mismatch", "undetermined", "silent", "out_of_scope", "not_observed"),
    )
    return Table(TITLE, columns, tuple(_long(found)))


def _long(found: PanelTest) -> Iterator[Row]:
    for each in found.judged:
        counts = [str(each.confusion.count(kind)) for kind in Standing]
        for cell in each.confusion.cells:
            yield plain_row(
                each.unit.value,
                each.variant.value,
                each.theory,
                " | ".join(one.feed.name for one in each.lost),
                " | ".join(each.unmeasured),
                " | ".join(answer.value for answer in cell.expected),
                cell.observed.value if cell.observed else "",
                str(cell.rows),
                *counts,
            )


def _number(value: int) -> str:
    return f"{value:,}" if value else "·"


def _share(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.1%}"
