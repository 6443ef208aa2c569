"""The panels of clients and patrons: dyad-years, and the days on which alliances began."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from foedus.archive.files.measures import library_anchoring, library_feeds
from foedus.archive.panel_overrides import read_overrides
from foedus.panel.coverage import Coverage, Source, joined
from foedus.panel.dyad_alliance import OBLIGATIONS
from foedus.panel.formation import formations, of_pairs
from foedus.panel.leeds_anac import graded
from foedus.panel.pair import Step
from foedus.panel.pair_override import Override, unmet, with_overrides
from foedus.panel.pair_practice import PATRONS, Practice, with_practice
from foedus.panel.release import Domain
from foedus.panel.table import Table
from foedus.study.panel import measures as panel_measures
from foedus.study.panel import pairs as panel_pairs
from foedus.study.panel.coded import compared
from foedus.study.panel.codings import Codings, codings
from foedus.study.panel.commitments import Sample, with_commitments
from foedus.study.panel.idle import Idle
from foedus.study.panel.measures import asked_on, keys_of, measures
from foedus.study.panel.own_rows import idle_codings, idle_imposers, idle_overrides
from foedus.study.panel.pairs import PairYears
from foedus.study.panel.record import Built, PanelPlan
from foedus.study.panel.sources import Shelf
from foedus.study.panel.traces import TraceSources, trace_sources, traces

Progress = Callable[[str], None]

RELEASES = (*panel_pairs.RELEASES, *panel_measures.RELEASES, "us_troops", "us_bases")
KEYS = ("client", "patron", "year")
STATES = (
    *("standing", "ratio", "cinc_client", "cinc_patron"),
    *("polity2_client", "polity2_patron", "conttype", "rivalry"),
)
"""What is known of a client and its patron in a year, whether they are allied or not."""
DESIGN = (
    *("design", "design_lo", "design_hi", "milinst", "milinst_lo", "milinst_hi"),
    "bilat",
)
PRACTICE = (
    *("practice", "practice_lo", "practice_hi"),
    *("troops_number", "exercises_number", "bases_number"),
)
"""The design in practice, beside that in text, and what it rests on."""
PROMISES = tuple(f"{name}_{side}" for name in OBLIGATIONS for side in ("client", "patron"))


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """What a user adds, read.

    Parameters
    ----------
    codings : Codings
        Which anchor the classes of commitment.
    overrides : tuple of Override or None
        Designs of the user's own; None where no file is named.
    """

    codings: Codings
    overrides: tuple[Override, ...] | None = None


def given(plan: PanelPlan) -> Given:
    """Read what a plan adds to the releases, before any of them is read.

    Raises
    ------
    InputError
        If codings or designs are not what they should be.
    OSError
        If a file cannot be read.
    """
    overrides = plan.own.overrides
    return Given(
        codings(plan.own.codings), None if overrides is None else read_overrides(overrides)
    )


def dyad_year_panel(shelf: Shelf, plan: PanelPlan, progress: Progress = lambda _: None) -> Built:
    """Every client, patron and year, allied or not; measures on 1 January.

    The design is that of any day of the year, so the measures are those of its first day: what
    they say was so before the design of the year could change it. Where a state entered the
    system later in the year and nobody led it on 1 January, they are those of the day it entered.

    Parameters
    ----------
    shelf : Shelf
        `RELEASES`.
    plan : PanelPlan
        Years, and who is whose patron.
    progress : callable
        Told the name of each stage as it begins.

    Raises
    ------
    DataError
        If a file is not what it should be.
    """
    own = given(plan)
    progress("dyad-years")
    pairs = panel_pairs.pair_years(shelf, replace(plan, years=None))
    built = pairs.built
    table = panel_pairs.with_names(built.table, shelf.table("cow_states"))
    table, practised = _practised(shelf, table)
    sources = trace_sources(shelf, plan.own.imposers)
    keys = keys_of(table, asked_on(table, sources.leaders, pairs.states), sources.states)
    found = measures(shelf, keys, progress, sources)
    front = ("year", "client", "client_name", "patron", "patron_name")
    kept = (*front, "alliance", "alliances", "atopid", *DESIGN, *PRACTICE, *PROMISES, *STATES)
    table = _beside(table.only(kept), found.columns)
    table, coded = _committed(table, plan, own, pairs, sources)
    named = _asked(Table("dyad_years", table.columns, table.provenance), plan)
    steps = (*built.steps, *_narrowed(named, plan))
    joins = (*built.coverage, *practised, *found.coverage, *coded)
    idle = _idle(table, keys, plan, own, pairs, sources)
    return _built(Built(named, joins, steps, idle=idle), own.codings)


def formation_panel(shelf: Shelf, plan: PanelPlan, progress: Progress = lambda _: None) -> Built:
    """Every beginning of an alliance between a client and its patron; measures on that day.

    Parameters
    ----------
    shelf : Shelf
        `RELEASES`.
    plan : PanelPlan
        Years, and who is whose patron.
    progress : callable
        Told the name of each stage as it begins.

    Raises
    ------
    DataError
        If a file is not what it should be.
    """
    own = given(plan)
    progress("formations")
    members = shelf.table("atop_member", panel_pairs.MEMBERS)
    events = formations(members, graded(shelf.table("atop_phase", panel_pairs.PHASES)))
    held = panel_pairs.pair_years(shelf, replace(plan, years=None))
    built = held.built
    first, last = plan.unit.years
    within = events.rows((events["year"] >= first) & (events["year"] <= last))
    chosen = _sourced(of_pairs(within, built.table))
    pairs = Source(built.table.only((*KEYS, *STATES)), Domain(first, last), ())
    table, coverage = joined(chosen, pairs, KEYS, STATES)
    table = panel_pairs.with_names(table, shelf.table("cow_states"))
    # Whoever signs that day is allied: with it the practice of the year is at least an alliance.
    table = table.with_column("alliance", np.ones(len(table)), "a formation")
    table, practised = _practised(shelf, table)
    sources = trace_sources(shelf, plan.own.imposers)
    keys = keys_of(table, table["start"], sources.states)
    found = measures(shelf, keys, progress, sources)
    front = ("client", "client_name", "patron", "patron_name", "start", "year", "atopid", "phase")
    events_own = ("wartime", *OBLIGATIONS, "active", "founding", "allied_before")
    kept = (*front, *DESIGN, *PRACTICE, *events_own, *STATES)
    table = _beside(table.only(kept), found.columns)
    table, coded = _committed(table, plan, own, held, sources)
    idle = _idle(table, keys, plan, own, held, sources)
    table = table.rows(np.lexsort((table["atopid"], table["start"], table["client"])))
    steps = (
        Step("beginnings of an alliance between two states", len(events)),
        Step(f"in the years {first}–{last}", len(within)),
        Step("between a client and its patron", len(table)),
    )
    named = _asked(Table("formations", table.columns, table.provenance), plan)
    joins = (*built.coverage, coverage, *practised, *found.coverage, *coded)
    left = (*steps, *_narrowed(named, plan))
    return _built(Built(named, joins, left, idle=idle), own.codings)


def _built(bare: Built, own: Codings) -> Built:
    """A panel with the codings of the cases that are in it."""
    beside = compared(bare.table, own.cases, library_feeds())
    return replace(bare, used=own.used, coded=beside, passed_over=own.passed_over)


def _asked(table: Table, plan: PanelPlan) -> Table:
    """The rows of the years asked for.

    Left out last: a measure that is fitted to the panel must not depend on which of its
    years somebody wants to see.
    """
    first, last = plan.span
    return table.rows((table["year"] >= first) & (table["year"] <= last))


def _narrowed(table: Table, plan: PanelPlan) -> tuple[Step, ...]:
    """The rows left in the years asked for, where they are not all."""
    if plan.span == plan.unit.years:
        return ()
    return (Step(f"asked for, {plan.span[0]}–{plan.span[1]}", len(table)),)


def _practised(shelf: Shelf, table: Table) -> tuple[Table, tuple[Coverage, ...]]:
    """The table with the design in practice, under names that tell numbers from traces."""
    signals = (
        "ccode",
        "year",
        *(f"{p}_{kind}" for p in PATRONS.values() for kind in ("troops", "ex")),
    )
    known = Practice(
        signals=shelf.source("patron_signals", signals),
        troops=shelf.source("us_troops", ("ccode", "year", "troops_ad")),
        bases=shelf.source("us_bases", ("ccode",)),
    )
    made, coverage = with_practice(table, known)
    names = {name: f"{name}_number" for name in ("troops", "exercises", "bases")}
    columns = {names.get(name, name): column for name, column in made.columns.items()}
    source = {names.get(name, name): said for name, said in made.provenance.items()}
    return Table(table.name, columns, source), coverage


def _committed(
    table: Table, plan: PanelPlan, own: Given, pairs: PairYears, sources: TraceSources
) -> tuple[Table, tuple[Coverage, ...]]:
    """The table with both commitments, anchored by codings, and with designs of the user's own."""
    generator = np.random.Generator(np.random.PCG64DXSM(plan.seed))
    sample = sampled(pairs, sources)
    table, coded = with_commitments(table, own.codings.anchors, generator, sample)
    if own.overrides is None or plan.own.overrides is None:
        return table, coded
    return with_overrides(table, own.overrides), (
        *coded,
        _overridden(plan.own.overrides.name, table, own.overrides),
    )


