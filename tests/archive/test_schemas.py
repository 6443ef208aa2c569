"""Schemas: shipped as JSON Schema, in agreement with the reader, and true of every shipped file."""

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from foedus.archive.files.library import library_folder
from foedus.archive.files.strict_yaml import load
from foedus.archive.schemas.concept import ConceptFile
from foedus.archive.schemas.decisions import DecisionForm
from foedus.archive.schemas.evidence import EvidenceForm
from foedus.archive.schemas.export import KINDS, export, json_schema, schemas_folder
from foedus.archive.schemas.ledger import ClueForm
from foedus.archive.schemas.theory import ClauseForm
from foedus.archive.schemas.weights import CellForm, WeighedGroupForm
from foedus.casebook.decision import (
    ChangeArrangement,
    ChangeCoding,
    ChangeConcept,
    ChangeFeature,
    ChangeLevel,
    ChangeRefusal,
    ChangeStatus,
)
from foedus.casebook.ledger import State
from foedus.casebook.weighing import Measure
from foedus.vocabulary.concept import Combine
from foedus.vocabulary.estimate import Estimate
from foedus.vocabulary.estimate import exactly as exactly_estimated
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from tests.broken.patching import CASES, TOYLAND, patched
from tests.broken.test_broken_studies import patch_of

SHIPPED = [
    path
    for folder in (
        library_folder() / name
        for name in (
            "cases",
            "concepts",
            "theories",
            "design_rules",
            "measures",
            "releases",
            "scales",
        )
    )
    for path in sorted(folder.rglob("*.yaml"))
]
FILES = [*SHIPPED, *sorted(TOYLAND.rglob("*.yaml"))]


def errors_of(path: Path) -> list[jsonschema.ValidationError]:
    node = load(path.read_text(encoding="utf-8"), path.name)
    schema = json.loads(json_schema(str(node["kind"])))
    # A round through JSON leaves plain lists and dicts, as another program would see them.
    return list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(json.dumps(node))))


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_the_generated_one(kind: str) -> None:
    shipped = (schemas_folder() / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert shipped == json_schema(kind), "run python -m foedus.archive.schemas.export"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(json_schema(kind)))


def test_export_writes_every_kind_and_nothing_else(tmp_path: Path) -> None:
    export(tmp_path / "new")
    written = {path.name for path in (tmp_path / "new").iterdir()}
    assert written == {path.name for path in schemas_folder().iterdir()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_file_keeps_its_json_schema(path: Path) -> None:
    assert errors_of(path) == []


@pytest.mark.parametrize(
    "name",
    [
        "unknown-key",
        "unknown-status",
        "text-for-number",
        "bears-on-nothing",
        "probability-above-one",
        "bounds-of-one-number",
        "too-many-decibels",
        "two-measures",
        "no-measure",
        "clue-found-and-described",
        "absence-without-findable",
        "group-judged-and-discounted",
        "discount-without-reason",
    ],
)
def test_other_programs_find_what_the_reader_finds(name: str, tmp_path: Path) -> None:
    patch = patch_of(CASES / "form" / f"{name}.yaml")
    assert errors_of(patched(tmp_path, patch) / str(patch["file"]))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (True, TRUE),
        (False, FALSE),
        ("unknown", UNKNOWN),
        (0, FALSE),
        (1, TRUE),
        (0.8, exactly(0.8)),
        ([0.3, 0.8], Membership(0.3, 0.8)),
    ],
)
def test_values_as_files_write_them(written: object, meant: Membership) -> None:
    change = {"coding": "mood", "episode": "e", "value": written}
    readings = [{"name": "a", "text": "…", "changes": [change]}]
    form = DecisionForm.model_validate(
        {"name": "d", "question": "?", "taken": "a", "readings": readings}
    )
    (made,) = form.record().readings[0].changes
    assert getattr(made, "membership", None) == meant


@pytest.mark.parametrize("written", ["yes", None, 2, -0.1, [0.1], ["a", "b"], [True, False], {}])
def test_values_that_are_none(written: object) -> None:
    change = {"coding": "mood", "episode": "e", "value": written}
    readings = [{"name": "a", "text": "…", "changes": [change]}]
    node = {"name": "d", "question": "?", "taken": "a", "readings": readings}
    with pytest.raises(ValidationError, match="no membership"):
        DecisionForm.model_validate(node)


