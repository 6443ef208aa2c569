"""One sample, several models."""

from foedus.confront.regression.specification_fits import Answer, Draft, Question, fitted_all
from foedus.panel.choices import Keep, Stand
from tests.confront.regression.samples import LABELS, drawn

ASK = Question(("strength", "threatened"), clusters=("alliance",))
DRAFT = Draft(
    stands=(Stand("strength", "power"), Stand("threatened", "threat")),
    outcome="design",
    labels=tuple(LABELS.items()),
)


def test_models_answer_for_each_condition_and_for_both_where_they_may_work_together() -> None:
    models = ("ordered_logit", "firth")
    for fitted in fitted_all(drawn(), ASK, DRAFT, models):
        assert tuple(fitted.answers) == ASK.conditions
    together = Draft(stands=DRAFT.stands, outcome="design", labels=DRAFT.labels, together=True)
    for fitted in fitted_all(drawn(), ASK, together, models):
        assert tuple(fitted.answers) == ASK.asked
        answer = fitted.answers["strength × threatened"]
        assert isinstance(answer, Answer)
        assert answer.change == "by one standard deviation"


def test_models_of_one_category_have_the_events_of_the_highest() -> None:
    table = drawn()
    (fitted,) = fitted_all(table, ASK, DRAFT, ("cloglog",))
    assert (fitted.observations, fitted.events) == (400, (table["design"] == 2).sum())


def test_a_reverse_measure_turns_the_sign() -> None:
    turned = Draft(
        stands=(Stand("strength", "power", reverse=True), DRAFT.stands[1]),
        outcome="design",
        labels=DRAFT.labels,
    )
    one, other = (
        next(fitted_all(drawn(), ASK, draft, ("ordered_logit",))).answers["strength"]
        for draft in (DRAFT, turned)
    )
    assert isinstance(one, Answer)
    assert isinstance(other, Answer)
    assert abs(one.value + other.value) < 1e-9


def test_rows_without_any_of_the_outcome_are_a_reason() -> None:
    none = Draft(
        stands=DRAFT.stands, outcome="design", labels=DRAFT.labels, keeps=(Keep("design", 0.0),)
    )
    (fitted,) = fitted_all(drawn(), ASK, none, ("ordered_logit",))
    assert all("cannot be explained" in str(said) for said in fitted.answers.values())
