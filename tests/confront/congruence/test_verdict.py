"""Every verdict, and the order in which they are asked."""

from dataclasses import replace

import pytest

from foedus.casebook.episode import Episode, Refusal, Status
from foedus.casebook.treaty import Observation
from foedus.confront.congruence.verdict import Judgement, Verdict, judge
from foedus.theory.theory import Preference
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import TRUE, UNKNOWN
from foedus.vocabulary.prediction import Answer, AnswerValue, Prediction, Silence
from tests.toyland.land import episode

NONE, THIN, DEEP = Design
TEST = episode("first", "fort-pact")
REFUSED = replace(TEST, refusal=Refusal(DEEP, "The Crown kept its troops at home."))


def _judge(
    expected: list[AnswerValue],
    observed: list[Design],
    given: Episode = TEST,
    preference_of: Preference = Preference.CLIENT,
) -> Judgement:
    degree = TRUE if len(expected) == 1 else UNKNOWN
    answers = tuple(Answer(value, degree) for value in expected)
    return judge(
        given, Prediction("t", given.name, answers), Observation(tuple(observed)), preference_of
    )


@pytest.mark.parametrize(
    ("expected", "observed", "verdict"),
    [
        ([DEEP], [DEEP], Verdict.MATCH),
        ([DEEP], [NONE], Verdict.MISMATCH),
        ([THIN, DEEP], [NONE], Verdict.MISMATCH),
        ([DEEP], [NONE, THIN], Verdict.MISMATCH),
        ([THIN, DEEP], [DEEP], Verdict.UNDETERMINED),
        ([DEEP], [THIN, DEEP], Verdict.UNDETERMINED),
        ([DEEP, Silence.SILENT], [DEEP], Verdict.UNDETERMINED),
        ([DEEP, Silence.SILENT], [NONE], Verdict.UNDETERMINED),
        ([Silence.SILENT], [DEEP], Verdict.SILENT),
        ([Silence.OUT_OF_SCOPE], [DEEP], Verdict.OUT_OF_SCOPE),
        ([Silence.SILENT, Silence.OUT_OF_SCOPE], [DEEP], Verdict.SILENT),
    ],
)
def test_expected_against_observed(
    expected: list[AnswerValue], observed: list[Design], verdict: Verdict
) -> None:
    judged = _judge(expected, observed)
    assert judged.verdict is verdict
    assert judged.because.endswith(".")


def test_a_preference_the_patron_refused_is_unmet_not_wrong() -> None:
    judged = _judge([DEEP], [NONE], REFUSED)
    assert judged.verdict is Verdict.PREFERENCE_UNMET
    assert judged.because == "Expected and asked for: with institutions; the patron refused."


@pytest.mark.parametrize("other", [THIN, Silence.OUT_OF_SCOPE])
def test_a_preference_that_is_only_possible_is_not_said_to_be_expected(other: AnswerValue) -> None:
    judged = _judge([DEEP, other], [NONE], REFUSED)
    assert judged.verdict is Verdict.PREFERENCE_UNMET
    assert judged.because.startswith("Among what is possible, and asked for: with institutions;")


def test_a_refusal_excuses_only_the_design_that_was_asked_for() -> None:
    assert _judge([THIN], [NONE], REFUSED).verdict is Verdict.MISMATCH


def test_a_refusal_excuses_only_a_theory_of_the_clients_wish() -> None:
    patron = _judge([DEEP], [NONE], REFUSED, preference_of=Preference.PATRON)
    assert patron.verdict is Verdict.MISMATCH


def test_what_may_not_be_compared_is_not() -> None:
    apart = replace(TEST, not_comparable="Nobody chose.")
    assert _judge([DEEP], [DEEP], apart).verdict is Verdict.NOT_COMPARABLE
    assert _judge([DEEP], [DEEP], apart).because == "Nobody chose."


def test_without_an_arrangement_there_is_nothing_to_compare() -> None:
    assert _judge([DEEP], list(Design), episode("tale")).verdict is Verdict.NOT_COMPARABLE


def test_only_a_test_is_scored() -> None:
    assert _judge([DEEP], [DEEP]).scored
    aside = replace(TEST, status=Status.BACKGROUND)
    assert not _judge([DEEP], [DEEP], aside).scored


def test_says_what_was_possible_in_words() -> None:
    assert _judge([NONE, THIN, DEEP, Silence.SILENT], [DEEP]).because == (
        "Possible: none, without institutions or with institutions, or silent; "
        "observed: with institutions."
    )
