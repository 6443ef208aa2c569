"""Joins that know what a source covers.

Outside the years a source speaks of, nothing is known. Within them, what is not there means
what the source says it means: no alliance, or nothing known. A join never changes the number
of rows, refuses a key that stands twice in the source, and says what found no match.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from foedus.panel.release import Absence, Domain, Release
from foedus.panel.table import Mask, Number, Table, Whole

LARGEST = 2**62
"""Above this a number of keys might not fit into 64 bits."""

LISTED = 12
"""Keys that a message lists at most."""

PATRON = "patron"
"""The key of whom a source of patrons speaks: of those that are in it, and of nobody else."""

SMALL = 2_000_000
"""Below this, keys made one number are looked up by place and not by sorting."""

NEVER = -1
"""A year of which no source speaks."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A table with what its silence means.

    Parameters
    ----------
    table : Table
        The rows.
    domain : Domain
        Years covered.
    absence : tuple of Absence
        What it means, within them, that a row or value is not there.
    """

    table: Table
    domain: Domain
    absence: tuple[Absence, ...]

    @classmethod
    def of(cls, table: Table, release: Release) -> Source:
        """A table as a release declares it."""
        return cls(table, release.domain, release.absence)

    def declared(self, column: str, year: Whole) -> Number:
        """What absence of a column means in each year; NaN for nothing known.

        Parameters
        ----------
        column : str
            The column; where no line names it, the line for all columns holds.
        year : Whole
            Years.

        Returns
        -------
        Number
            The value that absence stands for.
        """
        lines = [each for each in self.absence if each.column == column]
        lines = lines or [each for each in self.absence if not each.column]
        value = np.full(len(year), np.nan)
        for line in lines:
            first = self.domain.first if line.first is None else line.first
            last = self.domain.last if line.last is None else line.last
            within = inside(
                Domain(max(first, self.domain.first), min(last, self.domain.last)), year
            )
            if line.value is not None:
                value[within] = line.value
        return value


@dataclass(frozen=True, slots=True)
class Filled:
    """Where the values of one joined column come from.

    Parameters
    ----------
    column : str
        Its name in the joined table.
    told, declared, unknown : int
        Rows whose value stands in the source; rows whose absence has a declared meaning; rows
        for which nothing is known.
    """

    column: str
    told: int
    declared: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a join found.

    Parameters
    ----------
    source : str
        Name of the source.
    keys : tuple of str
        Columns joined on.
    rows : int
        Rows of the table; the join leaves their number as it is.
    matched, absent, outside : int
        Rows with a row of the source; without one, within its years; outside its years, or of a
        patron of whom it does not speak.
    source_rows, unmatched : int
        Rows of the source; those that no row of the table asked for.
    columns : tuple of Filled
        The same for each column's values.
    absent_keys, unmatched_keys : tuple of tuple of int
        The keys, each once: of the table's rows within the source's years that found nothing,
        and of the source's rows that nobody asked for.
    what : str
        What was looked up, where one source is asked for several things.
    """

    source: str
    keys: tuple[str, ...]
    rows: int
    matched: int
    absent: int
    outside: int
    source_rows: int
    unmatched: int
    columns: tuple[Filled, ...] = ()
    absent_keys: tuple[tuple[int, ...], ...] = ()
    unmatched_keys: tuple[tuple[int, ...], ...] = ()
    what: str = ""


def counted(source: Table, on: Sequence[str], found: Mask, within: Mask, asked: Mask) -> Coverage:
    """What a join found, from its rows and those of the source; keys are not listed.

    Parameters
    ----------
    source : Table
        Whose rows were asked for.
    on : sequence of str
        Columns joined on.
    found, within : Mask
        For each row of the table whether the source has a row for it, and whether it speaks of it.
    asked : Mask
        For each row of the source whether anybody asked for it.

    Examples
    --------
    >>> held = Table("troops", {"ccode": np.array([2, 20])})
    >>> rows = np.array([True, False, False])
    >>> counted(held, ["ccode"], rows, np.array([True, True, False]), rows[:2]).absent
    1
    """
    return Coverage(
        source=source.name,
        keys=tuple(on),
        rows=len(found),
        matched=int(found.sum()),
        absent=int((~found & within).sum()),
        outside=int((~found & ~within).sum()),
        source_rows=len(source),
        unmatched=int((~asked).sum()),
    )


def joined(
    table: Table,
    source: Source,
    on: Sequence[str],
    columns: Sequence[str],
    *,
    year: str = "year",
    suffix: str = "",
) -> tuple[Table, Coverage]:
    """The table with columns of a source, and what the join found.

    Parameters
    ----------
    table : Table
        Any rows; many may have the same key.
    source : Source
        At most one row for each key.
    on : sequence of str
        Key columns, of the same names in both.
    columns : sequence of str
        Number columns of the source to add.
    year : str
        The table's column of years, by which the source's domain is judged.
    suffix : str
        Appended to the names of what is added.

    Returns
    -------
    tuple of Table and Coverage
        As many rows as before, in the same order.

    Raises
    ------
    ValueError
        If a key stands twice in the source: the keys are listed.

    Examples
    --------
    >>> table = Table("pairs", {"ccode": np.array([2, 2, 20]), "year": np.array([1900, 1950, 1950])})
    >>> held = Table("troops", {"ccode": np.array([2]), "year": np.array([1950]), "n": np.ones(1)})
    >>> source = Source(held, Domain(1950, 1960), (Absence("", 0.0, "counted everywhere"),))
    >>> both, coverage = joined(table, source, ("ccode", "year"), ("n",))
    >>> both["n"].tolist(), (coverage.matched, coverage.absent, coverage.outside)
    ([nan, 1.0, 0.0], (1, 1, 1))
    """
    position = matches(table, source.table, on)
    within = _spoken_of(source, table, on, year)
    found = position >= 0
    filled = []
    for column in columns:
        values = _values(source, column, position, np.where(within, table[year], NEVER))
        told = found & ~np.isnan(values[0])
        known = told | ~np.isnan(values[1])
        name = f"{column}{suffix}"
        filled.append(Filled(name, *_counts(told, known)))
        origin = source.table.provenance.get(column, f"{source.table.name}: {column}")
        table = table.with_column(name, values[1], origin)
    asked = np.zeros(len(source.table), dtype=np.bool_)
    asked[position[found]] = True
    coverage = replace(
        counted(source.table, on, found, within, asked),
        columns=tuple(filled),
        absent_keys=distinct(table.rows(~found & within), on),
        unmatched_keys=distinct(source.table.rows(~asked), on),
    )
    return table, coverage


