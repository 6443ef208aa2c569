"""The description of a panel as a document that keeps to its schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from foedus.report.documents import to_json
from foedus.study.panel.document import SCHEMA, description, schema
from foedus.study.panel.record import PanelUnit
from tests.study.toy_releases import built


@pytest.mark.parametrize("unit", list(PanelUnit))
def test_every_description_keeps_to_the_schema(unit: PanelUnit) -> None:
    Draft202012Validator.check_schema(schema())
    held = json.loads(to_json(description(built(unit))))
    Draft202012Validator(schema()).validate(held)
    assert held["schema"] == SCHEMA
    assert held["rows"] == len(built(unit).table)


def test_keys_without_a_match_are_listed() -> None:
    found = json.loads(to_json(description(built(PanelUnit.FORMATION))))
    (points,) = (each for each in found["coverage"] if each["source"] == "unga_ideal_points")
    assert points["absent_keys"] == [[701, 1955]]


def test_cells_are_counted_by_the_measures_asked_for() -> None:
    found = description(built(PanelUnit.DYAD_YEAR), ["arms"])
    (counted,) = json.loads(to_json(found))["cells"]
    assert counted["cells"][0]["designs"]["with_institutions"] == 8


def test_alliances_have_no_cells() -> None:
    assert description(built(PanelUnit.ALLIANCE))["cells"] == []
