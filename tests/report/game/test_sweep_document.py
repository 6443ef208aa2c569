"""A sweep as a document that keeps to its schema."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from foedus.report.documents import to_json
from foedus.report.game.sweep_document import SCHEMA, document, finite, schema
from foedus.study.game.sweep import result
from tests.report.game.test_sweep import unsolved
from tests.study.game.swept import found, plan


def test_it_keeps_to_its_schema() -> None:
    Draft202012Validator.check_schema(schema())
    for held in (found(), found(4), found(128), unsolved()):
        told = json.loads(to_json(document(held)))
        Draft202012Validator(schema()).validate(told)
        assert told["schema"] == SCHEMA


def test_the_same_counts_are_the_same_bytes() -> None:
    assert to_json(document(found())) == to_json(document(result(plan(), found().tally)))


def test_it_says_what_was_asked_and_found() -> None:
    told = json.loads(to_json(document(found())))
    assert told["plan"]["rows"] == 16
    assert told["plan"]["ranges"][1]["parameter"] == "coup"
    assert told["game"]["files"][0]["sha256"]
    assert told["solved"]["draws"] == 32
    assert sum(told["solved"]["by_method"].values()) == 80
    shares = [cell["holds"]["value"] for cell in told["cells"]]
    assert shares == pytest.approx(found().shares.value[:4])
    assert told["all_four"]["total"]["coup"]["value"] is not None


def test_nothing_seen_is_null() -> None:
    assert finite(float("nan")) is None
    assert json.loads(to_json(document(unsolved())))["all_four"]["holds"]["value"] is None
