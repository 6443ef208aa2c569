"""Theories: the concepts they name."""

from foedus.theory.expression import parse
from foedus.theory.theory import Premise, Scope, Theory
from foedus.vocabulary.design import Design
from foedus.vocabulary.reference import Reference
from tests.strategies import clause


def test_names_its_concepts_once_premises_first() -> None:
    theory = Theory(
        "t",
        "T",
        (clause("a", parse("omens*wolves"), Design.NONE),),
        premises=(Premise("wolves", "Any?"),),
        scope=Scope(parse("tolls"), "elsewhere nobody looked"),
    )
    assert theory.named_concepts == ("wolves", "tolls", "omens")


def test_a_scope_gives_its_reason() -> None:
    scope = Scope(parse("tolls"), "elsewhere nobody looked", (Reference("annals", "p. 9"),))
    assert scope.reason.text == "elsewhere nobody looked"
    assert scope.reason.references[0].locator == "p. 9"
