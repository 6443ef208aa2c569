"""The theories before the panel as a document: its form is `panel_test.schema.json` beside this file."""

from __future__ import annotations

from foedus.confront.regression.predicted import Standing
from foedus.panel.feed import Feed
from foedus.study.data import Data, Value, schema_beside
from foedus.study.panel.document import counted, planned, used
from foedus.study.panel.record import PanelRecord
from foedus.study.panel_test.document_curves import curves, finite, together
from foedus.study.panel_test.models import Estimated, Term
from foedus.study.panel_test.record import Judged, PanelTest

SCHEMA = "foedus/panel_test/1"


def schema() -> dict[str, object]:
    """The JSON Schema of a test of the theories on the panel.

    Examples
    --------
    >>> schema()["title"]
    'Panel test'
    """
    return schema_beside("foedus.study.panel_test", "panel_test.schema.json")


def document(found: PanelTest) -> Data:
    """Everything a test found.

    Parameters
    ----------
    found : PanelTest
        The theories before the panel.

    Returns
    -------
    Data
        Every count that the tables show, and those of the variants that they leave out.
    """
    versions: Data = dict(found.panels[0].versions)
    releases = sorted({each for panel in found.panels for each in panel.used})
    return {
        "foedus": versions["foedus"],
        "schema": SCHEMA,
        "provenance": {"versions": versions, "releases": [used(each) for each in releases]},
        "warnings": [],
        "measures": [_feed(feed) for feed in found.feeds],
        "panels": [_panel(panel) for panel in found.panels],
        "predicted": [_judged(each) for each in found.judged],
        "models": [_estimated(each) for each in found.estimates],
        "together": [together(each) for each in found.together],
        "curves": [curves(each) for each in found.curves],
    }


def _feed(feed: Feed) -> Data:
    return {
        "concept": feed.concept,
        "measure": feed.name,
        "columns": list(feed.columns),
        "way": feed.way.value,
        "threshold": feed.threshold,
        "band": feed.band,
        "why": feed.why,
    }


def _panel(panel: PanelRecord) -> Data:
    return {**planned(panel.plan), **counted(panel)}


def _judged(each: Judged) -> Data:
    found = each.confusion
    cells: list[Value] = [
        {
            "expected": [answer.value for answer in cell.expected],
            "observed": cell.observed.value if cell.observed else None,
            "rows": cell.rows,
        }
        for cell in found.cells
    ]
    return {
        "unit": each.unit.value,
        "variant": each.variant.name.lower(),
        "theory": each.theory,
        "rows": each.rows,
        "set_aside": each.set_aside,
        "measures": [
            {"concept": lost.feed.concept, "measure": lost.feed.name, "open": lost.rows}
            for lost in each.lost
        ],
        "unmeasured": list(each.unmeasured),
        "verdicts": {kind.value: found.count(kind) for kind in Standing},
        "right": finite(found.hits),
        "guess": finite(each.guess),
        "cells": cells,
    }


def _estimated(each: Estimated) -> Data:
    return {
        "question": each.question,
        "unit": each.unit.value,
        "variant": each.variant.name.lower(),
        "model": each.model,
        "compatibility": each.trace,
        "terms": [_term(term) for term in each.terms],
        "rows": each.rows,
        "observations": each.observations,
        "events": each.events,
        "groups": dict(each.clusters),
        "warnings": list(each.warnings),
        "failure": each.failure,
    }


def _term(term: Term) -> Data:
    errors: Data = {kind.value: finite(quantity.error) for kind, quantity in term.by}
    return {"name": term.name, "slope": finite(term.by[0][1].value), "errors": errors}
