"""The specification curve."""

import numpy as np
import pytest

from foedus.confront.regression.effects import average_marginal_effects
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors
from foedus.confront.regression.sample import gather
from foedus.confront.regression.specification import (
    Curve,
    combinations,
    specification_curve,
)
from foedus.confront.regression.specification_fits import OF_ONE, WHOLE, Question
from foedus.panel.choices import Barred, Choice, Keep, Option, Stand
from foedus.panel.pair import PairRule
from foedus.panel.table import Table
from tests.confront.regression.samples import LABELS, drawn, generator

ASK = Question(
    ("strength",), controls=("threat",), clusters=("alliance",), members=("state1", "state2")
)


def panel() -> Table:
    """Drawn rows with a second measure, a bloc, a design in practice and an empty column."""
    table, numbers = drawn(600), generator(3)
    bloc = (numbers.random(600) < 0.2).astype(float)
    noisy = table["power"] + numbers.normal(size=600)
    noisy[:50] = np.nan
    practice = np.where(bloc == 1, 2.0, table["design"])
    made = table.with_column("noisy", noisy, "invented").with_column("practice", practice, "same")
    return made.with_column("bloc", bloc, "same").with_column("one", np.ones(600), "same")


def by(label: str, column: str, cut: float | None = None) -> Option:
    return Option(label, stand=Stand("strength", column, cut))


MEASURE = Choice(
    "measure of strength",
    (by("power", "power"), by("noisy", "noisy"), by("noisy above 0", "noisy", 0.0)),
)
BLOC = Choice(
    "Soviet bloc",
    (
        Option("with", outcome="design", labels=LABELS),
        Option("without", outcome="design", labels=LABELS, keep=Keep("bloc", 0)),
        Option("by practice", outcome="practice", labels=LABELS),
    ),
)
MODEL = Choice("model", tuple(Option(name, model=name) for name in (*WHOLE, *OF_ONE)))
ERRORS = Choice("errors", tuple(Option(k.label, errors=k.value) for k in Errors)[1:3])
ORDERED = Choice("model", MODEL.options[:1])


def curve_of(*choices: Choice, table: Table | None = None) -> Curve:
    (curve,) = specification_curve({None: table or panel()}, ASK, choices)
    return curve


def test_every_combination_is_fitted_once() -> None:
    """3 measures × 3 samples × 5 models × 2 kinds of errors, sorted by effect."""
    curve = curve_of(MEASURE, BLOC, MODEL, ERRORS)
    assert len(curve.points) == combinations([MEASURE, BLOC, MODEL, ERRORS]) == 90
    assert not curve.failures
    values = [point.effect.value for point in curve.points]
    assert values == sorted(values)
    assert len({point.options for point in curve.points}) == 90
    assert curve.tally.positive == 90
    assert curve.tally.positive_told > 60
    assert curve.median == pytest.approx(np.median(values))


def test_a_point_is_what_the_model_says() -> None:
    """A standard deviation of the measure, on the highest category, with the errors asked for."""
    table = panel()
    errors = Choice("errors", (Option("dyadic", errors="dyadic"),))
    (point,) = curve_of(
        Choice("m", MEASURE.options[:1]), Choice("b", BLOC.options[:1]), ORDERED, errors
    ).points
    sample = gather(table, "design", ["power", "threat"], outcomes=LABELS,
                    members=("state1", "state2"))  # fmt: skip
    effect = average_marginal_effects(
        ordered_logit(sample), sample, Errors.DYADIC, columns=["power"]
    )[2]
    scale = table["power"].std()
    assert point.change == "by one standard deviation"
    assert point.effect.value == pytest.approx(effect.effect.value * scale)
    assert point.effect.error == pytest.approx(effect.effect.error * scale)
    assert (point.observations, point.events) == (600, (table["design"] == 2).sum())


def test_samples_outcomes_and_thresholds_are_those_named() -> None:
    """Rows fall with what is left out and with what is missing."""
    curve = curve_of(MEASURE, BLOC, ORDERED)
    rows = {tuple(label for _, label in p.options[:2]): p.observations for p in curve.points}
    assert rows["power", "with"] == rows["power", "by practice"] == 600
    assert rows["power", "without"] == (panel()["bloc"] == 0).sum()
    assert rows["noisy", "with"] == 550
    (cut,) = [p for p in curve.points if p.options[:2] == (
        ("measure of strength", "noisy above 0"), ("Soviet bloc", "with"))]  # fmt: skip
    assert cut.change == "from 0 to 1"


def test_parts_of_the_curve_and_what_a_choice_moves() -> None:
    curve = curve_of(MEASURE, BLOC, MODEL)
    part = curve.where("Soviet bloc", "without")
    assert len(part.points) == 15
    assert all(("Soviet bloc", "without") in point.options for point in part.points)
    medians = [curve.where("Soviet bloc", each.label).median for each in BLOC.options]
    movers = dict(curve.movers())
    assert movers["Soviet bloc"] == max(medians) - min(medians)
    assert next(iter(movers)) == max(movers, key=movers.__getitem__)
    parts = curve.split()
    assert parts["Soviet bloc", "without"] == part
    assert len(parts) == 3 + 3 + 5


