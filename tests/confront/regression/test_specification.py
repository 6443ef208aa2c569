"""The specification curve."""

import numpy as np
import pytest

from foedus.confront.regression.effects import average_marginal_effects
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors
from foedus.confront.regression.sample import gather
from foedus.confront.regression.specification import (
    OF_ONE,
    WHOLE,
    Choice,
    Curve,
    Option,
    Question,
    specification_curve,
)
from foedus.panel.table import Table
from tests.confront.regression.samples import LABELS, drawn, generator

ASK = Question(
    "strength", "deep", LABELS, controls=("threat",), clusters=("alliance",),
    members=("state1", "state2"),
)  # fmt: skip


def panel() -> Table:
    """Drawn rows with a second measure, a bloc, a design in practice and an empty column."""
    table, numbers = drawn(600), generator(3)
    bloc = (numbers.random(600) < 0.2).astype(float)
    noisy = table["power"] + numbers.normal(size=600)
    noisy[:50] = np.nan
    practice = np.where(bloc == 1, 2.0, table["design"])
    made = table.with_column("noisy", noisy, "invented").with_column("practice", practice, "same")
    return made.with_column("outside", 1 - bloc, "same").with_column("one", np.ones(600), "same")


MEASURE = Choice(
    "measure of strength",
    (
        Option("power", measures={"strength": "power"}),
        Option("noisy", measures={"strength": "noisy"}),
        Option("noisy above 0", measures={"strength": "noisy"}, thresholds={"strength": 0.0}),
    ),
)
BLOC = Choice(
    "Soviet bloc",
    (
        Option("with", outcome="design"),
        Option("without", outcome="design", where=("outside",)),
        Option("by practice", outcome="practice"),
    ),
)
MODEL = Choice("model", tuple(Option(name, model=name) for name in (*WHOLE, *OF_ONE)))
ERRORS = Choice("errors", tuple(Option(kind.label, errors=kind) for kind in Errors)[1:3])


def test_every_combination_is_fitted_once() -> None:
    """3 measures × 3 samples × 5 models × 2 kinds of errors, sorted by effect."""
    curve = specification_curve(panel(), ASK, [MEASURE, BLOC, MODEL, ERRORS])
    assert len(curve.points) == 90
    assert not curve.failures
    values = [point.effect.value for point in curve.points]
    assert values == sorted(values)
    assert len({point.options for point in curve.points}) == 90
    assert curve.tally.positive == 90
    assert curve.tally.positive_told > 60
    assert curve.median == pytest.approx(np.median(values))


def test_a_point_is_what_the_model_says() -> None:
    """A standard deviation of the measure, on the target, with the errors asked for."""
    table = panel()
    only = [Choice("all", (Option("x", "design", {"strength": "power"}, model="ordered_logit",
                                  errors=Errors.DYADIC),))]  # fmt: skip
    (point,) = specification_curve(table, ASK, only).points
    sample = gather(table, "design", ["power", "threat"], outcomes=LABELS,
                    members=("state1", "state2"))  # fmt: skip
    effect = average_marginal_effects(
        ordered_logit(sample), sample, Errors.DYADIC, columns=["power"]
    )[2]
    scale = table["power"].std()
    assert point.change == "by one standard deviation"
    assert point.effect.value == pytest.approx(effect.effect.value * scale)
    assert point.effect.error == pytest.approx(effect.effect.error * scale)
    assert point.observations == 600


def test_samples_outcomes_and_thresholds_are_those_named() -> None:
    """Rows fall with what is left out and with what is missing."""
    curve = specification_curve(panel(), ASK, [MEASURE, BLOC, Choice("m", (MODEL.options[0],))])
    rows = {tuple(label for _, label in p.options[:2]): p.observations for p in curve.points}
    outside = float(panel()["outside"].sum())
    assert rows["power", "with"] == rows["power", "by practice"] == 600
    assert rows["power", "without"] == outside
    assert rows["noisy", "with"] == 550
    (cut,) = [p for p in curve.points if p.options[:2] == (
        ("measure of strength", "noisy above 0"), ("Soviet bloc", "with"))]  # fmt: skip
    assert cut.change == "from 0 to 1"


def test_parts_of_the_curve() -> None:
    """By the option taken."""
    curve = specification_curve(panel(), ASK, [MEASURE, BLOC, MODEL])
    part = curve.where("Soviet bloc", "without")
    assert len(part.points) == 15
    assert all(("Soviet bloc", "without") in point.options for point in part.points)


def test_what_cannot_be_fitted_is_kept_with_its_reason() -> None:
    """A constant measure, and one that a control repeats."""
    bad = Choice(
        "measure",
        (
            Option("constant", measures={"strength": "one"}),
            Option("repeated", measures={"other": "power", "strength": "power"}),
            Option("sound", measures={"strength": "power"}),
        ),
    )
    setting = Choice("rest", (Option("ordered", outcome="design", model="ordered_logit"),))
    curve = specification_curve(panel(), ASK, [bad, setting])
    assert [point.options[0][1] for point in curve.points] == ["sound"]
    constant, repeated = curve.failures
    assert "strength is 1 in every row used" in constant.why
    assert "other and strength move together in every row (r = 1.00)" in repeated.why
    assert len(curve.where("measure", "constant").failures) == 1


def test_separation_is_no_estimate() -> None:
    """Told instead of a number without error; Firth's logit has one."""
    sure = Table(
        "sure",
        {"design": np.repeat([0.0, 2.0, 2.0], 10), "z": np.repeat([0.0, 0.0, 1.0], 10)},
    )
    ask = Question("z", "deep", {0.0: "none", 2.0: "deep"})
    choices = [
        Choice("z", (Option("z", "design", {"z": "z"}),)),
        Choice("model", (Option("logit", model="logit"), Option("firth", model="firth"))),
    ]
    curve = specification_curve(sure, ask, choices)
    (failure,) = curve.failures
    assert "every row with z = 1 is 'deep'" in failure.why
    assert curve.points[0].options[1] == ("model", "firth")


def test_an_empty_curve_has_no_middle() -> None:
    """And nothing to count."""
    assert np.isnan(Curve(()).median)
    assert Curve(()).tally.positive == 0


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (Option("x", model="logit", measures={"strength": "power"}), "no option names the column"),
        (Option("x", "design", {"strength": "power"}, model="probit"), "'probit' is no model"),
        (Option("x", "design", model="logit"), "no option names a measure of strength"),
    ],
)
def test_unfinished_specifications_are_refused(option: Option, told: str) -> None:
    """Before anything is fitted."""
    with pytest.raises(ValueError, match=told):
        specification_curve(panel(), ASK, [Choice("only", (option,))])


def test_a_target_must_be_a_category() -> None:
    """Told with those there are."""
    option = Option("x", "design", {"strength": "power"}, model="logit")
    with pytest.raises(ValueError, match="'vast' is none of"):
        specification_curve(
            panel(), Question("strength", "vast", LABELS), [Choice("only", (option,))]
        )
