"""Alliances of dyads in each year: who was tied to whom by which phase, and how deeply.

Two states are allied through a phase only if both are parties to that phase: in the two
treaties that took the place of one when Czechoslovakia ended, the Czech Republic and Slovakia
share the alliance's number and no obligation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.panel.coverage import Coverage, Source
from foedus.panel.dyad import DyadYears, Entries, covered, silence
from foedus.panel.leeds_anac import design_depths
from foedus.panel.phase import row_of_phase
from foedus.panel.spell import member_span
from foedus.panel.spell_days import OPEN, spread, year_of
from foedus.panel.table import Number, Table, Whole

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
    for name, values in columns.items():
        table = table.with_column(
            name, values, _SOURCES.get(name, "atop_phase: Leeds and Anac's index")
        )
    return table, coverage


_SOURCES = {name: f"atop_member: {name} of the first state's row" for name in OBLIGATIONS} | {
    "alliance": "atop_member: both parties to a phase on any day of the year",
    "alliances": "atop_member: phases in force on any day of the year",
    "atopid": "atop_phase: the phase in force with the highest milinst",
    "bilat": "atop_phase: bilat of the phase in force with the highest milinst",
}


def _columns(
    dyads: DyadYears, members: Source, phases: Table, held: Ties, tie: Whole, row: Whole
) -> dict[str, Number | Whole]:
    """The columns of alliances from ties written to their rows."""
    none = silence(dyads, members, "alliance")
    columns: dict[str, Number | Whole] = {"alliance": _highest(none, row, np.ones(len(row)))}
    columns["alliances"] = none + np.bincount(row, minlength=len(dyads))
    for name in OBLIGATIONS:
        promised = members.table[name][held.one[tie]].astype(np.float64)
        columns[name] = _highest(none, row, promised)
    phase = held.phase[tie]
    columns |= _depths(phases, none, row, phase)
    columns |= _deciding(phases, len(dyads), row, phase)
    return columns


def _highest(base: Number, row: Whole, values: Number) -> Number:
    """The greatest value written to each row; the base where none is known."""
    known = ~np.isnan(values)
    highest = np.full(len(base), -np.inf)
    np.maximum.at(highest, row[known], values[known])
    return np.where(np.isneginf(highest), base, np.maximum(highest, np.nan_to_num(base)))


def _depths(phases: Table, none: Number, row: Whole, phase: Whole) -> dict[str, Number]:
    """The index and the article's design of each row, with bounds."""
    nothing = np.full(len(none), np.nan)
    columns = {name: _highest(nothing, row, phases[name][phase]) for name in DEPTHS}
    allied = np.zeros(len(none), dtype=np.bool_)
    allied[row] = True
    for name in DEPTHS:
        design = np.where(allied, design_depths(columns[name]), none)
        columns[name.replace("milinst", "design")] = design
    return columns


def _deciding(phases: Table, rows: int, row: Whole, phase: Whole) -> dict[str, Number | Whole]:
    """The phase that gives each row its design: the deepest; among equals the one listed first."""
    depth = np.nan_to_num(phases["milinst"], nan=-1.0)[phase].astype(np.int64) + 1
    score = depth * len(phases) + (len(phases) - 1 - phase)
    best = np.full(rows, -1, dtype=np.int64)
    np.maximum.at(best, row, score)
    there = best >= 0
    chosen = np.where(there, len(phases) - 1 - best % max(len(phases), 1), 0)
    atopid, bilat = np.zeros(rows, dtype=np.int64), np.full(rows, np.nan)
    atopid[there] = phases["atopid"][chosen[there]]
    bilat[there] = phases["bilat"][chosen[there]]
    return {"atopid": atopid, "bilat": bilat}