def test_options_that_make_no_table_are_left_out() -> None:
    barred = [Barred({"Soviet bloc": "without", "model": "logit"}, "because")]
    curves = specification_curve({None: panel()}, ASK, [MEASURE, BLOC, MODEL], barred)
    taken = [dict(point.options) for point in curves[0].points]
    assert len(taken) == 42
    assert not [t for t in taken if (t["Soviet bloc"], t["model"]) == ("without", "logit")]


def test_each_rule_has_its_own_table() -> None:
    table, rules = panel(), (PairRule(), PairRule(ratio=None))
    tables: dict[PairRule | None, Table] = {rules[0]: table, rules[1]: table.rows(np.arange(300))}
    patrons = Choice("patrons", tuple(Option(str(rule.ratio), rule=rule) for rule in rules))
    choices = [Choice("m", MEASURE.options[:1]), BLOC, ORDERED, patrons]
    (curve,) = specification_curve(tables, ASK, choices)
    assert {p.observations for p in curve.where("patrons", "None").points} >= {300}
    with pytest.raises(ValueError, match="there is no table for PairRule"):
        specification_curve({rules[0]: table}, ASK, choices)


def test_what_cannot_be_fitted_is_kept_with_its_reason() -> None:
    """A constant measure, and errors that nothing was gathered for."""
    bad = Choice("measure", (by("constant", "one"), by("sound", "power")))
    setting = Choice("rest", (Option("o", outcome="design", labels=LABELS, model="ordered_logit"),))
    curve = curve_of(bad, setting)
    assert [point.options[0][1] for point in curve.points] == ["sound"]
    assert "strength is 1 in every row used" in curve.failures[0].why
    assert len(curve.where("measure", "constant").failures) == 1
    two_way = Choice("errors", (Option("two ways", errors="two_way"),))
    (failure,) = curve_of(Choice("m", MEASURE.options[:1]), setting, two_way).failures
    assert "needs two columns in clusters=" in failure.why


def test_separation_is_no_estimate() -> None:
    """Told instead of a number without error; Firth's logit has one."""
    columns = {"design": np.repeat([0.0, 2.0, 2.0], 10), "z": np.repeat([0.0, 0.0, 1.0], 10)}
    choices = [
        Choice("z", (Option("z", outcome="design", labels={0: "none", 2: "deep"}, stand=Stand("z", "z")),)),
        Choice("model", (Option("logit", model="logit"), Option("firth", model="firth"))),
    ]  # fmt: skip
    (curve,) = specification_curve({None: Table("sure", columns)}, Question(("z",)), choices)
    (failure,) = curve.failures
    assert "every row with z = 1 is 'deep'" in failure.why
    assert curve.points[0].options[1] == ("model", "firth")


def test_an_empty_curve_has_no_middle() -> None:
    """And nothing to count."""
    assert np.isnan(Curve("x", ()).median)
    assert Curve("x", ()).tally.positive == 0


def joint(effect: float) -> Table:
    """A design that two conditions bring about together, and not alone."""
    numbers = generator(8)
    one, two = (numbers.integers(0, 2, 2000).astype(float) for _ in range(2))
    latent = effect * one * two + numbers.logistic(size=2000)
    return Table("joint", {"design": (latent > 1).astype(float), "one": one, "two": two})


@pytest.mark.parametrize(("planted", "found"), [(2.0, True), (0.0, False)])
def test_a_planted_interaction_is_recovered_and_none_is_not(planted: float, found: bool) -> None:  # noqa: FBT001 - a truth
    rest = Option("rest", outcome="design", labels={0: "no", 1: "yes"}, model="logit")
    choices = [
        Choice("one", (Option("one", stand=Stand("one", "one")),)),
        Choice("two", (Option("two", stand=Stand("two", "two")),)),
        Choice("rest", (rest,)),
        Choice("conditions", (Option("apart", together=False), Option("together", together=True))),
    ]
    one, two, both = specification_curve({None: joint(planted)}, Question(("one", "two")), choices)
    assert [len(curve.points) for curve in (one, two, both)] == [2, 2, 1]
    assert both.asked == "one × two"
    assert both.points[0].effect.told == found
    assert (both.tally.positive_told, both.tally.negative_told) == (int(found), 0)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (Option("x", model="logit", stand=Stand("strength", "power")), "no option names the column"),
        (
            Option("x", outcome="design", labels=LABELS, stand=Stand("strength", "power"), model="probit"),
            "'probit' is no model",
        ),
        (Option("x", outcome="design", labels=LABELS, model="logit"), "no option names a measure of strength"),
    ],
)  # fmt: skip
def test_unfinished_specifications_are_refused(option: Option, told: str) -> None:
    """Before anything is fitted."""
    with pytest.raises(ValueError, match=told):
        curve_of(Choice("only", (option,)))
