"""The panels of clients and patrons: dyad-years, and the days on which alliances began."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from foedus.panel.coverage import Source, joined
from foedus.panel.dyad_alliance import OBLIGATIONS
from foedus.panel.formation import formations, of_pairs
from foedus.panel.leeds_anac import graded
from foedus.panel.pair import Step
from foedus.panel.release import Domain
from foedus.panel.table import Table
from foedus.study import panel_measures, panel_pairs
from foedus.study.panel_measures import keys_of, measures, new_years_day
from foedus.study.panel_record import Built, PanelPlan
from foedus.study.panel_sources import Shelf

Progress = Callable[[str], None]

RELEASES = (*panel_pairs.RELEASES, *panel_measures.RELEASES)
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
PROMISES = tuple(f"{name}_{side}" for name in OBLIGATIONS for side in ("client", "patron"))


def dyad_year_panel(shelf: Shelf, plan: PanelPlan, progress: Progress = lambda _: None) -> Built:
    """Every client, patron and year, allied or not; measures on 1 January.

    The design is that of any day of the year, so the measures are those of its first day: what
    they say was so before the design of the year could change it.

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
    progress("dyad-years")
    built = panel_pairs.pair_years(shelf, plan)
    table = panel_pairs.with_names(built.table, shelf.table("cow_states"))
    keys = keys_of(table, new_years_day(table["year"]))
    found = measures(shelf, keys, progress)
    front = ("year", "client", "client_name", "patron", "patron_name")
    alliance = ("alliance", "alliances", "atopid")
    table = _beside(table.only((*front, *alliance, *DESIGN, *PROMISES, *STATES)), found.columns)
    named = Table("dyad_years", table.columns, table.provenance)
    return Built(named, (*built.coverage, *found.coverage), built.steps)


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
    progress("formations")
    members = shelf.table("atop_member", panel_pairs.MEMBERS)
    events = formations(members, graded(shelf.table("atop_phase", panel_pairs.PHASES)))
    built = panel_pairs.pair_years(shelf, plan)
    first, last = plan.span
    asked = events.rows((events["year"] >= first) & (events["year"] <= last))
    chosen = of_pairs(asked, built.table)
    chosen = _sourced(chosen)
    pairs = Source(built.table.only((*KEYS, *STATES)), Domain(first, last), ())
    table, coverage = joined(chosen, pairs, KEYS, STATES)
    table = panel_pairs.with_names(table, shelf.table("cow_states"))
    found = measures(shelf, keys_of(table, table["start"]), progress)
    front = ("client", "client_name", "patron", "patron_name", "start", "year", "atopid", "phase")
    events_own = ("wartime", "founding", "allied_before")
    table = _beside(table.only((*front, *DESIGN, *events_own, *STATES)), found.columns)
    table = table.rows(np.lexsort((table["atopid"], table["start"], table["client"])))
    steps = (
        Step("beginnings of an alliance between two states", len(events)),
        Step(f"in the years {first}–{last}", len(asked)),
        Step("between a client and its patron", len(table)),
    )
    named = Table("formations", table.columns, table.provenance)
    return Built(named, (*built.coverage, coverage, *found.coverage), steps)


def _sourced(events: Table) -> Table:
    """The events with a source for client and patron too."""
    source = dict.fromkeys(("client", "patron"), "atop_member: member; the rule of pairs")
    return Table(events.name, events.columns, {**events.provenance, **source})


def _beside(table: Table, other: Table) -> Table:
    """Two tables of the same rows side by side."""
    columns = {**table.columns, **other.columns}
    return Table(table.name, columns, {**table.provenance, **other.provenance})
