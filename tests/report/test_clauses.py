"""Clauses in words."""

import pytest

from foedus.report.clauses import Labels, clause_lines, spoken, word
from foedus.theory.expression import parse
from foedus.vocabulary.concept import Concept, Concepts
from tests.toyland.runs import toyland

CONCEPTS = Concepts.of(
    [Concept("storm", "Storm", "…", high="stormy", low="calm"), Concept("aid", "Aid", "…")]
)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("1", "always"),
        ("storm", "Storm"),
        ("~storm*aid", "not Storm and Aid"),
        ("~(storm+aid)", "not (Storm or Aid)"),
        ("storm*(aid+~storm)", "Storm and (Aid or not Storm)"),
    ],
)
def test_an_expression_is_spoken(expression: str, said: str) -> None:
    assert spoken(parse(expression), CONCEPTS) == said


def test_a_concept_that_holds_or_fails_has_a_word() -> None:
    assert [word(CONCEPTS["storm"], holds=value) for value in (True, False)] == ["stormy", "calm"]
    assert [word(CONCEPTS["aid"], holds=value) for value in (True, False)] == ["Aid", "not: Aid"]


def test_every_clause_says_when_why_and_who() -> None:
    record = toyland()
    labels = Labels.of(record.casebook)
    for rule in record.rules:
        theory = rule.table.theory
        for clause in theory.clauses:
            lines = list(clause_lines(clause, theory, labels))
            assert lines[0].head == f"Clause {clause.name}:"
            assert lines[0].text.endswith(clause.answer.label)
            said = " ".join(line.text for line in lines)
            assert clause.reason.text in said
            assert clause.hedge in said


def test_nothing_to_cite_is_no_line() -> None:
    labels = Labels(CONCEPTS, {})
    assert not list(labels.cited([]))
    assert labels.label("aid") == "Aid"
    assert labels.asked(parse("aid")) == "Aid"
