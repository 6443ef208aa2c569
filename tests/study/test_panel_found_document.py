"""What the panel says to a study as part of the record, which keeps to its schema."""

import json

from jsonschema import Draft202012Validator

from foedus.report.documents import to_json
from foedus.study.document import document, schema
from foedus.study.document import to_json as record_to_json
from foedus.study.panel_found_document import panel_data
from foedus.study.panel_test.document import schema as schema_of_tests
from tests.study.panel.asked import toyland_with_panel
from tests.toyland.runs import toyland


def test_the_record_with_the_panel_keeps_to_its_schema() -> None:
    held = json.loads(record_to_json(toyland_with_panel()))
    Draft202012Validator(schema()).validate(held)
    Draft202012Validator(schema_of_tests()).validate(held["panel"]["tested"])
    assert held["panel"]["asked"]["parts"] == ["described", "predicted", "models"]
    assert all(len(each["sha256"]) == 64 for each in held["panel"]["releases"])
    assert held["panel"]["described"]["unit"] == "formation"


def test_a_record_without_it_says_so() -> None:
    assert document(toyland())["panel"] is None


def test_no_place_of_any_file_is_in_it() -> None:
    found = toyland_with_panel().panel
    assert found is not None
    assert "/releases" not in to_json(panel_data(found))
