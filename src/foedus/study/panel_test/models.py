"""Models of the design: at formation, as hazards over dyad-years, and in two steps beside one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.firth import firth
from foedus.confront.regression.hazard import POWERS, Watch, at_risk
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors, Fit, Quantity, coefficients
from foedus.confront.regression.sample import Sample, gather
from foedus.confront.regression.two_step import two_step
from foedus.panel.feed import TRACES
from foedus.panel.table import Table
from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.choices import BESIDE, Variant
from foedus.study.panel_test.profiles import variants, varied
from foedus.vocabulary.design import Design

KINDS = (Errors.CLUSTER, Errors.TWO_WAY, Errors.DYADIC)
"""Standard errors that every model is shown with."""

AS_MEASURED = (
    "Measures enter by their values: the error that consolidation and the latent class have of their own is "
    "not carried into an estimate. Its interval is then too narrow, and error without a pattern draws an effect "
    "towards 0."
)
"""What every estimate leaves out."""

MEMBERS = ("client", "patron")
DYAD = 1000
"""COW codes have three digits, so that a dyad has a number of its own."""

LEVELS = {0.0: "low", 1.0: "moderate", 2.0: "high"}
DESIGNS = {float(design.depth): design.label for design in Design}
EVENTS: Mapping[float, tuple[float, ...]] = {
    float(Design.WITHOUT_INSTITUTIONS.depth): (float(Design.NONE.depth),),
    float(Design.WITH_INSTITUTIONS.depth): (
        float(Design.NONE.depth),
        float(Design.WITHOUT_INSTITUTIONS.depth),
    ),
}
"""Designs whose beginning is asked for, each with the designs of the year before."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Term:
    """A parameter of a model under every kind of errors.

    Parameters
    ----------
    name : str
        The column; where there are several equations, with its own.
    by : tuple of (Errors, Quantity)
        The same number with the errors of each kind.
    """

    name: str
    by: tuple[tuple[Errors, Quantity], ...]


