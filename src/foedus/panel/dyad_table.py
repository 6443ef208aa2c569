"""The table of directed dyad-years: capabilities, alliances, regimes, contiguity, rivalries."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.panel.coverage import Coverage, Source
from foedus.panel.dyad import (
    DyadYears,
    Entries,
    covered,
    dyad_years,
    majors_covered,
    silence,
    with_majors,
    with_states,
)
from foedus.panel.dyad_alliance import phases_covered, with_alliances
from foedus.panel.leeds_anac import graded
from foedus.panel.spell_days import spread, year_of
from foedus.panel.system import StateSystem
from foedus.panel.system_codes import POLITY, in_cow_codes
from foedus.panel.table import Number, Table

CAPABILITIES = ("cinc",)
REGIMES = ("polity2",)


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """What the dyads' table is made of; each part with its years and what its silence means.

    Parameters
    ----------
    states, majors : StateSystem
        COW's members of the state system, and its major powers.
    capabilities : Source
        State-years with `cinc`.
    regimes : Source
        State-years with `polity2`, in Polity's codes.
    members : Source
        ATOP's members.
    phases : Table
        ATOP's phases, with or without the index.
    contiguity : Source
        Spells of directed dyads: `ccode1 ccode2 conttype stdate enddate`.
    rivalries : Source
        Spells of pairs: `ccode1 ccode2 start end`, in years.
    """

    states: StateSystem
    majors: StateSystem
    capabilities: Source
    regimes: Source
    members: Source
    phases: Table
    contiguity: Source
    rivalries: Source


@dataclass(frozen=True, slots=True, eq=False)
class DyadPanel:
    """The directed dyad-years with all their columns.

    Parameters
    ----------
    dyads : DyadYears
        Where each row stands.
    table : Table
        The columns, each with its provenance.
    coverage : tuple of Coverage
        What each join found.
    """

    dyads: DyadYears
    table: Table
    coverage: tuple[Coverage, ...]


def dyad_panel(sources: Sources, first: int, last: int, *, extended: bool = False) -> DyadPanel:
    """Directed dyad-years with capabilities, alliances, regimes, contiguity and rivalries.

    Parameters
    ----------
    sources : Sources
        The releases.
    first, last : int
        Years, both included.
    extended : bool
        Whether the states that stood when their list was closed go on; what other sources do
        not cover stays unknown in those years all the same.

    Returns
    -------
    DyadPanel
        One row for each ordered pair of states and year: `year ccode1 ccode2`, `cinc1 cinc2`,
        `polity2_1 polity2_2`, `major1 major2`, `conttype` (1 to 5, 0 for none), `rivalry`, and
        the columns of `dyad_alliance.with_alliances`.

    Raises
    ------
    ValueError
        If a state's year stands twice in a source, or a member's phase has no row.
    """
    dyads = dyad_years(sources.states.years(first, last, extended=extended))
    table, capabilities = with_states(dyads, dyads.table(), sources.capabilities, CAPABILITIES)
    polity = in_cow_codes(sources.regimes.table, "ccode", POLITY)
    regimes = Source(polity, sources.regimes.domain, sources.regimes.absence)
    table, regime = with_states(dyads, table, regimes, REGIMES)
    table = with_majors(dyads, table, sources.majors)
    found = [capabilities, regime, majors_covered(dyads, sources.majors)]
    table, alliances = with_alliances(dyads, table, sources.members, _with_index(sources.phases))
    found += [alliances, phases_covered(sources.members.table, sources.phases)]
    table, contiguity = with_contiguity(dyads, table, sources.contiguity)
    table, rivalries = with_rivalries(dyads, table, sources.rivalries)
    return DyadPanel(dyads, table, (*found, contiguity, rivalries))


def with_contiguity(dyads: DyadYears, table: Table, source: Source) -> tuple[Table, Coverage]:
    """The dyads' table with `conttype`: the closest contiguity on any day of the year.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    table : Table
        Their table so far.
    source : Source
        Spells of directed dyads; a type of 0 is no contiguity.

    Returns
    -------
    tuple of Table and Coverage
        1 (land or river) to 5 (within 400 miles of water), 0 for none, NaN outside its years.
    """
    listed = source.table.rows(source.table["conttype"] > 0)
    spell, year = spread(
        year_of(listed["stdate"].astype(np.int64)), year_of(listed["enddate"].astype(np.int64))
    )
    entries = Entries(listed["ccode1"][spell], listed["ccode2"][spell], year)
    position = dyads.positions(entries.code1, entries.code2, entries.year)
    at = position >= 0
    closest = np.full(len(dyads), np.inf)
    np.minimum.at(closest, position[at], listed["conttype"][spell[at]].astype(np.float64))
    values = np.where(np.isinf(closest), silence(dyads, source, "conttype"), closest)
    origin = f"{source.table.name}: conttype, the closest of the year"
    return table.with_column("conttype", values, origin), covered(dyads, source, entries, position)


def with_rivalries(dyads: DyadYears, table: Table, source: Source) -> tuple[Table, Coverage]:
    """The dyads' table with `rivalry`: strategic rivals in the year.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    table : Table
        Their table so far.
    source : Source
        Undirected spells in years.

    Returns
    -------
    tuple of Table and Coverage
        1, 0, or NaN outside its years, the same for both directions.
    """
    spell, year = spread(source.table["start"], source.table["end"])
    one, two = source.table["ccode1"][spell], source.table["ccode2"][spell]
    # Rivalries begin centuries before the first dyad; those years ask for no row.
    entries = Entries(one, two, year).rows(year >= dyads.states.first).both_ways()
    position = dyads.positions(entries.code1, entries.code2, entries.year)
    values: Number = silence(dyads, source, "rivalry")
    values[position[position >= 0]] = 1.0
    origin = f"{source.table.name}: a rivalry in the year"
    return table.with_column("rivalry", values, origin), covered(dyads, source, entries, position)


def _with_index(phases: Table) -> Table:
    """The phases with the index, which is worked out where it is not there yet."""
    return phases if "milinst_hi" in phases.columns else graded(phases)
