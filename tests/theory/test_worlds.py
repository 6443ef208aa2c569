"""Worlds: conditions taken apart, each world answered once."""

import pytest

from foedus.theory.expression import parse
from foedus.theory.theory import Premise, Scope, Theory
from foedus.theory.worlds import (
    CONDITIONS_MAX,
    IncompleteTheoryError,
    answering,
    conditions,
    holds,
    in_scope,
    splits_a_mean,
    tabulate,
    truth_assignments,
    written,
)
from foedus.vocabulary.concept import Combine, Concept, Concepts, Structure
from foedus.vocabulary.design import Design
from foedus.vocabulary.prediction import Silence
from tests.strategies import clause, indicators


def _concepts(combine: Combine = Combine.ALL_OF) -> Concepts:
    """Give calm = all_of(omens, wolves)."""
    calm = Concept("calm", "Calm", "…", structure=Structure(combine, ("omens", "wolves")))
    return Concepts.of([calm, *indicators()])


def _theory(scope: str = "") -> Theory:
    return Theory(
        "t",
        "T",
        (
            clause("calm", parse("calm"), Design.WITH_INSTITUTIONS),
            clause("storm", parse("~calm"), Design.NONE),
        ),
        scope=Scope(parse(scope), "elsewhere nobody looked") if scope else None,
    )


def test_a_concept_is_a_condition_of_its_own_where_none_of_its_parts_is_named() -> None:
    assert conditions(_theory(), _concepts()) == ("calm",)


def test_a_concept_is_taken_apart_where_one_of_its_parts_is_named_too() -> None:
    theory, concepts = _theory("omens"), _concepts()
    assert set(conditions(theory, concepts)) == {"omens", "wolves"}
    table = tabulate(theory, concepts)
    answers = {(table.holds("omens", w), table.holds("wolves", w)): w.answer for w in table.worlds}
    assert answers == {
        (True, True): Design.WITH_INSTITUTIONS,
        (True, False): Design.NONE,
        (False, True): Silence.OUT_OF_SCOPE,
        (False, False): Silence.OUT_OF_SCOPE,
    }


def test_two_concepts_that_share_a_part_are_both_taken_apart() -> None:
    fair = Concept("fair", "F", "…", structure=Structure(Combine.ANY_OF, ("wolves", "tolls")))
    concepts = Concepts.of([fair, *_concepts()])
    theory = Theory("t", "T", (clause("a", parse("calm + fair"), Design.NONE),))
    assert set(conditions(theory, concepts)) == {"omens", "wolves", "tolls"}


def test_a_mean_cannot_be_taken_apart() -> None:
    assert splits_a_mean(_theory("omens"), _concepts(Combine.MEAN)) == "calm"
    assert splits_a_mean(_theory(), _concepts(Combine.MEAN)) is None
    assert splits_a_mean(_theory("omens"), _concepts()) is None


def test_a_concept_holds_where_enough_of_its_parts_do() -> None:
    world = {"omens": True, "wolves": False}
    assert holds("calm", world, _concepts(Combine.ANY_OF))
    assert not holds("calm", world, _concepts(Combine.ALL_OF))
    with pytest.raises(KeyError, match="neither a condition nor made of conditions"):
        holds("tolls", world, _concepts())


def test_premises_are_conditions_even_where_no_clause_asks_for_them() -> None:
    theory = Theory(
        "t", "T", (clause("a", parse("1"), None),), premises=(Premise("wolves", "Any?"),)
    )
    table = tabulate(theory, indicators())
    assert table.conditions == ("wolves",)
    assert table.answers == (Silence.SILENT,)


def test_each_world_is_asked_once() -> None:
    worlds = [truths for truths, _ in truth_assignments(_theory("omens"), _concepts())]
    assert len(worlds) == len(set(worlds)) == 4


@pytest.mark.parametrize(
    ("clauses", "found"), [((), "none"), (("wolves", "1"), "a, b"), (("wolves",), "none")]
)
def test_a_world_with_no_answer_or_two_is_refused(clauses: tuple[str, ...], found: str) -> None:
    given = tuple(
        clause(name, parse(when), Design.NONE) for name, when in zip("ab", clauses, strict=False)
    )
    theory = Theory("t", "T", given, premises=(Premise("wolves", "Any?"),))
    with pytest.raises(IncompleteTheoryError, match=f"expected one clause where .*found {found}"):
        tabulate(theory, indicators())


def test_a_mean_that_would_have_to_be_taken_apart_is_refused() -> None:
    with pytest.raises(IncompleteTheoryError, match="expected 'calm' or its parts, found both"):
        tabulate(_theory("omens"), _concepts(Combine.MEAN))


def test_more_conditions_than_can_be_asked_are_refused() -> None:
    many = tuple(f"c{number}" for number in range(CONDITIONS_MAX + 1))
    theory = Theory("t", "T", (clause("a", parse(" + ".join(many)), Design.NONE),))
    with pytest.raises(IncompleteTheoryError, match="expected at most 10 conditions, found 11"):
        tabulate(theory, indicators(many))


def test_scope_and_clauses_are_asked_of_named_concepts() -> None:
    theory = _theory("omens")
    assert in_scope(theory, {"omens": True})
    assert not in_scope(theory, {"omens": False})
    assert [c.name for c in answering(theory, {"calm": False})] == ["storm"]


def test_written_as_an_expression() -> None:
    assert written({"a": True, "b": False}) == "a*~b"
    assert written({}) == "1"
