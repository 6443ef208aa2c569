"""Alliances of dyads in each year: who was tied to whom by which phase, and how deeply.

Two states are allied through a phase only if both are parties to that phase: in the two
treaties that took the place of one when Czechoslovakia ended, the Czech Republic and Slovakia
share the alliance's number and no obligation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from foedus.panel.coverage import Coverage, Source, counted, distinct
from foedus.panel.dyad import DyadYears, Entries, covered, silence
from foedus.panel.leeds_anac import design_depths
from foedus.panel.phase import row_of_phase
from foedus.panel.spell import member_span
from foedus.panel.spell_days import OPEN, spread, year_of
from foedus.panel.table import Array, Number, Table, Whole

OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")
"""What a party to an alliance can promise, by ATOP's columns."""

DEPTHS = ("milinst", "milinst_lo", "milinst_hi")
"""The index of the phases in force, with its bounds."""


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Pairs of parties to one phase, each pair in both directions.

    Parameters
    ----------
    one, two : Whole
        Rows of the member file.
    phase : Whole
        Row of the phase file.
    first, last : Whole
        Days on which both were parties; `spell_days.OPEN` at the end of a tie still in force.
    """

    one: Whole
    two: Whole
    phase: Whole
    first: Whole
    last: Whole


def ties(members: Table, phases: Table) -> Ties:
    """Every ordered pair of parties to one phase that were so on one day at least.

    Parameters
    ----------
    members : Table
        ATOP's members.
    phases : Table
        ATOP's phases of the same version.

    Returns
    -------
    Ties
        Both directions of each pair.

    Raises
    ------
    ValueError
        If a member's phase has no row in the phase file.
    """
    phase = row_of_phase(phases, members["atopid"], members["phase"])
    order = np.argsort(phase, kind="stable")
    starts = np.searchsorted(phase[order], np.arange(len(phases) + 1))
    size = np.diff(starts)[phase[order]]
    # Every row of the member file beside every row of the same phase, itself and returns left out.
    left, right = spread(starts[phase[order]], starts[phase[order]] + size - 1)
    one, two = order[left], order[right]
    first, last = member_span(members)
    begins, ends = np.maximum(first[one], first[two]), np.minimum(last[one], last[two])
    both = (members["member"][one] != members["member"][two]) & (begins <= ends)
    one, two = one[both], two[both]
    return Ties(one, two, phase[one], begins[both], ends[both])


def phases_covered(members: Table, phases: Table) -> Coverage:
    """What the look-up of each member's phase found: every one, or `ties` refuses the files.

    Parameters
    ----------
    members, phases : Table
        ATOP's, of one version.

    Returns
    -------
    Coverage
        Rows of the member file; phases that nobody was a party to.
    """
    keys = ("atopid", "phase")
    asked = np.zeros(len(phases), dtype=np.bool_)
    asked[row_of_phase(phases, members["atopid"], members["phase"])] = True
    every = np.ones(len(members), dtype=np.bool_)
    unmatched = distinct(phases.rows(~asked), keys)
    return replace(counted(phases, keys, every, every, asked), unmatched_keys=unmatched)


def with_alliances(
    dyads: DyadYears, table: Table, members: Source, phases: Table
) -> tuple[Table, Coverage]:
    """The dyads' table with the alliances in force in the year.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    table : Table
        Their table so far.
    members : Source
        ATOP's members, with its years and what absence means.
    phases : Table
        ATOP's phases with the index (`leeds_anac.graded`).

    Returns
    -------
    tuple of Table and Coverage
        `alliances`: how many phases in force on any day of the year; `alliance`: 1 if any;
        `OBLIGATIONS`: 1 if the first state had promised it to the second; `DEPTHS`: the highest
        of the phases in force, NaN where there is none or none is known; `design`, `design_lo`,
        `design_hi`: the article's design by its depth, 0 for no alliance; `atopid` and `bilat`
        of the phase that gives the design (0 and NaN for none). Outside the source's years
        everything is NaN and `atopid` 0.
    """
    held = ties(members.table, phases)
    lasts = year_of(np.minimum(held.last, OPEN // 4))
    closing = np.minimum(lasts, members.domain.last)
    tie, year = spread(np.maximum(year_of(held.first), dyads.states.first), closing)
    code = members.table["member"]
    entries = Entries(code[held.one[tie]], code[held.two[tie]], year)
    position = dyads.positions(entries.code1, entries.code2, entries.year)
    coverage = covered(dyads, members, entries, position)
    inside = position >= 0
    columns = _columns(dyads, members, phases, held, tie[inside], position[inside])
    sources = _sources(members.table.name, phases.name)
    for name, values in columns.items():
        table = table.with_column(name, values, sources[name])
    return table, coverage


def _sources(members: str, phases: str) -> dict[str, str]:
    """Who says what is in each column."""
    deepest = f"{phases}: Leeds and Anac's index, the highest of the phases in force in the year"
    depths = [each for name in DEPTHS for each in (name, name.replace("milinst", "design"))]
    return (
        dict.fromkeys(depths, deepest)
        | {name: f"{members}: {name} in the row of who promised it" for name in OBLIGATIONS}
        | {
            "alliance": f"{members}: both parties to a phase on any day of the year",
            "alliances": f"{members}: phases in force on any day of the year",
            "atopid": f"{phases}: the phase in force with the highest milinst",
            "bilat": f"{phases}: bilat of the phase in force with the highest milinst",
        }
    )


def _columns(
    dyads: DyadYears, members: Source, phases: Table, held: Ties, tie: Whole, row: Whole
) -> dict[str, Number | Whole]:
    """The columns of alliances from ties and the rows they belong to.

    Few rows have an alliance: everything is worked out for those and then written once.
    """
    none = silence(dyads, members, "alliance")
    rows, at = np.unique(row, return_inverse=True)
    phase = held.phase[tie]
    allied: dict[str, Number] = {
        "alliance": np.ones(len(rows)),
        "alliances": np.bincount(at, minlength=len(rows)).astype(np.float64),
    }
    for name in OBLIGATIONS:
        promised = members.table[name][held.one[tie]].astype(np.float64)
        allied[name] = _highest(promised, at, len(rows))
    for name in DEPTHS:
        allied[name] = _highest(phases[name][phase], at, len(rows))
        allied[name.replace("milinst", "design")] = design_depths(allied[name])
    deciding = _deciding(phases, phase, at, len(rows))
    allied["bilat"] = phases["bilat"][deciding].astype(np.float64)
    nothing = np.full(len(dyads), np.nan)
    columns: dict[str, Number | Whole] = {
        name: _written(nothing if name in _ONLY_OF_ALLIES else none, rows, values)
        for name, values in allied.items()
    }
    columns["atopid"] = _written(np.zeros(len(dyads), np.int64), rows, phases["atopid"][deciding])
    return columns


_ONLY_OF_ALLIES = (*DEPTHS, "bilat")
"""What says nothing, rather than zero, of two states without an alliance."""


def _written(base: Array, rows: Whole, values: Array) -> Array:
    """The base with values in these rows."""
    written = base.copy()
    written[rows] = values
    return written


def _highest(values: Number, at: Whole, rows: int) -> Number:
    """The greatest known value of each row; NaN where none is known."""
    highest = np.full(rows, -np.inf)
    known = ~np.isnan(values)
    np.maximum.at(highest, at[known], values[known])
    return np.where(np.isneginf(highest), np.nan, highest)


def _deciding(phases: Table, phase: Whole, at: Whole, rows: int) -> Whole:
    """The phase that gives each row its design: the deepest; among equals the one listed first."""
    depth = np.nan_to_num(phases["milinst"], nan=-1.0)[phase].astype(np.int64) + 1
    best = np.full(rows, -1, dtype=np.int64)
    np.maximum.at(best, at, depth * len(phases) + (len(phases) - 1 - phase))
    chosen: Whole = len(phases) - 1 - best % max(len(phases), 1)
    return chosen
