"""Predictions: sets of answers."""

from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import TRUE, UNKNOWN, exactly
from foedus.vocabulary.prediction import Answer, Prediction, Silence


def _prediction(*answers: Answer) -> Prediction:
    return Prediction("theory", "episode", answers)


def test_designs_and_silences_are_told_apart() -> None:
    both = _prediction(
        Answer(Design.WITH_INSTITUTIONS, UNKNOWN),
        Answer(Design.NONE, UNKNOWN),
        Answer(Silence.SILENT, UNKNOWN),
    )
    assert both.designs == (Design.NONE, Design.WITH_INSTITUTIONS)
    assert both.silences == (Silence.SILENT,)
    assert not both.certain


def test_certain_where_one_answer_is_left_and_settled() -> None:
    assert _prediction(Answer(Design.NONE, TRUE)).certain
    assert not _prediction(Answer(Design.NONE, exactly(0.5))).certain
