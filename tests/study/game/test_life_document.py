"""Life cycles as a document that keeps to its schema."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from foedus.report.documents import to_json
from foedus.study.game.life_document import SCHEMA, curve, document, schema, solved
from tests.study.game.lives import found


def test_it_keeps_to_its_schema() -> None:
    Draft202012Validator.check_schema(schema())
    for held in (found(), found(2, 1), found(until_fall=True)):
        told = json.loads(to_json(document(held)))
        Draft202012Validator(schema()).validate(told)
        assert told["schema"] == SCHEMA


def test_it_says_what_was_found() -> None:
    told = json.loads(to_json(document(found())))
    account = found().account
    assert told["plan"]["years_lived"] == account.lives.lived.sum()
    assert [each["event"] for each in told["events"]][-1] == "defeat"
    assert told["survival"][1]["realised"] == pytest.approx(account.intended[1].realised)
    assert told["years"][0]["over"] == 0
    assert told["start"]["study"] == "toyland"
    assert told["start"]["episode"] is None


def test_nothing_seen_is_null() -> None:
    told = json.loads(to_json(document(found(2, 1))))
    assert told["transitions"][2]["fall"] is None


def test_parts_stand_alone() -> None:
    account = found().account
    assert curve(account.durations[0].curve)["spells"] == account.durations[0].curve.spells
    assert solved(account.lives.solution.convergence)["converged"] is True
