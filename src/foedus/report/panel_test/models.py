"""Models of the design, as tables: slopes of consolidation and of each trace, under every kind of errors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import groupby

from foedus.report.layout import Tone
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.study.panel_test.choices import BESIDE
from foedus.study.panel_test.models import AS_MEASURED, KINDS, Estimated, Term
from foedus.study.panel_test.record import PanelTest

SCORE = BESIDE[0]
"""The column of consolidation."""


def tables(found: PanelTest) -> Iterator[Table]:
    """Slopes and rows of each question.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.
    """
    for question, own in groupby(found.estimates, key=lambda each: each.question):
        held = tuple(own)
        yield slopes(question, held)
        yield dropped(question, held)


def slopes(question: str, estimates: Iterable[Estimated]) -> Table:
    """Slopes of the trace and of consolidation, a row for each trace.

    Parameters
    ----------
    question : str
        What is explained.
    estimates : iterable of Estimated
        Its models.
    """
    blocks: dict[tuple[str, str], list[tuple[Estimated, str]]] = {}
    for each in estimates:
        for equation in _equations(each):
            name = f"{each.model}, {equation}" if equation else each.model
            blocks.setdefault((each.variant.value, name), []).append((each, equation))
    rows: list[Row] = []
    for (variant, name), own in blocks.items():
        rows.append(heading(f"{name} · {variant}"))
        rows += [_slope(each, equation) for each, equation in own]
    columns = ("compatibility by", "slope", "s.e.", "consolidation", "s.e.", "rows", "events")
    kinds = ", ".join(kind.label for kind in KINDS)
    note = (
        f"Log odds; of a cloglog, log hazards. s.e.: the greatest of {kinds}; csv and json have "
        "each. * where the interval at 95 % by it leaves out 0. Events: rows in the highest "
        f"category. Also in every model: {', '.join(BESIDE[1:])}; in hazards a cubic of duration. "
        "–: no estimate; the next table says why. The design in practice is made of troops, bases "
        "and exercises: what they and all that holds them explain there is partly themselves. "
        f"{AS_MEASURED}"
    )
    return Table(_titled(question), columns, tuple(rows), note)


def _titled(question: str) -> str:
    return question[0].upper() + question[1:]


def _equations(each: Estimated) -> tuple[str, ...]:
    """The equations of a model, where it has several; an empty name where it has one."""
    names = dict.fromkeys(
        term.name.partition(": ")[0] if ": " in term.name else "" for term in each.terms
    )
    return tuple(names) or ("",)


def _slope(each: Estimated, equation: str) -> Row:
    shown = []
    for column in (each.trace, SCORE):
        wanted = f"{equation}: {column}" if equation else column
        term = next((t for t in each.terms if t.name == wanted), None)
        shown += _numbers(term) if term else [Cell("–", Tone.OPEN), Cell("–", Tone.OPEN)]
    events = f"{each.events:,}" if each.observations else "–"
    counts = [Cell(f"{each.observations:,}" if each.observations else "–"), Cell(events)]
    return Row((Cell(each.trace, indent=2), *shown, *counts))


def _numbers(term: Term) -> list[Cell]:
    value, error = term.by[0][1].value, widest(term)
    if not math.isfinite(error):
        return [Cell("–", Tone.OPEN), Cell("–", Tone.OPEN)]
    told = abs(value) > 1.96 * error
    return [Cell(f"{value:.2f}{'*' if told else ''}"), Cell(f"{error:.2f}")]


def widest(term: Term) -> float:
    """The greatest standard error of a parameter over the kinds; NaN where any is unknown."""
    errors = [quantity.error for _, quantity in term.by]
    return math.nan if not errors or any(map(math.isnan, errors)) else max(errors)


def dropped(question: str, estimates: Iterable[Estimated]) -> Table:
    """Which rows each model used, which were dropped and why, and what it says of itself.

    Parameters
    ----------
    question : str
        What is explained.
    estimates : iterable of Estimated
        Its models.
    """
    rows: list[Row] = []
    for variant, own in groupby(estimates, key=lambda each: each.variant):
        rows.append(heading(variant.value))
        for trace, models in groupby(own, key=lambda each: each.trace):
            held = tuple(models)
            said = dict.fromkeys(each.rows for each in held)
            rows.append(Row((Cell(trace, indent=2), Cell("; ".join([*said, *_remarks(held)])))))
    title = f"{_titled(question)}: rows"
    return Table(title, ("compatibility by", "rows used, dropped and why; remarks"), tuple(rows))


def _remarks(held: Iterable[Estimated]) -> list[str]:
    """Failures and warnings, each with the models that have it."""
    found: dict[str, list[str]] = {}
    for each in held:
        for said in (*([each.failure] if each.failure else []), *each.warnings):
            found.setdefault(said.replace("\n", " "), []).append(each.model)
    return [f"{', '.join(models)}: {said}" for said, models in found.items()]


def long_table(found: PanelTest) -> Table:
    """One row for each parameter of each model: for a spreadsheet."""
    errors = tuple(f"error_{kind.value}" for kind in KINDS)
    columns = (
        *("question", "unit", "variant", "model", "compatibility", "term", "scale", "slope"),
        *errors,
        *("rows", "events", "account", "remarks"),
    )
    return Table("Models", columns, tuple(_long(found)))


def _long(found: PanelTest) -> Iterator[Row]:
    for each in found.estimates:
        front = (each.question, each.unit.value, each.variant.value, each.model, each.trace)
        counts = (str(each.observations), str(each.events), each.rows, "; ".join(_remarks([each])))
        for term in each.terms:
            held = dict(term.by)
            numbers = [_plain(held[kind].error) if kind in held else "" for kind in KINDS]
            slope = _plain(term.by[0][1].value)
            yield plain_row(
                *front,
                term.name,
                "log hazard" if each.model == "cloglog" else "log odds",
                slope,
                *numbers,
                *counts,
            )
        if not each.terms:
            yield plain_row(*front, "", "", "", *("" for _ in KINDS), *counts)


def _plain(value: float) -> str:
    return f"{value:.6g}" if math.isfinite(value) else ""
