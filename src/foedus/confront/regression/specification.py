"""The specification curve: every defensible table at once, and none favoured."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from foedus.confront.regression.results import LEVEL, Errors, Quantity, quantity
from foedus.confront.regression.specification_fits import (
    OF_ONE,
    WHOLE,
    Draft,
    Fitted,
    Question,
)
from foedus.confront.regression.workers import Task, worked
from foedus.panel.choices import Barred, Choice, Option
from foedus.panel.pair import PairRule
from foedus.panel.table import Table

Labels = tuple[tuple[str, str], ...]
"""For each choice the option taken."""

Told = Callable[[float], None]
"""Told the share of the work that is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Point:
    """One specification and what it finds.

    Parameters
    ----------
    options : tuple of (str, str)
        For each choice the option taken.
    effect : Quantity
        Average change in the probability of the highest category.
    change : str
        What the change is of: from one value to the other, or a standard deviation.
    observations, events : float
        Sum of the weights, and in the highest category.
    warnings : tuple of str
        What the fit says of itself.
    """

    options: Labels
    effect: Quantity
    change: str
    observations: float
    events: float
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
    """All specifications that answer one thing, from the lowest effect to the highest.

    Parameters
    ----------
    asked : str
        A condition, or two of them together.
    points : tuple of Point
        Those with an estimate.
    failures : tuple of Failure
        Those without, in the order in which they were tried.
    """

    asked: str
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
        return float(np.median(values)) if values else math.nan

    def where(self, choice: str, option: str) -> Curve:
        """The part in which one option was taken."""
        taken = (choice, option)
        return Curve(
            self.asked,
            tuple(point for point in self.points if taken in point.options),
            tuple(failure for failure in self.failures if taken in failure.options),
        )

    def split(self) -> dict[tuple[str, str], Curve]:
        """The part of every option that was taken anywhere, by choice and label."""
        points: dict[tuple[str, str], list[Point]] = {}
        failures: dict[tuple[str, str], list[Failure]] = {}
        for point in self.points:
            for taken in point.options:
                points.setdefault(taken, []).append(point)
        for failure in self.failures:
            for taken in failure.options:
                failures.setdefault(taken, []).append(failure)
        return {
            taken: Curve(self.asked, tuple(points.get(taken, ())), tuple(failures.get(taken, ())))
            for taken in {**points, **failures}
        }

    def movers(self) -> tuple[tuple[str, float], ...]:
        """Choices by how far the medians of their options lie apart, the farthest first."""
        medians: dict[str, list[float]] = {}
        for (choice, _), part in self.split().items():
            medians.setdefault(choice, []).append(part.median)
        found = []
        for choice, values in medians.items():
            known = [value for value in values if not math.isnan(value)]
            found.append((choice, max(known) - min(known) if known else 0.0))
        return tuple(sorted(found, key=lambda each: (-each[1], each[0])))


def specification_curve(
    tables: Mapping[PairRule | None, Table],
    question: Question,
    choices: Sequence[Choice],
    barred: Sequence[Barred] = (),
    *,
    jobs: int = 1,
    told: Told = lambda _: None,
    level: float = LEVEL,
) -> tuple[Curve, ...]:
    """Fit every combination of options that is not barred and keep what each finds.

    Parameters
    ----------
    tables : mapping of PairRule or None to Table
        Rows to explain, by the rule of an option; under None where no option has one.
    question : Question
        What every specification is asked.
    choices : sequence of Choice
        What defensible tables decide differently; a later option overrules an earlier one.
    barred : sequence of Barred
        Options that make no table together.
    jobs : int
        Processes that share the work; the numbers are the same for any.
    told : callable
        Told the share that is done.
    level : float
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    tuple of Curve
        One for each condition and, where options let two work together, one for that: how
        much the effect of the first grows from the low to the high end of the second. As
        many points and failures as there are combinations. Effects are changes of the
        highest category's probability, so that models and measures can be compared: of a
        measure of two values from the lower to the higher, of others by one standard
        deviation.

    Raises
    ------
    ValueError
        If a combination names no outcome, no model that there is, no measure of a condition
        asked for, or a rule without a table.

    References
    ----------
    simonsohn_et_al_2020; steegen_et_al_2016.

    Examples
    --------
    >>> from foedus.panel.choices import Stand
    >>> table = Table("toy", {"design": np.array([0, 0, 0, 1, 0, 1, 1, 1]),
    ...                       "a": np.repeat([0, 1], 4), "b": np.array([0, 1, 1, 1, 0, 0, 1, 1])})
    >>> measure = Choice("measure", tuple(Option(n, stand=Stand("threat", n)) for n in "ab"))
    >>> model = Choice("model", (Option("logit", outcome="design", model="logit",
    ...                                 labels={0: "none", 1: "some"}),))
    >>> (curve,) = specification_curve({None: table}, Question(("threat",)), [measure, model])
    >>> [(p.options[0][1], round(p.effect.value, 2)) for p in curve.points], curve.tally.positive
    ([('b', 0.27), ('a', 0.5)], 2)
    """
    plans = list(_plans(choices, barred))
    for _, draft in plans:
        _check(draft, question, tables)
    fits = _fits(tables, question, [draft for _, draft in plans], jobs, told)
    found: dict[str, tuple[list[Point], list[Failure]]] = {n: ([], []) for n in question.asked}
    for labels, draft in plans:
        fitted = fits[replace(draft, errors="")]
        for asked in fitted.answers:
            one = _point(labels, asked, draft, fitted, level)
            points, failures = found[asked]
            points.append(one) if isinstance(one, Point) else failures.append(one)
    return tuple(
        Curve(asked, tuple(sorted(points, key=lambda p: (p.effect.value, p.options))), tuple(lost))
        for asked, (points, lost) in found.items()
        if points or lost
    )