@pytest.mark.parametrize(
    ("cell", "measure", "meant"),
    [
        ({"p": 0.3}, Measure.PROBABILITY, exactly_estimated(0.3)),
        ({"p": 1, "logical": "…"}, Measure.PROBABILITY, exactly_estimated(1)),
        ({"p": 0, "between": [0, 0]}, Measure.PROBABILITY, exactly_estimated(0)),
        ({"p": 0.3, "between": [0, 1]}, Measure.PROBABILITY, Estimate(0, 0.3, 1)),
        ({"db": -6, "between": [-9, -3]}, Measure.DECIBELS, Estimate(-9, -6, -3)),
        ({"db": 100}, Measure.DECIBELS, exactly_estimated(100)),
        ({"word": "likely"}, Measure.WORD, None),
        ({"same_as": "other"}, Measure.SAME_AS, None),
    ],
)
def test_likelihoods_as_files_write_them(
    cell: dict[str, object], measure: Measure, meant: Estimate | None
) -> None:
    made = CellForm.model_validate({**cell, "reason": "…"}).record("own")
    assert (made.hypothesis, made.measure, made.value) == ("own", measure, meant)
    assert made.name == cell.get("word", cell.get("same_as", ""))


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ({}, "not one measure"),
        ({"p": 0.3, "db": 3}, "not one measure"),
        ({"p": True}, "no number"),
        ({"p": "0.3"}, "no number"),
        ({"p": [0.3]}, "no number"),
        ({"p": -0.1}, "out of range"),
        ({"p": 10**400}, "out of range"),
        ({"p": float("nan")}, "out of range"),
        ({"db": float("inf")}, "out of range"),
        ({"db": -101}, "out of range"),
        ({"p": 0.3, "between": [0.4, 0.2]}, "bounds out of order"),
        ({"p": 0.3, "between": [0.4, 0.5]}, "not between its bounds"),
        ({"p": 0.3, "between": [-1, 0.5]}, "bounds out of range"),
        ({"p": 0.3, "between": [float("nan"), 0.5]}, "bounds out of range"),
        ({"db": 3, "between": [3, 400]}, "bounds out of range"),
        ({"p": 0.3, "between": [0.1, 0.2, 0.4]}, "no bounds"),
        ({"p": 0.3, "between": {"lo": 0}}, "no bounds"),
        ({"word": "likely", "between": [0, 1]}, "bounds of no number"),
        ({"same_as": "other", "between": [0, 1]}, "bounds of no number"),
        ({"p": 0.3, "logical": "…"}, "nothing that logic decides"),
        ({"db": 0, "logical": "…"}, "nothing that logic decides"),
    ],
)
def test_likelihoods_that_are_none(cell: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        CellForm.model_validate({**cell, "reason": "…"})


SOUGHT: dict[str, object] = {
    "name": "gold",
    "state": "not_found",
    "text": "…",
    "where": "…",
    "findable": {"p": 0.5},
    "reason": "…",
}


def test_a_clue_is_an_item_or_described() -> None:
    found = ClueForm.model_validate({"evidence": "gold"}).record()
    assert (found.name, found.state, found.findable.point) == ("gold", State.FOUND, 1)
    missed = ClueForm.model_validate(SOUGHT).record()
    assert (missed.state, missed.findable) == (State.NOT_FOUND, exactly_estimated(0.5))
    with pytest.raises(ValidationError, match="found, and described"):
        ClueForm.model_validate({"evidence": "gold", "source": []})


@pytest.mark.parametrize("key", SOUGHT)
def test_a_clue_that_was_not_found_says_all_there_is_to_say(key: str) -> None:
    with pytest.raises(ValidationError, match="neither found nor described"):
        ClueForm.model_validate({name: value for name, value in SOUGHT.items() if name != key})


def test_a_group_is_judged_or_discounted() -> None:
    cells = {"own": {"p": 0.5, "reason": "…"}}
    joint = WeighedGroupForm.model_validate({"group": "g", "likelihoods": cells}).record()
    assert (len(joint.likelihoods), joint.discount) == (1, None)
    for more in ({}, {"likelihoods": cells, "discount": 1}):
        with pytest.raises(ValidationError, match="one of likelihoods and discount"):
            WeighedGroupForm.model_validate({"group": "g", "reason": "…", **more})
    with pytest.raises(ValidationError, match="a discount without a reason"):
        WeighedGroupForm.model_validate({"group": "g", "discount": 0})


CHANGES: dict[type[object], dict[str, object]] = {
    ChangeFeature: {"feature": "fleet", "arrangement": "pact", "value": True},
    ChangeCoding: {"coding": "mood", "episode": "e", "value": 0.5},
    ChangeStatus: {"status": "test", "episode": "e"},
    ChangeLevel: {"level": "moderate", "design": "with_institutions"},
    ChangeConcept: {"concept": "mood", "at_least": {"n": 1, "of": ["joy", "calm"]}},
    ChangeArrangement: {"arrangement": "pact", "episode": "e"},
    ChangeRefusal: {"refusal": False, "episode": "e"},
}


@pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.__name__)
def test_each_kind_of_change_is_told_by_its_keys(kind: type[object]) -> None:
    readings = [{"name": "a", "text": "…", "changes": [CHANGES[kind]]}]
    form = DecisionForm.model_validate(
        {"name": "d", "question": "?", "taken": "a", "readings": readings}
    )
    (made,) = form.record().readings[0].changes
    assert type(made) is kind


def test_a_concept_file_gives_the_whole_and_its_parts() -> None:
    inner = {"name": "b", "label": "B", "definition": "…"}
    node = {
        "format": "foedus/1",
        "kind": "concept",
        "name": "a",
        "label": "A",
        "definition": "…",
        "at_least": {"n": 1, "of": [inner, "elsewhere"]},
    }
    whole, part = ConceptFile.model_validate(node).records()
    assert whole.structure is not None
    assert (whole.structure.combine, whole.structure.parts) == (
        Combine.AT_LEAST,
        ("b", "elsewhere"),
    )
    assert whole.structure.count == 1
    assert part.is_indicator


def test_text_is_stripped_and_numbers_stay_numbers() -> None:
    node = {
        "name": "i",
        "episode": ["e"],
        "text": " a claim\n",
        "figures": [{"name": "n", "value": 3, "unit": "u"}],
    }
    item = EvidenceForm.model_validate(node).record()
    assert (item.text, item.figures[0].value) == ("a claim", 3.0)


def test_a_clause_is_silent_or_expects() -> None:
    for more in ({}, {"expect": "none", "silent": "…"}):
        with pytest.raises(ValidationError, match="one of expect and silent"):
            ClauseForm.model_validate({"name": "c", "when": "1", **more})
