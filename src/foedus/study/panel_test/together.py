"""Models in which the two conditions may work together: each at the low and the high end of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from foedus.confront.regression.binary import logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.effects import Product
from foedus.confront.regression.interaction import Joint, joint_effects, with_product
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors, Fit, Quantity, coefficients
from foedus.confront.regression.sample import Sample, gather
from foedus.panel.table import Table
from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.choices import BESIDE, Variant
from foedus.study.panel_test.models import DESIGNS, KINDS, LEVELS, MEMBERS, Term, prepared
from foedus.study.panel_test.profiles import variants, varied

SCORE = BESIDE[0]
"""The column of consolidation."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Together:
    """What each condition does to the probability of institutions at both ends of the other.

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
    rows : str
        Rows used, and how many were dropped for want of what.
    product : Term or None
        The slope of the product; None where there is no estimate.
    effects : tuple of Joint
        Of consolidation beside the trace, then of the trace beside consolidation, each under
        every kind of errors.
    observations, events : int
        Rows used, and how many of them are in the highest category.
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
    rows: str
    product: Term | None = None
    effects: tuple[Joint, ...] = ()
    observations: int = 0
    events: int = 0
    warnings: tuple[str, ...] = ()
    failure: str = ""

    def of(self, column: str) -> tuple[Joint, ...]:
        """The effects of one column, under every kind of errors."""
        return tuple(each for each in self.effects if each.column == column)


def models_together(
    formations: Table,
    years: Table,
    traces: Sequence[str],
    progress: Progress = lambda _: None,
) -> tuple[Together, ...]:
    """The design at formation and in each year, by models with the product of both conditions.

    Parameters
    ----------
    formations, years : Table
        The panels of formations and of dyad-years.
    traces : sequence of str
        Columns that stand for compatibility, one at a time.
    progress : callable
        Told each stage as it begins.

    Returns
    -------
    tuple of Together
        Ordered logits; in practice at formation, where only designs are known, a logit of
        institutions.
    """
    found: list[Together] = []
    for unit, table in ((PanelUnit.FORMATION, formations), (PanelUnit.DYAD_YEAR, years)):
        for variant in variants(table):
            progress(f"both conditions together, {unit.value}, {variant.value}")
            rows = prepared(varied(table, variant))
            found += [_together(unit, variant, rows, trace) for trace in traces]
    return tuple(found)


def _together(unit: PanelUnit, variant: Variant, rows: Table, trace: str) -> Together:
    """One model, or why there is none."""
    outcome, labels, name, model = _asked(unit, variant)
    product = Product(SCORE, trace)
    clusters = ("atopid", "client") if unit is PanelUnit.FORMATION else ("dyad", "year")
    plain = gather(
        rows, outcome, (trace, *BESIDE), outcomes=labels, clusters=clusters, members=MEMBERS
    )
    sample, said = with_product(plain, product), str(plain.rows)
    question = "level at formation" if unit is PanelUnit.FORMATION else "design of the year"
    try:
        fit = model(sample)
    except SampleError as fault:
        return Together(question, unit, variant, name, trace, said, failure=str(fault))
    if lost := [each for each in (SCORE, trace, product.name) if each in fit.left_out]:
        told = f"{', '.join(lost)} cannot be told apart"
        return Together(question, unit, variant, name, trace, said, failure=told)
    return Together(
        question=question,
        unit=unit,
        variant=variant,
        model=name,
        trace=trace,
        rows=said,
        product=Term(product.name, tuple(_slopes(fit, product))),
        effects=_of_institutions(fit, sample, product),
        observations=int(fit.observations),
        events=int(fit.counts[-1]),
        warnings=fit.warnings,
    )


def _asked(
    unit: PanelUnit, variant: Variant
) -> tuple[str, dict[float, str], str, Callable[[Sample], Fit]]:
    """Column of the outcome, its labels, and the model with its name."""
    if unit is PanelUnit.DYAD_YEAR:
        return "design", dict(DESIGNS), "ordered logit", ordered_logit
    if variant.by_design:
        return "design", {depth: label for depth, label in DESIGNS.items() if depth}, "logit", logit
    return "milinst", dict(LEVELS), "ordered logit", ordered_logit


def _slopes(fit: Fit, product: Product) -> Iterator[tuple[Errors, Quantity]]:
    place = fit.names.index(product.name)
    for kind in KINDS:
        yield kind, coefficients(fit, kind)[place]


def _of_institutions(fit: Fit, sample: Sample, product: Product) -> tuple[Joint, ...]:
    found = joint_effects(fit, sample, product, KINDS)
    return tuple(each for each in found if each.outcome == fit.outcomes[-1])
