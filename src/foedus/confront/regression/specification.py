"""The specification curve: every defensible table at once, and none favoured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.effects import average_marginal_effects
from foedus.confront.regression.firth import firth
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import LEVEL, Errors, Fit, Quantity, quantity
from foedus.confront.regression.sample import Sample, gather, is_missing
from foedus.panel.table import Number, Table

WHOLE: Mapping[str, Callable[[Sample], Fit]] = {
    "ordered_logit": ordered_logit,
    "multinomial_logit": multinomial_logit,
}
"""Models of all categories."""

OF_ONE: Mapping[str, Callable[[Sample], Fit]] = {"logit": logit, "cloglog": cloglog, "firth": firth}
"""Models of one category against the others."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to decide something; whatever is left empty it leaves as it is.

    Parameters
    ----------
    label : str
        What a table calls it.
    outcome : str
        Column of the outcome, such as the design in practice.
    measures : mapping of str to str
        Concepts, each with the column that stands for it.
    thresholds : mapping of str to float
        Concepts that are cut in two: 1 from this value on, 0 below.
    where : tuple of str
        Columns of 0 and 1 that choose rows; options choose together.
    model : str
        `ordered_logit`, `multinomial_logit`, `logit`, `cloglog` or `firth`.
    errors : Errors or None
        Which rows are taken to share what is not observed.
    """

    label: str
    outcome: str = ""
    measures: Mapping[str, str] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    where: tuple[str, ...] = ()
    model: str = ""
    errors: Errors | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that defensible tables decide differently.

    Parameters
    ----------
    name : str
        What is decided, such as "measure of consolidation" or "Soviet bloc".
    options : tuple of Option
        The ways to decide it.
    """

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What every specification is asked.

    Parameters
    ----------
    concept : str
        Whose effect.
    target : str
        Label of the category whose probability it moves.
    outcomes : mapping of float to str
        Label of each value of the outcome, lowest first.
    controls : tuple of str
        Columns in every specification.
    clusters : tuple of str
        Columns whose groups share what is not observed.
    members : pair of str, optional
        Columns of the two states of a dyad.
    """

    concept: str
    target: str
    outcomes: Mapping[float, str]
    controls: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    members: tuple[str, str] | None = None


Labels = tuple[tuple[str, str], ...]
"""For each choice the option taken."""


@dataclass(frozen=True, slots=True)
class Point:
    """One specification and what it finds.

    Parameters
    ----------
    options : tuple of (str, str)
        For each choice the option taken.
    effect : Quantity
        Average change in the probability of the target.
    change : str
        What the change is of: from one value to the other, or a standard deviation.
    observations : float
        Sum of the weights.
    warnings : tuple of str
        What the fit says of itself.
    """

    options: Labels
    effect: Quantity
    change: str
    observations: float
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A specification without an estimate, and why."""

    options: Labels
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Estimates counted by sign, and by whether their interval leaves out 0."""

    positive: int
    positive_told: int
    negative: int
    negative_told: int


@dataclass(frozen=True, slots=True)
class Curve:
    """All specifications, from the lowest effect to the highest.

    Parameters
    ----------
    points : tuple of Point
        Those with an estimate.
    failures : tuple of Failure
        Those without, in the order in which they were tried.
    """

    points: tuple[Point, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def tally(self) -> Tally:
        """Estimates by sign and significance."""
        above = [p.effect.told for p in self.points if p.effect.value > 0]
        below = [p.effect.told for p in self.points if p.effect.value < 0]
        return Tally(len(above), sum(above), len(below), sum(below))

    @property
    def median(self) -> float:
        """The effect in the middle; NaN where there is none."""
        values = [point.effect.value for point in self.points]
        return float(np.median(values)) if values else float("nan")

    def where(self, choice: str, option: str) -> Curve:
        """The part in which one option was taken."""
        taken = (choice, option)
        return Curve(
            tuple(point for point in self.points if taken in point.options),
            tuple(failure for failure in self.failures if taken in failure.options),
        )


def specification_curve(
    table: Table, question: Question, choices: Sequence[Choice], level: float = LEVEL
) -> Curve:
    """Fit every combination of options and keep what each finds.

    Parameters
    ----------
    table : Table
        Rows to explain.
    question : Question
        What every specification is asked.
    choices : sequence of Choice
        What defensible tables decide differently; a later option overrules an earlier one.
    level : float
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    Curve
        As many points and failures as there are combinations. Effects are changes of the
        target's probability, so that models and measures can be compared: of a measure of
        two values from the lower to the higher, of others by one standard deviation.

    Raises
    ------
    ValueError
        If a combination names no outcome, no model that there is, or no measure of the
        concept asked for.

    References
    ----------
    simonsohn_et_al_2020; steegen_et_al_2016.

    Examples
    --------
    >>> table = Table("toy", {"design": np.array([0, 0, 0, 1, 0, 1, 1, 1]),
    ...                       "a": np.repeat([0, 1], 4), "b": np.array([0, 1, 1, 1, 0, 0, 1, 1])})
    >>> ask = Question("threat", "some", {0: "none", 1: "some"})
    >>> measure = Choice("measure", (Option("by a", measures={"threat": "a"}),
    ...                              Option("by b", measures={"threat": "b"})))
    >>> model = Choice("model", (Option("logit", outcome="design", model="logit"),))
    >>> curve = specification_curve(table, ask, [measure, model])
    >>> [(p.options[0][1], round(p.effect.value, 2)) for p in curve.points], curve.tally.positive
    ([('by b', 0.27), ('by a', 0.5)], 2)
    """
    fits: dict[str, tuple[Fit, Sample] | str] = {}
    points, failures = [], []
    for labels, plan in _plans(choices):
        _check(plan, question)
        # Fits carry every kind of errors, so that specifications that differ in them share one.
        key = repr(replace(plan, label="", errors=None))
        if key not in fits:
            fits[key] = _fit(table, question, plan)
        held = fits[key]
        found = held if isinstance(held, str) else _point(labels, question, plan, held, level)
        if isinstance(found, Point):
            points.append(found)
        else:
            failures.append(Failure(labels, found))
    points.sort(key=lambda point: (point.effect.value, point.options))
    return Curve(tuple(points), tuple(failures))


def _plans(choices: Sequence[Choice]) -> Iterator[tuple[Labels, Option]]:
    """Every combination of options, merged into one."""
    for taken in product(*(choice.options for choice in choices)):
        names = (choice.name for choice in choices)
        labels = tuple((name, option.label) for name, option in zip(names, taken, strict=True))
        plan = Option("")
        for option in taken:
            plan = _merged(plan, option)
        yield labels, plan


def _merged(plan: Option, option: Option) -> Option:
    return Option(
        "",
        outcome=option.outcome or plan.outcome,
        measures={**plan.measures, **option.measures},
        thresholds={**plan.thresholds, **option.thresholds},
        where=(*plan.where, *option.where),
        model=option.model or plan.model,
        errors=option.errors or plan.errors,
    )


def _check(plan: Option, question: Question) -> None:
    """Refuse a combination that leaves open what is to be fitted."""
    known = {**WHOLE, **OF_ONE}
    if question.target not in question.outcomes.values():
        raise ValueError(f"{question.target!r} is none of {list(question.outcomes.values())}")
    if not plan.outcome:
        raise ValueError("no option names the column of the outcome")
    if plan.model not in known:
        raise ValueError(f"{plan.model!r} is no model; expected one of {', '.join(known)}")
    if question.concept not in plan.measures:
        raise ValueError(f"no option names a measure of {question.concept}")


def _fit(table: Table, question: Question, plan: Option) -> tuple[Fit, Sample] | str:
    """The fit of one specification with its rows, or why there is none."""
    made = table
    for name in plan.where:
        made = made.rows(made[name].astype(np.float64) == 1)
    for concept, column in plan.measures.items():
        values = _cut(made[column], plan.thresholds.get(concept))
        made = made.with_column(concept, values, f"{made.name}: {column}")
    try:
        sample = gather(
            made,
            plan.outcome,
            (*plan.measures, *question.controls),
            outcomes=question.outcomes,
            clusters=question.clusters,
            members=question.members,
        )
        if plan.model in OF_ONE:
            sample = _of_one(sample, question.target)
            return OF_ONE[plan.model](sample), sample
        return WHOLE[plan.model](sample), sample
    except SampleError as fault:
        return str(fault)


def _cut(values: Number, threshold: float | None) -> Number:
    """A measure, or on which side of a threshold it lies."""
    numbers = values.astype(np.float64)
    if threshold is None:
        return numbers
    return np.where(is_missing(numbers), np.nan, (numbers >= threshold).astype(np.float64))


def _of_one(sample: Sample, target: str) -> Sample:
    """The target against all other categories."""
    place = sample.outcomes.index(target)
    return sample.explaining((f"not {target}", target), (sample.y == place).astype(np.int64))


def _point(
    labels: Labels, question: Question, plan: Option, held: tuple[Fit, Sample], level: float
) -> Point | str:
    """What a fit says of the question."""
    fit, sample = held
    if question.concept in fit.left_out:
        return "; ".join(fit.warnings)
    errors = plan.errors or Errors.CLASSICAL
    found = average_marginal_effects(fit, sample, errors, columns=[question.concept])
    (effect,) = [each for each in found if each.outcome == question.target]
    if not np.isfinite(effect.effect.error):
        return "no finite estimate or error: " + "; ".join(fit.warnings)
    values = sample.x[:, sample.columns.index(question.concept)]
    per_unit = effect.change == "per unit"
    scale = float(values.std()) if per_unit else 1.0
    return Point(
        options=labels,
        effect=quantity(
            question.concept, effect.effect.value * scale, effect.effect.error * scale, level
        ),
        change="by one standard deviation" if per_unit else effect.change,
        observations=fit.observations,
        warnings=fit.warnings,
    )