def combinations(choices: Sequence[Choice], barred: Sequence[Barred] = ()) -> int:
    """How many specifications there are.

    Examples
    --------
    >>> two = Choice("a", (Option("x"), Option("y")))
    >>> combinations([two, Choice("b", two.options)], [Barred({"a": "x", "b": "x"}, "alike")])
    3
    """
    return sum(1 for _ in _plans(choices, barred))


def _plans(choices: Sequence[Choice], barred: Sequence[Barred]) -> Iterator[tuple[Labels, Draft]]:
    """Every combination of options that is not barred, merged into one."""
    names = [choice.name for choice in choices]
    out = [frozenset(each.taken.items()) for each in barred]
    for taken in product(*(choice.options for choice in choices)):
        labels = tuple((name, option.label) for name, option in zip(names, taken, strict=True))
        held = set(labels)
        if not any(each <= held for each in out):
            yield labels, _merged(taken)


def _merged(taken: Iterable[Option]) -> Draft:
    draft = Draft()
    for option in taken:
        stands = {stand.condition: stand for stand in draft.stands}
        if option.stand:
            stands[option.stand.condition] = option.stand
        draft = Draft(
            rule=option.rule or draft.rule,
            stands=tuple(stands.values()),
            keeps=(*draft.keeps, *([option.keep] if option.keep else ())),
            outcome=option.outcome or draft.outcome,
            labels=tuple(option.labels.items()) or draft.labels,
            together=draft.together if option.together is None else option.together,
            model=option.model or draft.model,
            errors=option.errors or draft.errors,
        )
    return draft


def _check(draft: Draft, question: Question, tables: Mapping[PairRule | None, Table]) -> None:
    """Refuse a combination that leaves open what is to be fitted."""
    if not draft.outcome or not draft.labels:
        raise ValueError("no option names the column of the outcome and its labels")
    if draft.model not in {**WHOLE, **OF_ONE}:
        known = ", ".join({**WHOLE, **OF_ONE})
        raise ValueError(f"{draft.model!r} is no model; expected one of {known}")
    stood = {stand.condition for stand in draft.stands}
    if lacking := [name for name in question.conditions if name not in stood]:
        raise ValueError(f"no option names a measure of {', '.join(lacking)}")
    if draft.rule not in tables:
        raise ValueError(f"there is no table for {draft.rule}")


def _fits(
    tables: Mapping[PairRule | None, Table],
    question: Question,
    drafts: Sequence[Draft],
    jobs: int,
    told: Told,
) -> dict[Draft, Fitted]:
    """Every fit once: specifications that differ in errors share one, models share rows."""
    groups: dict[Draft, dict[str, None]] = {}
    for draft in drafts:
        groups.setdefault(replace(draft, errors="", model=""), {})[draft.model] = None
    tasks = [Task(draft, tuple(models)) for draft, models in groups.items()]
    found = worked(tables, question, tasks, jobs, told)
    return {
        replace(task.draft, model=model): fitted
        for task, several in zip(tasks, found, strict=True)
        for model, fitted in zip(task.models, several, strict=True)
    }


def _point(
    labels: Labels, asked: str, draft: Draft, fitted: Fitted, level: float
) -> Point | Failure:
    """What a fit says under the errors asked for."""
    answer = fitted.answers[asked]
    if isinstance(answer, str):
        return Failure(labels, answer)
    errors = dict(answer.errors)
    kind = draft.errors or Errors.CLASSICAL.value
    if kind not in errors:
        return Failure(labels, f"no {Errors(kind).label} errors: needs {Errors(kind).needs}")
    effect = quantity(asked, answer.value, errors[kind], level)
    return Point(labels, effect, answer.change, fitted.observations, fitted.events, fitted.warnings)
