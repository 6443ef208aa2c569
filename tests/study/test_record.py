"""The record: what it rests on, and how it is looked up."""

import pytest

from foedus.study.record import SCHEMA
from tests.toyland.runs import toyland


def test_is_looked_up_by_names() -> None:
    record = toyland()
    assert record.rule("storm").table.theory.label
    assert record.finding("elm-1700").episode.client == "elm"
    assert record.judgement("elm-1700", "storm").theory == "storm"
    with pytest.raises(KeyError, match="this run has no 'nowhere'"):
        record.finding("nowhere")


def test_its_form_has_a_name_and_a_version() -> None:
    assert SCHEMA == "foedus/record/1"
