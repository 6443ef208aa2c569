"""Models in which the conditions may work together, as tables: each effect at both ends of the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from foedus.confront.regression.interaction import Joint
from foedus.confront.regression.results import LEVEL, Quantity, half_width
from foedus.report.layout import Tone
from foedus.report.panel_test import models as panel_test_models
from foedus.report.panel_test.models import widest
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.study.panel_test.models import KINDS
from foedus.study.panel_test.record import PanelTest
from foedus.study.panel_test.together import SCORE, Together


def tables(found: PanelTest) -> Iterator[Table]:
    """Effects of each question.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.
    """
    for question, own in groupby(found.together, key=lambda each: each.question):
        yield effects(question, own)


def effects(question: str, models: Iterable[Together]) -> Table:
    """Effects of each condition at both ends of the other, a row for each trace.

    Parameters
    ----------
    question : str
        What is explained.
    models : iterable of Together
        Its models.
    """
    rows: list[Row] = []
    for (variant, name), own in groupby(models, key=lambda each: (each.variant.value, each.model)):
        held = tuple(own)
        rows.append(heading(f"{name} · {variant}"))
        rows += [_effects(each) for each in held]
    columns = (
        *("compatibility by", "product", "cons. at low", "at high", "difference"),
        *("comp. at low", "at high", "difference", "rows"),
    )
    kinds = ", ".join(kind.label for kind in KINDS)
    note = (
        "Product: its slope in log odds. The rest: average change in the probability of institutions, "
        "in percentage points, by consolidation from 0 to 1 where compatibility is low and where it is "
        "high, and by compatibility (from 0 to 1, or by a unit) where consolidation is low and high. Low "
        "and high: the two values, or a standard deviation below and above the mean. The sign of the "
        "product does not tell whether one strengthens the other; the difference does. * where the "
        f"interval at 95 % by the greatest error of {kinds} leaves out 0. –: no estimate or no finite error; csv and json say why."
    )
    title = f"{question[0].upper()}{question[1:]}: the conditions together"
    return Table(title, columns, tuple(rows), note)


def _effects(each: Together) -> Row:
    rows = Cell(f"{each.observations:,}" if each.observations else "–")
    name = Cell(each.trace, indent=2)
    if each.product is None:
        return Row((name, *[Cell("–", Tone.OPEN)] * 7, rows))
    value, error = each.product.by[0][1].value, widest(each.product)
    shown = [Cell(_starred(f"{value:.2f}", value, error))]
    for column in (SCORE, each.trace):
        own = each.of(column)
        by_end = ([part(joint) for joint in own] for part in (_low, _high, _difference))
        shown += [Cell(_points(quantities)) for quantities in by_end]
    return Row((name, *shown, rows))


def _low(joint: Joint) -> Quantity:
    return joint.low


def _high(joint: Joint) -> Quantity:
    return joint.high


def _difference(joint: Joint) -> Quantity:
    return joint.difference


def _points(by_kind: Sequence[Quantity]) -> str:
    """An effect in percentage points, under the greatest of its errors."""
    errors = [each.error for each in by_kind]
    error = math.nan if any(map(math.isnan, errors)) else max(errors)
    value = by_kind[0].value
    return _starred(f"{100 * value:.1f}", value, error) if math.isfinite(error) else "–"


def _starred(text: str, value: float, error: float) -> str:
    told = abs(value) > half_width(LEVEL) * error
    return f"{text}{'*' if told else ''}".replace("-", "−")


def long_table(found: PanelTest) -> Table:
    """One row for each parameter of each model and for each effect: for a spreadsheet."""
    table = panel_test_models.long_table(found)
    return Table(table.title, table.columns, (*table.rows, *_long(found)))


def _long(found: PanelTest) -> Iterator[Row]:
    """Effects in probability, in the columns that slopes have."""
    for each in found.together:
        model = f"{each.model}, conditions together"
        front = (each.question, each.unit.value, each.variant.value, model, each.trace)
        remarks = "; ".join((*([each.failure] if each.failure else []), *each.warnings))
        counts = (str(each.observations), str(each.events), each.rows, remarks)
        if each.product is None:
            yield plain_row(*front, *("",) * (3 + len(KINDS)), *counts)
            continue
        by_kind = [quantity for _, quantity in each.product.by]
        yield plain_row(*front, each.product.name, "log odds", *_by_kind(by_kind), *counts)
        for column, beside in ((SCORE, each.trace), (each.trace, SCORE)):
            own = each.of(column)
            low, high = own[0].at
            said = (f"where {beside} = {low}", f"where {beside} = {high}", "high less low")
            for at, part in zip(said, (_low, _high, _difference), strict=True):
                numbers = _by_kind([part(joint) for joint in own])
                yield plain_row(*front, f"{column}, {at}", "probability", *numbers, *counts)


def _by_kind(quantities: Sequence[Quantity]) -> list[str]:
    """The number, and its error of each kind."""
    numbers = (quantities[0].value, *(each.error for each in quantities))
    return [f"{number:.6g}" if math.isfinite(number) else "" for number in numbers]
