"""Clients and patrons in years: what the panels of dyad-years and of formations begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from foedus.archive.releases.problems import refusal
from foedus.panel.dyad_alliance import OBLIGATIONS
from foedus.panel.dyad_table import DyadPanel, Sources, dyad_panel
from foedus.panel.leeds_anac import PROVISIONS
from foedus.panel.pair import client_patron
from foedus.panel.system import StateSystem, state_system
from foedus.panel.system_rivalries import SPELL, rivalries_in_cow_codes
from foedus.panel.table import Array, Table
from foedus.study.panel.record import Built, PanelPlan
from foedus.study.panel.sources import Shelf

RELEASES = (
    *("cow_states", "cow_majors", "cow_nmc", "polity5", "atop_member", "atop_phase"),
    *("cow_contiguity", "tss_rivalries"),
)
PHASES = (
    *("atopid", "phase", "begyr", "begmo", "begday", "endyr", "endmo", "endday"),
    *("bilat", "wartime", *OBLIGATIONS, *PROVISIONS),
)
MEMBERS = (
    *("atopid", "phase", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit"),
    *OBLIGATIONS,
)


@dataclass(frozen=True, slots=True, eq=False)
class PairYears:
    """Clients, patrons and years, and those among whom every major power has every client.

    Parameters
    ----------
    built : Built
        Rows as `pair.client_patron` has them, sorted by year, client and patron.
    every : Table
        `year client patron`: each major power with each other state, whatever their ratio.
    states : StateSystem
        The states, by COW's codes.
    """

    built: Built
    every: Table
    states: StateSystem


def pair_years(shelf: Shelf, plan: PanelPlan) -> PairYears:
    """Each client, patron and year of a plan.

    Parameters
    ----------
    shelf : Shelf
        `RELEASES`.
    plan : PanelPlan
        Years, and who is whose patron.

    Returns
    -------
    PairYears
        What the rule of the plan chooses, and what there is to choose from.

    Raises
    ------
    DataError
        If a file is not what it should be.
    """
    states = _system(shelf, "cow_states")
    panel = directed_dyads(shelf, plan, states)
    pairs = client_patron(panel, plan.rule)
    dyads = panel.table
    every = np.flatnonzero((dyads["major1"] == 0) & (dyads["major2"] == 1))
    named = (("year", "year"), ("client", "ccode1"), ("patron", "ccode2"))
    keys = Table("every", {ours: dyads[theirs][every] for ours, theirs in named})
    return PairYears(Built(pairs.table, panel.coverage, pairs.steps), keys, states)


def directed_dyads(shelf: Shelf, plan: PanelPlan, states: StateSystem | None = None) -> DyadPanel:
    """Every directed dyad of the years, from which the pairs are chosen."""
    rivalries = shelf.source("tss_rivalries", SPELL)
    sources = Sources(
        states=states or _system(shelf, "cow_states"),
        majors=_system(shelf, "cow_majors"),
        capabilities=shelf.source("cow_nmc", ("ccode", "year", "cinc")),
        regimes=shelf.source("polity5", ("ccode", "year", "polity2")),
        members=shelf.source("atop_member", MEMBERS),
        phases=shelf.table("atop_phase", PHASES),
        contiguity=shelf.source("cow_contiguity"),
        rivalries=replace(rivalries, table=rivalries_in_cow_codes(rivalries.table)),
    )
    return dyad_panel(sources, *plan.span)


def _system(shelf: Shelf, name: str) -> StateSystem:
    """The state system of a release, whose spells must make sense."""
    try:
        return state_system(shelf.table(name))
    except ValueError as error:
        expected = "spells that begin before they end, one after the other"
        remedy = "correct its days, or get the file anew"
        raise refusal(str(shelf.paths[name]), "FD707", str(error), expected, remedy) from error


def with_names(table: Table, states: Table) -> Table:
    """The table with the names of client and patron."""
    named = dict(zip(states["ccode"].tolist(), states["statenme"].tolist(), strict=True))
    for side in ("client", "patron"):
        names: Array = np.array(
            [named.get(code, "") for code in table[side].tolist()], dtype=object
        )
        table = table.with_column(f"{side}_name", names, f"{states.name}: statenme")
    return table
