"""Theories, concepts and the coding rule as the page states them."""

from foedus.report.views.index import Index
from foedus.report.views.theories import concept_views, rule_view, theory_views
from tests.toyland.runs import toyland


def test_a_theory_states_its_clauses_and_its_limit(index: Index) -> None:
    harbour, storm = theory_views(index)
    assert harbour.scope == "storm_threat"
    assert storm.scope == ""
    assert [clause.name for clause in harbour.clauses if clause.silent] == ["insecure-trusted"]
    assert harbour.clauses[1].when == "crown_secure * ~patron_trusted"
    assert all(clause.cited for clause in harbour.clauses)


def test_every_concept_stands_once_above_its_parts(index: Index) -> None:
    shown = [concept.name for concept in concept_views(index)]
    concepts = toyland().casebook.concepts
    assert sorted(shown) == sorted(concept.name for concept in concepts)
    for concept in concepts:
        for part in concepts.parts(concept.name):
            assert shown.index(concept.name) < shown.index(part)


def test_the_rule_asks_in_order(index: Index) -> None:
    rule = rule_view(index)
    assert rule.steps[0].level == "high"
    assert rule.otherwise == "no alliance"
