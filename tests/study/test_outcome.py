"""Outcomes: each expectation derived and judged, again with the same result."""

from foedus.study.outcome import confront, made_ready, ready_under
from foedus.study.rivals import Rivals
from tests.toyland.runs import toyland


def test_confronting_again_gives_the_same() -> None:
    record = toyland()
    theories = tuple(rule.table.theory for rule in record.rules)
    again = confront(record.casebook, Rivals(made_ready(theories, record.casebook.concepts)))
    assert again.judgements == record.judgements


def test_only_the_episodes_asked_for_are_judged() -> None:
    record = toyland()
    some = record.casebook.episodes[:2]
    judged = confront(record.casebook, record.rivals, some).judgements
    assert [j.episode for j in judged] == [e.name for e in some for _ in record.rules]


def test_theories_stay_ready_where_no_concept_has_changed() -> None:
    record = toyland()
    theories = tuple(rule.table.theory for rule in record.rules)
    assert ready_under(record.casebook, record.casebook, theories) == record.rules