def _spoken_of(source: Source, table: Table, on: Sequence[str], year: str) -> Mask:
    """Rows within the source's years, and of a patron that it has where it is about patrons."""
    within = inside(source.domain, table[year])
    if PATRON not in on:
        return within
    spoken: Mask = within & np.isin(table[PATRON], np.unique(source.table[PATRON]))
    return spoken


def inside(domain: Domain, year: Whole) -> Mask:
    """Which years a domain covers.

    Examples
    --------
    >>> inside(Domain(1816, 2016), np.array([1815, 2016, 2017])).tolist()
    [False, True, False]
    """
    return (domain.first <= year) & (year <= domain.last)


def matches(table: Table, source: Table, on: Sequence[str]) -> Whole:
    """Where each row's key stands in the source; -1 where it does not.

    Parameters
    ----------
    table, source : Table
        Many rows to at most one.
    on : sequence of str
        Key columns.

    Returns
    -------
    Whole
        Positions in the source.

    Raises
    ------
    ValueError
        If a key stands twice in the source.
    """
    both = [np.concatenate((source[name], table[name])).astype(np.int64) for name in on]
    keys = in_one(both)
    held, wanted = keys[: len(source)], keys[len(source) :]
    order = np.argsort(held, kind="stable")
    ranked = held[order]
    if len(twice := np.flatnonzero(ranked[1:] == ranked[:-1])):
        rows = distinct(source.rows(order[twice]), on)
        listed = "; ".join(", ".join(map(str, row)) for row in rows[:LISTED])
        more = f" and {len(rows) - LISTED} more" if len(rows) > LISTED else ""
        msg = (
            f"{source.name}: {', '.join(on)} must tell its rows apart, but these keys stand more than "
            f"once: {listed}{more}; drop or merge those rows before the join"
        )
        raise ValueError(msg)
    if not len(held):
        return np.full(len(wanted), -1)
    found = np.minimum(np.searchsorted(ranked, wanted), len(held) - 1)
    return np.where(ranked[found] == wanted, order[found], -1)


def distinct(table: Table, on: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The keys of a table's rows, each once, ascending.

    Examples
    --------
    >>> distinct(Table("t", {"a": np.array([2, 1, 2]), "b": np.array([1, 1, 1])}), ("a", "b"))
    ((1, 1), (2, 1))
    """
    if not len(table):
        return ()
    keys = [table[name].astype(np.int64) for name in on]
    first = _firsts(in_one(keys))
    return tuple(zip(*(key[first].tolist() for key in keys), strict=True))


def _firsts(number: Whole) -> Whole:
    """Where each number stands, once, the numbers ascending."""
    if int(number.max()) >= SMALL:
        return np.unique(number, return_index=True)[1]
    # A place for every number that could be is quicker than sorting those that are.
    place = np.full(int(number.max()) + 1, -1)
    place[number] = np.arange(len(number))
    found: Whole = place[place >= 0]
    return found


def _values(source: Source, column: str, position: Whole, year: Whole) -> tuple[Number, Number]:
    """The source's values, and the same with what absence means."""
    found = position >= 0
    told = np.full(len(position), np.nan)
    told[found] = source.table[column][position[found]]
    return told, np.where(np.isnan(told), source.declared(column, year), told)


def _counts(told: Mask, known: Mask) -> tuple[int, int, int]:
    """How many values are told, declared and unknown."""
    return int(told.sum()), int((known & ~told).sum()), int((~known).sum())


def in_one(columns: Sequence[Whole]) -> Whole:
    """One number for each combination of whole numbers: the same for the same, in their order.

    Parameters
    ----------
    columns : sequence of array of int
        Keys, the first the most telling.

    Examples
    --------
    >>> in_one([np.array([2, 710, 2]), np.array([1950, 1949, 1950])]).tolist()
    [1, 1416, 1]
    """
    number = np.zeros(len(columns[0]), dtype=np.int64)
    most = 1
    for column in columns if len(columns[0]) else ():
        least = int(column.min())
        span = int(column.max()) - least + 1
        if most * span > LARGEST:
            # Ranks in place of numbers keep the product small, whatever the codes are.
            _, number = np.unique(number, return_inverse=True)
            _, column = np.unique(column, return_inverse=True)  # noqa: PLW2901 - its ranks stand for it
            most, least, span = int(number.max()) + 1, 0, int(column.max()) + 1
        number = number * span + (column - least)
        most *= span
    return number
