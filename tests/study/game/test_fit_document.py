"""A fitted game as a document that keeps to its schema."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from foedus.report.documents import to_json
from foedus.study.game.fit_document import SCHEMA, document, schema
from tests.study.game.fitted import fitted


def test_it_keeps_to_its_schema_and_says_everything() -> None:
    Draft202012Validator.check_schema(schema())
    found = fitted()
    held = json.loads(to_json(document(found)))
    Draft202012Validator(schema()).validate(held)
    assert held["schema"] == SCHEMA
    assert [each["parameter"] for each in held["estimates"]] == ["tau_client", "autonomy"]
    assert held["estimates"][0]["estimate"] == pytest.approx(found.fit.estimates[0])
    assert held["rows"]["used"] == found.fit.rows
    assert held["panel"]["path"] == "lives.csv"


def test_what_is_no_number_is_null() -> None:
    found = fitted()
    unknown = replace(found.precision, correlations=np.full((2, 2), np.nan), smallest=float("nan"))
    held = json.loads(to_json(document(replace(found, precision=unknown))))
    Draft202012Validator(schema()).validate(held)
    assert held["correlations"] == [[None, None], [None, None]]
    assert held["smallest_root"] is None
