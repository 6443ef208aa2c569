"""Arguments: steps, clauses, limits, and the smallest changes."""

from foedus.report.views.argument import ArgumentView, argument, change
from foedus.report.views.index import Index
from foedus.study.explain import explain
from foedus.theory.counterfactual import Counterfactual
from foedus.vocabulary.design import Design
from tests.toyland.runs import toyland


def harbour(index: Index, episode: str) -> ArgumentView:
    told = explain(toyland(), episode)
    return argument(told.arguments[0], told, index)


def test_the_steps_are_answered_in_order(index: Index) -> None:
    shown = harbour(index, "brine-1700")
    assert [(s.answer, s.value) for s in shown.steps] == [("secure", "1"), ("distrusted", "0")]
    assert shown.mark.name == "match"
    (clause,) = shown.clauses
    assert clause.expects == "alliance without institutions"
    assert clause.first == "national security"
    assert clause.hedge
    assert clause.cited


def test_outside_the_scope_the_limit_is_told(index: Index) -> None:
    shown = harbour(index, "elm-1700")
    assert shown.outside == "The theory speaks of threatened towns only."
    assert shown.outside_cited
    assert shown.clauses == ()


def test_an_open_case_keeps_every_answer(index: Index) -> None:
    shown = harbour(index, "fen-1700")
    assert [each.answer for each in shown.possible] == ["alliance with institutions", "silent"]
    assert len(shown.clauses) == 2


def test_the_pathways_of_its_clauses_are_shown_with_and_without_evidence(index: Index) -> None:
    (found,) = harbour(index, "anvil-1700").pathways
    assert len(found.serves) == 1
    (empty,) = harbour(index, "brine-1700").pathways
    assert (empty.serves, empty.threatens) == ((), ())


def test_a_change_of_two_conditions_is_one_sentence(index: Index) -> None:
    found = Counterfactual((("crown_secure", False), ("patron_trusted", True)), (Design.NONE,))
    assert change(found, index) == (
        "If security of the crown had been coded insecure and trust in the patron had been coded"
        " trusted: no alliance."
    )
