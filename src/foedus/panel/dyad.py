"""Directed dyad-years as dense arrays: every row's place follows from its states and its year.

Two numbers tell a row's two states, and where a dyad's row stands is reckoned, not looked up.
So what a source says of states is read off by position, what it says of dyads is written to
its rows, and no table of two million rows is ever sorted or joined.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from foedus.panel.coverage import Coverage, Source, counted, distinct, inside, joined
from foedus.panel.spell_days import year_of
from foedus.panel.system import StateSystem, StateYears
from foedus.panel.table import Mask, Number, Table, Whole

SIDES = ("1", "2")


@dataclass(frozen=True, slots=True, eq=False)
class DyadYears:
    """Every ordered pair of different states in every year.

    Parameters
    ----------
    states : StateYears
        The states of each year.
    one, two : Whole
        For each row the positions of its first and its second state among the state-years.
        Rows are sorted by year, first state, second state.

    Examples
    --------
    >>> years = StateYears(1950, 1950, np.array([2, 710, 731]), np.array([1950, 1950, 1950]))
    >>> dyads = dyad_years(years)
    >>> len(dyads), dyads.positions(*(np.array([each]) for each in (731, 2, 1950))).tolist()
    (6, [4])
    """

    states: StateYears
    one: Whole
    two: Whole

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.one)

    @property
    def year(self) -> Whole:
        """The year of each row."""
        return self.states.year[self.one]

    def side(self, side: str) -> Whole:
        """The positions of the first ("1") or second ("2") state of each row."""
        return self.one if side == SIDES[0] else self.two

    def starts(self) -> Whole:
        """Where the rows of each year begin; one entry more, for the end."""
        states = np.diff(self.states.starts())
        return np.concatenate(([0], np.cumsum(states * (states - 1))))

    def positions(self, code1: Whole, code2: Whole, year: Whole) -> Whole:
        """Where dyads' years stand; -1 where one of the two was no state then, or both are one."""
        one, two = self.states.positions(code1, year), self.states.positions(code2, year)
        there = (one >= 0) & (two >= 0) & (one != two)
        return np.where(there, self._row(one, two, year), -1)

    def reversed(self, rows: Whole | None = None) -> Whole:
        """Where the row of the same two states the other way round stands, for all rows or some."""
        one, two = (self.one, self.two) if rows is None else (self.one[rows], self.two[rows])
        return self._row(two, one, self.states.year[one])

    def _row(self, one: Whole, two: Whole, year: Whole) -> Whole:
        """The rows of positions among the state-years; without meaning where a state is not there."""
        which = np.clip(year - self.states.first, 0, self.states.last - self.states.first)
        first = self.states.starts()[which]
        others = np.diff(self.states.starts())[which] - 1
        left, right = one - first, two - first
        row: Whole = self.starts()[which] + left * others + right - (right > left)
        return row

    def table(self) -> Table:
        """The rows as a table: `year`, `ccode1`, `ccode2`."""
        columns = {"year": self.year}
        columns |= {f"ccode{side}": self.states.code[self.side(side)] for side in SIDES}
        source = "every ordered pair of members of the state system in the year"
        return Table("dyad_years", columns, dict.fromkeys(columns, source))


def dyad_years(states: StateYears) -> DyadYears:
    """Every ordered pair of different states in every year.

    Parameters
    ----------
    states : StateYears
        The states of each year.

    Returns
    -------
    DyadYears
        n(n - 1) rows for a year with n states.
    """
    sizes = np.diff(states.starts())
    one, two = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for start, size in zip(states.starts(), sizes, strict=False):
        if size > 1:
            left, right = _pairs(int(size))
            one.append(left + start)
            two.append(right + start)
    return DyadYears(states, np.concatenate(one), np.concatenate(two))


def _pairs(size: int) -> tuple[Whole, Whole]:
    """Ordered pairs of different numbers below `size`."""
    left = np.repeat(np.arange(size), size - 1)
    right = np.tile(np.arange(size - 1), size)
    return left, right + (right >= left)


def sided(name: str, side: str) -> str:
    """The name of a state's column on one side of a dyad.

    Examples
    --------
    >>> sided("cinc", "1"), sided("polity2", "2")
    ('cinc1', 'polity2_2')
    """
    return f"{name}_{side}" if name[-1:].isdigit() else f"{name}{side}"


def with_states(
    dyads: DyadYears, table: Table, source: Source, columns: tuple[str, ...]
) -> tuple[Table, Coverage]:
    """The dyads' table with columns of state-years for both sides.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    table : Table
        Their table so far.
    source : Source
        State-years: `ccode`, `year` and the columns.
    columns : tuple of str
        Number columns of the source.

    Returns
    -------
    tuple of Table and Coverage
        With `sided` columns; the coverage counts state-years, not dyads.

    Raises
    ------
    ValueError
        If a state's year stands twice in the source.
    """
    states, coverage = joined(dyads.states.table(), source, ("ccode", "year"), columns)
    for column in columns:
        for side in SIDES:
            values = states[column][dyads.side(side)]
            table = table.with_column(sided(column, side), values, states.provenance[column])
    return table, coverage


