"""Tracings as documents: every judgement with its reason, and honest about the infinite."""

import json
from collections.abc import Iterator

import jsonschema
import pytest

from foedus.study.document import document, schema
from foedus.study.record import Record
from foedus.study.tracing_document import judged_by, judgements, tracing
from tests.study.traced import alone, impossible, refused, traced, ungrouped

STUDIES = {
    "two coders": traced(),
    "one coder": alone(),
    "no groups": ungrouped(),
    "refused": refused(),
    "one ruled out": impossible(("fen-ships", "crown")),
    "all ruled out": impossible(
        ("fen-ships", "crown"), ("raiders-seen", "storm"), ("fen-ships", "purse")
    ),
}


def plain(record: Record) -> dict:
    """The tracing of a record as a reader of JSON has it."""
    data = tracing(record.casebook, record.tracings[0])
    loaded: dict = json.loads(json.dumps(data, allow_nan=False))
    return loaded


@pytest.mark.parametrize("record", STUDIES.values(), ids=STUDIES.keys())
def test_keeps_to_the_schema_of_the_record(record: Record) -> None:
    whole = json.loads(json.dumps(document(record), allow_nan=False))
    jsonschema.validate(whole, schema())
    assert whole["tracings"] == [plain(record)]


def test_every_likelihood_stands_with_its_reason() -> None:
    data = plain(traced())
    assert [weighing["coder"] for weighing in data["weighings"]] == ["archivist", "poet"]
    for weighing in data["weighings"]:
        assert [row["clue"] for row in weighing["clues"]] == [
            clue["name"] for clue in data["clues"]
        ]
        cells = [cell for row in weighing["clues"] for cell in row["likelihoods"]]
        assert all(cell["reason"] for cell in cells)
        assert {cell["measure"] for cell in cells} == {"word", "same_as", "decibels", "probability"}


def test_only_the_weights_of_those_asked_for_are_there() -> None:
    assert [weighing["coder"] for weighing in plain(alone())["weighings"]] == ["archivist"]
    assert [account["coder"] for account in plain(traced())["accounts"]] == [
        None,
        "archivist",
        "poet",
    ]


def test_an_infinite_weight_is_null_with_its_side() -> None:
    data = plain(STUDIES["one ruled out"])
    odds = {(o["first"], o["second"]): o for o in _odds(data)}
    against = odds["crown", "storm"]["posterior"]
    assert against["point"] is None
    assert against["infinite"] == {"lo": -1, "point": -1, "hi": -1}


def test_undefined_odds_are_null_as_a_whole() -> None:
    assert any(odds["posterior"] is None for odds in _odds(plain(STUDIES["all ruled out"])))


def _odds(data: dict) -> list[dict]:
    (joint,) = (view for view in data["accounts"][0]["views"] if view["view"] == "joint")
    odds: list[dict] = joint["posteriors"][0]["odds"]
    return odds


def test_a_clue_says_its_state_and_where_it_stands() -> None:
    clues = {clue["name"]: clue for clue in plain(alone())["clues"]}
    assert clues["raiders-seen"]["state"] == "found"
    assert clues["raiders-seen"]["text"] == "Raiders were seen off the coast."
    assert clues["raiders-seen"]["references"]
    assert clues["fen-gifts"]["where"] == "Rolls of the great port, 1699 to 1701"
    assert clues["fen-letter"]["findable"] == {"lo": 0.25, "point": 0.5, "hi": 0.75}


def test_every_prior_used_is_given_with_its_reason() -> None:
    priors = plain(alone())["priors"]
    assert [prior["name"] for prior in priors] == ["even", "sceptical"]
    assert all(prior["reason"] for prior in priors)


def test_whose_judgements_they_are_comes_first() -> None:
    data = plain(alone())
    assert next(iter(data)) == "judgements"
    assert data["judgements"].endswith("here those of The archivist.")
    assert judgements(alone().casebook, []).endswith("here those of nobody yet.")


@pytest.mark.parametrize("record", STUDIES.values(), ids=STUDIES.keys())
def test_no_number_has_more_digits_than_it_means(record: Record) -> None:
    for number in _numbers(plain(record)):
        assert number == round(number, 9)


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from _numbers(below)
    elif isinstance(value, list):
        for below in value:
            yield from _numbers(below)


def test_whoever_judged_is_named() -> None:
    assert judged_by(["Kim"]).endswith("here those of Kim.")
    assert judged_by([]).endswith("here those of nobody yet.")