@dataclass(frozen=True, slots=True)
class Estimated:
    """What one model says of consolidation and of one trace of compatibility.

    Parameters
    ----------
    question : str
        What is explained.
    unit : PanelUnit
        What a row is.
    variant : Variant
        Which rows, and which design.
    model : str
        Its name.
    trace : str
        The column that stands for compatibility.
    terms : tuple of Term
        Its slopes but those of duration; empty where there is no estimate.
    rows : str
        Rows used, and how many were dropped for want of what.
    observations, events : int
        Rows used, and how many of them are in the highest category.
    clusters : tuple of (str, int)
        Number of groups by column.
    warnings : tuple of str
        What the model says of itself.
    failure : str
        Why there is no estimate; empty where there is.
    """

    question: str
    unit: PanelUnit
    variant: Variant
    model: str
    trace: str
    terms: tuple[Term, ...]
    rows: str
    observations: int = 0
    events: int = 0
    clusters: tuple[tuple[str, int], ...] = ()
    warnings: tuple[str, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question of one model, before it is fitted."""

    question: str
    unit: PanelUnit
    variant: Variant
    trace: str


def formation_models(
    table: Table, traces: Sequence[str] = TRACES, progress: Progress = lambda _: None
) -> tuple[Estimated, ...]:
    """The level of institutionalisation on the day on which a design was chosen.

    Parameters
    ----------
    table : Table
        The panel of formations.
    traces : sequence of str
        Columns that stand for compatibility, one at a time.
    progress : callable
        Told each variant as it begins.

    Returns
    -------
    tuple of Estimated
        Ordered and multinomial logits of the three levels; in practice, where only designs are
        known, a logit of institutions. Errors by alliance, by alliance and client, and dyadic.
    """
    found = []
    for variant in variants(table):
        progress(f"formation models, {variant.value}")
        rows = prepared(varied(table, variant))
        practice = variant.by_design
        outcome = "design" if practice else "milinst"
        models = (("logit", logit),) if practice else _OF_LEVELS
        for trace in traces:
            asked = _Asked("level at formation", PanelUnit.FORMATION, variant, trace)
            labels = {k: v for k, v in DESIGNS.items() if k} if practice else LEVELS
            found += list(_fitted(asked, rows, outcome, labels, models))
    return tuple(found)


_OF_LEVELS = (("ordered logit", ordered_logit), ("multinomial logit", multinomial_logit))
_RARE = (("cloglog", cloglog), ("firth", firth))
Models = Sequence[tuple[str, Callable[[Sample], Fit]]]


def _fitted(
    asked: _Asked, rows: Table, outcome: str, labels: Mapping[float, str], models: Models
) -> Iterator[Estimated]:
    sample = gather(
        rows,
        outcome,
        (asked.trace, *BESIDE),
        outcomes=labels,
        clusters=("atopid", "client"),
        members=MEMBERS,
    )
    for name, model in models:
        yield _estimated(asked, name, model, sample, str(sample.rows))


def hazard_models(
    table: Table, traces: Sequence[str] = TRACES, progress: Progress = lambda _: None
) -> tuple[Estimated, ...]:
    """The chance that a design begins this year in a dyad that did not have it the year before.

    Parameters
    ----------
    table : Table
        The panel of dyad-years.
    traces : sequence of str
        Columns that stand for compatibility, one at a time.
    progress : callable
        Told each event as it begins.

    Returns
    -------
    tuple of Estimated
        By complementary log-log and by Firth's logit, with a cubic of duration. Errors by dyad,
        by dyad and year, and dyadic.
    """
    found = []
    for event, origins in EVENTS.items():
        question = f"hazard of {DESIGNS[event]}"
        progress(question)
        for variant in variants(table):
            rows = prepared(varied(table, variant))
            risky = at_risk(rows, Watch("dyad", "year", "design", origins), event)
            for trace in traces:
                sample = gather(
                    risky.table,
                    "event",
                    (trace, *BESIDE, *POWERS),
                    outcomes={0.0: "not", 1.0: DESIGNS[event]},
                    clusters=("dyad", "year"),
                    members=MEMBERS,
                )
                asked = _Asked(question, PanelUnit.DYAD_YEAR, variant, trace)
                said = f"{risky.risk}; {sample.rows}"
                found += [_estimated(asked, name, model, sample, said) for name, model in _RARE]
    return tuple(found)


def step_models(
    table: Table, traces: Sequence[str] = TRACES, progress: Progress = lambda _: None
) -> tuple[Estimated, ...]:
    """Whether there is an alliance, then its design; beside both on one scale.

    Parameters
    ----------
    table : Table
        The panel of dyad-years.
    traces : sequence of str
        Columns that stand for compatibility, one at a time.
    progress : callable
        Told each variant as it begins.

    Returns
    -------
    tuple of Estimated
        Selection, design and one step of each. Errors by dyad, by dyad and year, and dyadic.
    """
    found: list[Estimated] = []
    for variant in variants(table):
        progress(f"two steps beside one, {variant.value}")
        rows = prepared(varied(table, variant))
        for trace in traces:
            asked = _Asked("design of the year", PanelUnit.DYAD_YEAR, variant, trace)
            sample = gather(
                rows,
                "design",
                (trace, *BESIDE),
                outcomes=DESIGNS,
                clusters=("dyad", "year"),
                members=MEMBERS,
            )
            found += _steps(asked, sample)
    return tuple(found)


def _steps(asked: _Asked, sample: Sample) -> Iterator[Estimated]:
    said = str(sample.rows)
    try:
        both = two_step(sample)
    except SampleError as fault:
        yield _failed(asked, "two steps", said, fault)
        return
    yield _told(asked, "first step: any alliance", both.selection, said)
    yield _told(asked, "second step: institutions", both.design, said)
    yield _told(asked, "one step, ordered", both.one_step, said)


def prepared(table: Table) -> Table:
    """The panel with the columns that models need besides.

    Parameters
    ----------
    table : Table
        `client`, `patron` and `ratio`.

    Returns
    -------
    Table
        With `dyad` and `log_ratio`.

    Examples
    --------
    >>> rows = {"client": np.array([732]), "patron": np.array([2]), "ratio": np.array([1.0])}
    >>> made = prepared(Table("t", rows))
    >>> made["dyad"].tolist(), made["log_ratio"].tolist()
    ([732002], [0.0])
    """
    dyads = table["client"] * DYAD + table["patron"]
    made = table.with_column("dyad", dyads, "client and patron")
    return made.with_column("log_ratio", np.log(table["ratio"]), "logarithm of ratio")


def _estimated(
    asked: _Asked, name: str, model: Callable[[Sample], Fit], sample: Sample, said: str
) -> Estimated:
    try:
        return _told(asked, name, model(sample), said)
    except SampleError as fault:
        return _failed(asked, name, said, fault)


def _failed(asked: _Asked, name: str, said: str, fault: SampleError) -> Estimated:
    return Estimated(
        asked.question, asked.unit, asked.variant, name, asked.trace, (), said, failure=str(fault)
    )


def _told(asked: _Asked, name: str, fit: Fit, said: str) -> Estimated:
    """A fit as its slopes under every kind of errors that it has."""
    kinds = [kind for kind in KINDS if kind in fit.covariance]
    by_kind = [coefficients(fit, kind) for kind in kinds]
    slopes = fit.family.laid(np.zeros(len(fit.columns)), 1.0) == 0
    terms = tuple(
        Term(each[0].name, tuple(zip(kinds, each, strict=True)))
        for each, slope in zip(zip(*by_kind, strict=True), slopes, strict=True)
        if slope and each[0].name not in POWERS
    )
    lost = f"{', '.join(fit.left_out)} cannot be told apart" if fit.left_out else ""
    return Estimated(
        question=asked.question,
        unit=asked.unit,
        variant=asked.variant,
        model=name,
        trace=asked.trace,
        terms=terms,
        rows=said,
        observations=int(fit.observations),
        events=int(fit.counts[-1]),
        clusters=tuple(fit.groups.items()),
        warnings=fit.warnings,
        failure=lost if asked.trace in fit.left_out else "",
    )