def with_majors(dyads: DyadYears, table: Table, majors: StateSystem) -> Table:
    """The dyads' table with `major1` and `major2`: a major power on any day of the year.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    table : Table
        Their table so far.
    majors : StateSystem
        Spells of major powers.

    Returns
    -------
    Table
        With 1, 0, or NaN after the last year of which the list of major powers speaks.
    """
    states = dyads.states
    held = majors.years(states.first, states.last)
    at = states.positions(held.code, held.year)
    major = np.where(states.year > year_of(np.array([majors.closing])), np.nan, 0.0)
    major[at[at >= 0]] = 1.0
    source = "cow_majors: a major power on any day of the year"
    for side in SIDES:
        table = table.with_column(f"major{side}", major[dyads.side(side)], source)
    return table


def majors_covered(dyads: DyadYears, majors: StateSystem) -> Coverage:
    """What the look-up of major powers among the states of each year found.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    majors : StateSystem
        Spells of major powers.

    Returns
    -------
    Coverage
        State-years, not dyads; of the source each year of each spell.
    """
    states, held = dyads.states, majors.years(dyads.states.first, dyads.states.last)
    keys = ("ccode", "year")
    source = Table("cow_majors", dict(zip(keys, (held.code, held.year), strict=True)))
    at = states.positions(held.code, held.year)
    found = np.zeros(len(states.year), dtype=np.bool_)
    found[at[at >= 0]] = True
    within = states.year <= year_of(np.array([majors.closing]))
    rows = Table("states", dict(zip(keys, (states.code, states.year), strict=True)))
    return replace(
        counted(source, keys, found, within, at >= 0),
        absent_keys=distinct(rows.rows(~found & within), keys),
        unmatched_keys=distinct(source.rows(at < 0), keys),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """What a source says of dyads in years: entries in any order, several for one row if need be.

    Parameters
    ----------
    code1, code2, year : Whole
        The dyad, in its direction, and the year.
    """

    code1: Whole
    code2: Whole
    year: Whole

    def rows(self, chosen: Mask | Whole) -> Entries:
        """The entries that a mask or positions choose."""
        return Entries(self.code1[chosen], self.code2[chosen], self.year[chosen])

    def both_ways(self) -> Entries:
        """The entries of an undirected source for both directions: first as they are, then turned."""
        return Entries(
            np.concatenate((self.code1, self.code2)),
            np.concatenate((self.code2, self.code1)),
            np.concatenate((self.year, self.year)),
        )


def silence(dyads: DyadYears, source: Source, column: str) -> Number:
    """What a column of dyads means where no entry speaks: the declared value, NaN outside.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    source : Source
        With its years and what absence means.
    column : str
        The column.

    Returns
    -------
    Number
        One value for each row.
    """
    years = np.arange(dyads.states.first, dyads.states.last + 1)
    return np.repeat(source.declared(column, years), np.diff(dyads.starts()))


def covered(dyads: DyadYears, source: Source, entries: Entries, position: Whole) -> Coverage:
    """What was found when entries were written to the dyads' rows.

    Parameters
    ----------
    dyads : DyadYears
        The rows.
    source : Source
        Whose years they are judged by.
    entries : Entries
        What it says.
    position : Whole
        Where each entry's row stands; -1 for none.

    Returns
    -------
    Coverage
        Rows matched, absent, outside; entries of dyads in years in which one was no state, listed
        with their years. The dyads without an entry are too many to be listed.
    """
    found = np.zeros(len(dyads), dtype=np.bool_)
    found[position[position >= 0]] = True
    so_far = np.concatenate(([0], np.cumsum(found)))
    per_year = np.diff(so_far[dyads.starts()])
    return _dyadic(dyads, source, entries.rows(position < 0), len(position), per_year)


def _dyadic(
    dyads: DyadYears, source: Source, lost: Entries, entries: int, found: Whole
) -> Coverage:
    """The counts of a dyadic source, with the pairs and years that found no row."""
    years = np.arange(dyads.states.first, dyads.states.last + 1)
    rows = np.diff(dyads.starts())
    within = inside(source.domain, years)
    keys = ("ccode1", "ccode2", "year")
    listed = Table("lost", dict(zip(keys, (lost.code1, lost.code2, lost.year), strict=True)))
    return Coverage(
        source=source.table.name,
        keys=keys,
        rows=len(dyads),
        matched=int(found.sum()),
        absent=int((rows - found)[within].sum()),
        outside=int((rows - found)[~within].sum()),
        source_rows=entries,
        unmatched=len(lost.year),
        unmatched_keys=distinct(listed, keys),
    )
