"""The theories before the panel: what each expects of every row, beside what was signed."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator

import numpy as np

from foedus.archive.files.measures import library_feeds
from foedus.archive.releases.registry import sheet
from foedus.confront.regression.predicted import Confusion, Standing, confusion
from foedus.panel.feed import TRACES, Feed, narrowed
from foedus.panel.table import Number, Table
from foedus.study.library_rules import library_rules
from foedus.study.panel.build import build_panel
from foedus.study.panel.record import PanelPlan, PanelRecord, PanelUnit
from foedus.study.panel.sources import Registry
from foedus.study.panel_test.choices import Extent
from foedus.study.panel_test.curve import panel_curves
from foedus.study.panel_test.models import (
    Estimated,
    formation_models,
    hazard_models,
    step_models,
)
from foedus.study.panel_test.profiles import profiles, readings, unmeasured, variants, varied
from foedus.study.panel_test.record import Curves, Judged, Lost, PanelTest, PanelTestPlan
from foedus.study.panel_test.together import Together, models_together
from foedus.theory.batch import Profiles
from foedus.theory.derive import Rule
from foedus.vocabulary.membership import HALF

Progress = Callable[[str], None]
CLAIMS = (Standing.MATCH, Standing.MISMATCH)
UNITS = (PanelUnit.FORMATION, PanelUnit.DYAD_YEAR)
"""The panels that have a client, a patron and a design."""


def put_to_panel(
    plan: PanelTestPlan,
    progress: Progress = lambda _: None,
    registry: Registry = sheet,
    rules: tuple[Rule, ...] | None = None,
) -> PanelTest:
    """Put theories before the panel.

    Parameters
    ----------
    plan : PanelTestPlan
        Which measures, and where the releases are.
    progress : callable
        Told the name of each stage as it begins.
    registry : callable
        Gives the release of a name.
    rules : tuple of Rule or None
        The theories, made ready; None for every theory of the library.

    Returns
    -------
    PanelTest
        The same plan over the same files gives the same record.

    Raises
    ------
    ValueError
        If the plan names a measure that there is not.
    DataError
        If releases are missing, or a file is not what it should be.
    OSError
        If a file cannot be read.
    """
    feeds = fed(plan.measures)
    rules = library_rules() if rules is None else rules
    panels = tuple(
        build_panel(
            PanelPlan(unit, plan.years, plan.folder, plan.rule, plan.own, tested=True),
            progress,
            registry,
        )
        for unit in UNITS
    )
    judged: tuple[Judged, ...] = ()
    if plan.extent in {Extent.ALL, Extent.TABLES, Extent.PREDICTED}:
        progress("expected against observed")
        judged = tuple(
            each
            for panel in panels
            for each in judgements(panel.table, panel.plan.unit, rules, feeds)
        )
    estimates: tuple[Estimated, ...] = ()
    together: tuple[Together, ...] = ()
    if plan.extent in {Extent.ALL, Extent.TABLES, Extent.MODELS}:
        estimates = _estimates(panels, plan, progress)
        formations, years = (panel.table for panel in panels)
        together = models_together(formations, years, plan.traces, progress)
    curves: tuple[Curves, ...] = ()
    if plan.extent in {Extent.ALL, Extent.CURVE}:
        curves = panel_curves(panels, plan, progress, registry)
    return PanelTest(plan, feeds, rules, panels, judged, estimates, curves, together)


def fed(measures: Collection[str]) -> tuple[Feed, ...]:
    """The library's measures, narrowed to those named; what only models ask narrows nothing.

    Raises
    ------
    ValueError
        If a name is neither a measure's nor a trace's of the models.
    """
    feeds = library_feeds()
    held = {feed.name for feed in feeds}
    return narrowed(feeds, [name for name in measures if name in held or name not in TRACES])


def _estimates(
    panels: tuple[PanelRecord, ...], plan: PanelTestPlan, progress: Progress
) -> tuple[Estimated, ...]:
    """Every model, by the traces of the plan."""
    formations, years = (panel.table for panel in panels)
    return (
        *formation_models(formations, plan.traces, progress),
        *hazard_models(years, plan.traces, progress),
        *step_models(years, plan.traces, progress),
    )


def judgements(
    table: Table, unit: PanelUnit, rules: Iterable[Rule], feeds: Iterable[Feed]
) -> Iterator[Judged]:
    """What each theory expects of a panel's rows, by every variant and reading.

    Parameters
    ----------
    table : Table
        A panel of formations or dyad-years.
    unit : PanelUnit
        What a row is.
    rules : iterable of Rule
        The theories.
    feeds : iterable of Feed
        What stands for what; several measures of a concept are taken in turn.

    Yields
    ------
    Judged
        By variant, theory and reading.
    """
    rules, feeds = tuple(rules), tuple(feeds)
    for variant in variants(table):
        rows = varied(table, variant)
        for rule in rules:
            for reading in readings(rule, feeds):
                held = profiles(rows, reading)
                found = confusion(rule, held, rows["design"])
                yield Judged(
                    unit=unit,
                    variant=variant,
                    rows=len(rows),
                    set_aside=len(table) - len(rows),
                    lost=tuple(Lost(feed, _open(held, feed)) for feed in reading),
                    unmeasured=unmeasured(rule, feeds),
                    guess=constant_guess(found, rows["design"]),
                    confusion=found,
                )


def constant_guess(found: Confusion, observed: Number) -> float:
    """Share of a theory's claims that one and the same design would have got right.

    Parameters
    ----------
    found : Confusion
        Expected against observed.
    observed : array of float64, shape (n,)
        Depth of each row's design.

    Returns
    -------
    float
        The share of the most frequent design among the rows with a claim; NaN without any.
    """
    places = [place for place, each in enumerate(Standing) if each in CLAIMS]
    claimed = observed[np.isin(found.standings, places)]
    if not len(claimed):
        return math.nan
    return float(np.unique(claimed, return_counts=True)[1].max() / len(claimed))


def _open(held: Profiles, feed: Feed) -> int:
    """Rows of which a measure does not say on which side of one half they lie."""
    low, high = held.memberships[feed.concept]
    return int(((low <= HALF) & (high >= HALF)).sum())
