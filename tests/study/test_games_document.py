"""The games of a record as data, in the form that its schema gives."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from foedus.game.parameters import NAMES
from foedus.study.document import schema, to_json
from foedus.study.games_document import game
from foedus.study.plan import Plan
from foedus.study.run import run
from tests.toyland.games import with_game


def test_a_record_with_a_game_keeps_its_schema(tmp_path: Path) -> None:
    record = run(Plan(with_game(tmp_path)))
    told = json.loads(to_json(record))
    jsonschema.validate(told, schema())
    assert [rival["name"] for rival in told["games"][0]["rivals"]] == ["tug_wanted", "tug_realised"]
    assert {verdict["theory"] for verdict in told["verdicts"]} == set(record.theories)
    assert to_json(run(Plan(tmp_path))) == to_json(record)


def test_it_says_what_was_chosen_and_how_far_it_is_solved(tmp_path: Path) -> None:
    (held,) = run(Plan(with_game(tmp_path), episodes=("anvil-1700",))).games
    told = json.loads(json.dumps(game(held)))
    assert [each["name"] for each in told["parameters"]] == list(NAMES)
    values = {each["name"]: (each["value"], each["basis"]) for each in told["parameters"]}
    assert values["beta"] == (0.9, "Chosen, not estimated.")
    assert values["horizon"] == (None, None)
    assert told["solution"]["converged"] is True
    assert told["solution"]["residual"] <= told["solution"]["tolerance"]
    assert told["placement"]["kappa"] == {"concept": "crown_secure", "from": 0, "to": 1}
