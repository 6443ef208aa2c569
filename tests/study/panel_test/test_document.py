"""A test on the panel as a document that keeps to its schema."""

import json

from jsonschema import Draft202012Validator

from foedus.report.documents import to_json
from foedus.study.panel_test.document import SCHEMA, document, schema
from tests.study.panel_test.tested import before_panel


def test_it_keeps_to_its_schema_and_says_everything() -> None:
    Draft202012Validator.check_schema(schema())
    found = before_panel()
    held = json.loads(to_json(document(found)))
    Draft202012Validator(schema()).validate(held)
    assert held["schema"] == SCHEMA
    assert len(held["predicted"]) == len(found.judged)
    assert {each["variant"] for each in held["predicted"]} == {
        "as_signed",
        "without_bloc",
        "practice",
    }


def test_only_the_traces_asked_for_are_in_it() -> None:
    held = json.loads(to_json(document(before_panel("arms"))))
    regime = [m["measure"] for m in held["measures"] if m["concept"] == "commitment_to_regime"]
    assert regime == ["arms"]
