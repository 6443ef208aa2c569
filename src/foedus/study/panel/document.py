"""A panel's description as a document: its form is the JSON Schema `panel.schema.json` beside this file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.archive.exports_codebook import Entry
from foedus.panel.coverage import Coverage
from foedus.study.data import Data, Value, schema_beside
from foedus.study.panel.cases import Compared
from foedus.study.panel.cells import MEASURES, Cells, cells
from foedus.study.panel.record import PanelPlan, PanelRecord, PanelUnit, Used
from foedus.vocabulary.design import Design

SCHEMA = "foedus/panel/1"


def schema() -> dict[str, object]:
    """The JSON Schema of a panel's description.

    Examples
    --------
    >>> schema()["title"]
    'Panel'
    """
    return schema_beside("foedus.study.panel", "panel.schema.json")


def description(
    record: PanelRecord, measures: Sequence[str] = MEASURES, outcome: str = "design"
) -> Data:
    """What a panel is made of, and what every join found.

    Parameters
    ----------
    record : PanelRecord
        A panel.
    measures : sequence of str
        The measures of compatibility by which cells are counted.
    outcome : str
        The column of designs that are counted.

    Returns
    -------
    Data
        Keys with a match are counted, those without are listed.
    """
    versions: Data = dict(record.versions)
    return {
        "foedus": versions["foedus"],
        "schema": SCHEMA,
        "provenance": {"versions": versions, "releases": [used(each) for each in record.used]},
        "warnings": list(record.notes),
        **described(record, measures, outcome),
        "coverage": [{**_coverage(each), **_keys(each)} for each in record.coverage],
    }


def described(
    record: PanelRecord, measures: Sequence[str] = MEASURES, outcome: str = "design"
) -> Data:
    """The same without the head of a document, and without the keys that found no match.

    Parameters
    ----------
    record : PanelRecord
        A panel.
    measures : sequence of str
        As in `description`.
    outcome : str
        As in `description`.
    """
    drawn = measures if record.plan.unit is not PanelUnit.ALLIANCE else ()
    return {
        **planned(record.plan),
        "seed": record.plan.seed,
        **counted(record),
        "coverage": [_coverage(each) for each in record.coverage],
        "columns": [_column(entry) for entry in record.codebook],
        "counted": outcome,
        "cells": [_cells(cells(record, measure, outcome)) for measure in drawn],
        "coded": [_coded(each) for each in record.coded],
        "passed_over": list(record.passed_over),
    }


def _coded(each: Compared) -> Data:
    told = {"score": each.score, "error": each.error}
    numbers: Data = {name: None if np.isnan(value) else value for name, value in told.items()}
    return {
        "episode": each.episode,
        "client": each.client,
        "patron": each.patron,
        "year": each.year,
        "leader": each.leader,
        "concept": each.concept,
        "measure": each.measure,
        "coded": [each.coded.lo, each.coded.hi],
        **numbers,
        "measured": [each.measured.lo, each.measured.hi],
        "verdict": each.verdict.value,
    }


def planned(plan: PanelPlan) -> Data:
    """What a panel was asked to be: its unit, its years, who is whose patron."""
    rule = plan.rule
    return {
        "unit": plan.unit.value,
        "years": list(plan.span),
        "rule": {"ratio": rule.ratio, "regional": rule.regional, "contiguity": rule.contiguity},
    }


def counted(record: PanelRecord) -> Data:
    """How many rows a panel has, and had at each step."""
    steps: list[Value] = [{"what": each.what, "rows": each.rows} for each in record.steps]
    return {"rows": len(record.table), "steps": steps}


def used(each: Used) -> Data:
    """A release that a panel was built from."""
    return {
        "name": each.name,
        "version": each.version,
        "file": each.file,
        "sha256": each.sha256,
    }


def _coverage(found: Coverage) -> Data:
    return {
        "source": found.source,
        "what": found.what,
        "keys": list(found.keys),
        "rows": found.rows,
        "matched": found.matched,
        "absent": found.absent,
        "outside": found.outside,
        "source_rows": found.source_rows,
        "unmatched": found.unmatched,
    }


def _keys(found: Coverage) -> Data:
    """The keys without a match, which may be a hundred thousand."""
    return {
        "absent_keys": [list(key) for key in found.absent_keys],
        "unmatched_keys": [list(key) for key in found.unmatched_keys],
    }


def _column(entry: Entry) -> Data:
    return {
        "name": entry.name,
        "label": entry.label,
        "kind": entry.kind.value,
        "source": entry.source,
        "unit": entry.unit,
        "absence": entry.absence,
        "codes": {str(code): text for code, text in entry.codes},
        "least": entry.least or None,
        "greatest": entry.greatest or None,
        "missing": entry.missing,
    }


def _cells(found: Cells) -> Data:
    held: list[Value] = [
        {
            "consolidated": power,
            "compatible": speaks,
            "designs": {design.value: counts[design.depth] for design in Design},
        }
        for power, speaks, counts in found.counts
    ]
    return {"measure": found.measure, "cells": held, "left_out": found.left_out}