def sampled(pairs: PairYears, sources: TraceSources) -> Sample:
    """The rows to which the classes of commitment are fitted, whatever rows are asked for.

    Parameters
    ----------
    pairs : PairYears
        With every major power and every other state.
    sources : TraceSources
        What traces are read from.
    """
    first, last = library_anchoring().sample
    rows = _sample_rows(pairs)
    what = f"{len(rows):,} rows: every major power with every other state, {first}–{last}"
    return Sample(_beside(rows, traces(_sample_keys(pairs, sources), sources)), what, sources.named)


def _sample_rows(pairs: PairYears) -> Table:
    """Client, patron and year of the sample."""
    first, last = library_anchoring().sample
    year = pairs.every["year"]
    return pairs.every.rows((year >= first) & (year <= last))


def _sample_keys(pairs: PairYears, sources: TraceSources) -> Table:
    """The keys by which traces of the sample are looked up."""
    rows = _sample_rows(pairs)
    return keys_of(rows, asked_on(rows, sources.leaders, pairs.states), sources.states)


def _idle(
    table: Table,
    keys: Table,
    plan: PanelPlan,
    own: Given,
    pairs: PairYears,
    sources: TraceSources,
) -> tuple[Idle, ...]:
    """The user's own rows that change nothing in the panel, nor in what its classes are fitted to."""
    states = frozenset(pairs.states.code.tolist())
    found = list(idle_codings(own.codings.anchors, table, _sample_rows(pairs), states))
    if own.overrides is not None and plan.own.overrides is not None:
        found += idle_overrides(plan.own.overrides.name, own.overrides, table, states)
    if sources.named:
        found += idle_imposers((keys, _sample_keys(pairs, sources)), sources)
    return tuple(found)


def _overridden(name: str, table: Table, overrides: tuple[Override, ...]) -> Coverage:
    """What of the overrides met a row; those that met none, by client, patron and years."""
    met = np.logical_or.reduce([each.rows(table) for each in overrides], initial=False)
    lost = unmet(table, overrides)
    rows = int(np.sum(met))
    return Coverage(
        source=name,
        keys=KEYS,
        rows=len(table),
        matched=rows,
        absent=len(table) - rows,
        outside=0,
        source_rows=len(overrides),
        unmatched=len(lost),
        unmatched_keys=tuple((each.client, each.patron, each.first, each.last) for each in lost),
    )


def _sourced(events: Table) -> Table:
    """The events with a source for client and patron too."""
    source = dict.fromkeys(("client", "patron"), "atop_member: member; the rule of pairs")
    return Table(events.name, events.columns, {**events.provenance, **source})


def _beside(table: Table, other: Table) -> Table:
    """Two tables of the same rows side by side."""
    columns = {**table.columns, **other.columns}
    return Table(table.name, columns, {**table.provenance, **other.provenance})
