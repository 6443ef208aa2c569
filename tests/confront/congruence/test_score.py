"""Scores: tests only, silence as silence."""

from foedus.casebook.treaty import Observation
from foedus.confront.congruence.score import score
from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.vocabulary.design import Design
from foedus.vocabulary.prediction import Prediction


def _judged(theory: str, verdict: Verdict, *, scored: bool = True) -> Judgement:
    prediction = Prediction(theory, "e", ())
    return Judgement("e", theory, verdict, "", prediction, Observation((Design.NONE,)), scored)


def test_counts_the_tests_of_one_theory() -> None:
    judged = [
        _judged("wolves", Verdict.MATCH),
        _judged("wolves", Verdict.MISMATCH),
        _judged("wolves", Verdict.SILENT),
        _judged("wolves", Verdict.MATCH, scored=False),
        _judged("omens", Verdict.MATCH),
    ]
    wolves = score("wolves", judged)
    assert wolves.tests == 3
    assert wolves.count(Verdict.MATCH) == 1
    assert wolves.claims == 2
    assert sum(count for _, count in wolves.counts) == wolves.tests
    assert [verdict for verdict, _ in wolves.counts] == list(Verdict)


def test_a_theory_that_faced_no_test_has_an_empty_score() -> None:
    assert score("tolls", []).tests == 0
