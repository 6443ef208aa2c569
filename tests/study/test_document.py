"""The document: its schema, its keys, and the same bytes for the same run."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import jsonschema
import pytest

from foedus.study.document import document, schema, to_json
from foedus.study.plan import Plan
from foedus.study.run import run
from tests.toyland.runs import FOLDER, plan, toyland

SCRIPT = """
from pathlib import Path
from foedus.study.document import to_json
from foedus.study.plan import Plan
from foedus.study.run import run
import sys
sys.stdout.buffer.write(to_json(run(Plan(Path(sys.argv[1])))).encode())
"""


def _data() -> dict:
    data: dict = json.loads(to_json(toyland()))
    return data


def test_keeps_to_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(_data(), schema())


@pytest.mark.parametrize(
    "narrowed",
    [
        plan(takes=(("ships-at-fen", "shared"),)),
        plan(theories=("storm",)),
        plan(episodes=("elm-1700",)),
        plan(coders=("poet",)),
        plan((("ships-at-fen", "shared"),), ("harbour",), ("fen-1700",), ("poet",)),
    ],
    ids=["taken", "no figure", "no pair, out of scope", "little coded", "all at once"],
)
def test_keeps_to_its_schema_however_narrowed(narrowed: Plan) -> None:
    jsonschema.validate(json.loads(to_json(toyland(narrowed))), schema())


def test_a_document_with_another_key_breaks_the_schema() -> None:
    with pytest.raises(jsonschema.ValidationError, match="Additional properties"):
        jsonschema.validate({**_data(), "surplus": 1}, schema())


@pytest.mark.parametrize("seed", ["0", "1815"])
def test_another_process_writes_the_same_bytes(seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Seoul", "LC_ALL": "C"}
    again = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(FOLDER)],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert again.stdout == to_json(toyland()).encode()


def test_running_again_gives_the_same_document() -> None:
    assert document(run(plan())) == document(toyland())


def test_episodes_and_verdicts_carry_the_keys_that_others_rely_on() -> None:
    data = _data()
    for episode in data["episodes"]:
        assert {"id", "status", "client", "patron", "period", "codings", "observed"} <= set(episode)
    for verdict in data["verdicts"]:
        assert {"episode", "theory", "possible", "observed", "verdict", "reasons", "hedges"} <= set(
            verdict
        )


def test_an_open_design_is_null_with_its_reason() -> None:
    fen = next(e for e in _data()["episodes"] if e["id"] == "fen-1700")
    assert fen["observed"]["design"] is None
    assert fen["observed"]["reason"] == "the features coded leave several designs possible"
    assert fen["observed"]["possible"] == ["without_institutions", "with_institutions"]


def test_codings_hold_concepts_and_the_coders_of_their_indicators() -> None:
    fen = next(e for e in _data()["episodes"] if e["id"] == "fen-1700")
    assert fen["codings"]["crown_secure"]["membership"] == [0.3, 1.0]
    coders = [coding["coder"] for coding in fen["codings"]["court_loyal"]["codings"]]
    assert coders == ["archivist", "poet"]


def test_settings_are_recorded() -> None:
    taken = document(toyland(plan(takes=(("ships-at-fen", "shared"),))))
    settings = json.loads(json.dumps(taken))["provenance"]["settings"]
    assert settings["takes"] == [{"decision": "ships-at-fen", "reading": "shared"}]


def test_what_is_open_is_null_with_its_reason_and_nothing_else_is_null() -> None:
    # What is null of a weight of evidence is told in test_tracing_document.
    data = {key: value for key, value in _data().items() if key != "tracings"}
    for path, value in _leaves(data):
        optional = {"leader", "chosen", "observed", "design", "reason", "designs_differ", "panel"}
        assert value is not None or path in optional, path
    seen = [episode["observed"] for episode in _data()["episodes"]]
    assert all((one["design"] is None) is bool(one["reason"]) for one in seen)
    assert all((p["designs_differ"] is None) is bool(p["reason"]) for p in _data()["pairs"])
    for verdict in _data()["verdicts"]:
        assert verdict["because"]


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _leaves(below, key)
    elif isinstance(value, list):
        for below in value:
            yield from _leaves(below, path)
    else:
        yield path, value
