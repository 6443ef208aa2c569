"""Documents as JSON: headed like a record, complete, plain."""

import json

import jsonschema
import pytest

from foedus.report import documents
from foedus.study.data import Data
from foedus.study.document import schema as record_schema
from foedus.study.explain import explain
from foedus.study.record import Record
from foedus.vocabulary.problem import Place, Problem
from tests.report.evil import evil
from tests.toyland.runs import toyland


def plain(data: Data) -> dict[str, object]:
    """A document as a reader of JSON has it."""
    loaded: dict[str, object] = json.loads(documents.to_json(data))
    return loaded


PROBLEMS = [
    Problem(Place("a.yaml", 1, 2), "FD201", "x", "y", "z"),
    Problem(Place("b"), "FD101", "x", "y", "z"),
]


def written(record: Record) -> list[Data]:
    """Every document that can be made of a record, and the problems of none."""
    rules = [rule.table for rule in record.rules]
    names = [found.episode.name for found in record.findings]
    return [
        *(documents.explanation(record, explain(record, name)) for name in names),
        documents.tracing(record),
        documents.ledger(record, record.casebook.evidence),
        *(documents.theory(table, "9.9") for table in rules),
        documents.theory_list([table.theory for table in rules], "9.9"),
        documents.problems(PROBLEMS, "9.9"),
        documents.problems([], "9.9"),
    ]


@pytest.mark.parametrize("record", [toyland(), evil()], ids=["toyland", "evil"])
def test_every_document_keeps_to_the_schema(record: Record) -> None:
    jsonschema.Draft202012Validator.check_schema(documents.schema())
    keeper = jsonschema.Draft202012Validator(documents.schema())
    for data in written(record):
        keeper.validate(plain(data))


def test_a_document_with_another_key_breaks_the_schema() -> None:
    for data in written(toyland()):
        with pytest.raises(jsonschema.ValidationError, match="is not valid under any"):
            jsonschema.validate(plain({**data, "surplus": 1}), documents.schema())


def test_what_documents_share_with_the_record_has_one_form() -> None:
    whole: dict = record_schema()
    parts: dict = documents.schema()["$defs"]  # type: ignore[assignment]
    shared = {
        **whole["$defs"],
        **{key: whole["properties"][key] for key in ("study", "provenance")},
    }
    both = parts.keys() & shared.keys()
    assert {"interval", "references", "episode", "problem", "study", "provenance"} <= both
    assert {name: parts[name] for name in both} == {name: shared[name] for name in both}


@pytest.mark.parametrize("episode", [found.episode.name for found in toyland().findings])
def test_an_explanation_names_only_items_that_it_holds(episode: str) -> None:
    data = json.loads(
        documents.to_json(documents.explanation(toyland(), explain(toyland(), episode)))
    )
    held = {item["id"] for item in data["evidence"]}
    for concept in data["concepts"]:
        assert {*concept["for"], *concept["against"]} <= held
        for coding in concept["codings"]:
            assert {*coding["evidence"], *coding["against"]} <= held


def test_every_document_of_a_run_is_headed_like_its_record() -> None:
    for data in (
        documents.explanation(toyland(), explain(toyland(), "fen-1700")),
        documents.tracing(toyland()),
        documents.ledger(toyland(), toyland().casebook.evidence),
    ):
        assert list(plain(data))[:5] == ["foedus", "schema", "study", "provenance", "warnings"]


def test_a_tracing_is_headed_by_whose_judgements_it_shows() -> None:
    data = plain(documents.tracing(toyland()))
    assert data["schema"] == "foedus/tracing/1"
    assert data["judgements"] == (
        "Weights of evidence are subjective judgements: here those of The archivist and The poet."
    )
    assert list(data)[5:] == ["judgements", "tracings"]


def test_a_ledger_counts_what_it_holds() -> None:
    data = documents.ledger(toyland(), toyland().casebook.evidence)
    assert data["count"] == len(toyland().casebook.evidence)


def test_an_item_without_a_date_says_why() -> None:
    for evidence in toyland().casebook.evidence:
        item = documents.item(evidence)
        assert (item["date"] is None) == (item["reason"] is not None)


def test_a_theory_has_every_world() -> None:
    for rule in toyland().rules:
        data = documents.theory(rule.table, "9.9")
        assert data["foedus"] == "9.9"
        assert len(plain(data)["worlds"]) == len(rule.table.worlds)  # type: ignore[arg-type]


def test_theories_are_listed_by_name() -> None:
    data = plain(documents.theory_list([rule.table.theory for rule in toyland().rules], "9.9"))
    assert [theory["name"] for theory in data["theories"]] == ["harbour", "storm"]  # type: ignore[attr-defined]


def test_a_problem_without_a_line_says_why() -> None:
    first, second = json.loads(documents.to_json(documents.problems(PROBLEMS, "9.9")))["problems"]
    assert (first["line"], first["reason"]) == (1, None)
    assert second["line"] is None
    assert second["reason"]
