"""What a look-up found in a source, and which of the source's rows it asked for.

A join by equal keys counts itself (`coverage.joined`). A measure may look further: at both states
of a pair, at every year of a leader, at the disputes of ten years. Here such a look-up is counted
by what it reads: each row asks for a stretch of time, each row of the source has a point in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from foedus.panel.coverage import SMALL, Coverage, counted, distinct, in_one, inside
from foedus.panel.release import Domain
from foedus.panel.table import Mask, Number, Table, Whole

Side = Sequence[tuple[str, str]]
"""Columns of the keys and of the source that must be equal; the year is the last where there is one."""
FAR = 10_000_000
"""Years and days of the calendar are below this."""
PAIR = 3
"""Columns of a key that names two states and a year."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """The time that each row asks for, and the time of each row of the source.

    Parameters
    ----------
    first, last : array of float
        For each row of the keys, both ends included; a row whose first is NaN, or after its last,
        asks for nothing.
    at : array of float
        For each row of the source; NaN where it is unknown.
    within : Mask
        Rows of the keys for which the source speaks of the stretch.
    """

    first: Number
    last: Number
    at: Number
    within: Mask


def years_back(keys: Table, source: Table, domain: Domain, years: int) -> Stretch:
    """The stretch of some years up to that of each row, which a source must cover whole.

    Parameters
    ----------
    keys, source : Table
        With `year`.
    domain : Domain
        Years of the source.
    years : int
        How many, the year itself included.

    Examples
    --------
    >>> keys = Table("keys", {"year": np.array([1953, 1955])})
    >>> asked = years_back(keys, keys, Domain(1950, 1960), 5)
    >>> asked.first.tolist(), asked.within.tolist()
    ([1949.0, 1951.0], [False, True])
    """
    last = keys["year"].astype(np.float64)
    within = inside(Domain(domain.first + years - 1, domain.last), keys["year"])
    return Stretch(last - years + 1, last, source["year"].astype(np.float64), within)


def probed(
    keys: Table,
    source: Table,
    domain: Domain,
    *sides: Side,
    stretch: Stretch | None = None,
    every: bool = True,
    what: str = "",
) -> Coverage:
    """What a look-up of keys in a source finds.

    Parameters
    ----------
    keys : Table
        What is asked for, with `year`.
    source : Table
        Who answers; many of its rows may have one key.
    domain : Domain
        Years of the source.
    *sides : sequence of (str, str)
        Each a look-up: columns that must be equal, the year last.
    stretch : Stretch, optional
        The time asked for; the year of each row, and nothing else, without it.
    every : bool
        Whether a row needs an answer on every side, or on one of them.
    what : str
        What is looked up, in words, where one source is asked for several things.

    Returns
    -------
    Coverage
        Rows of the keys; rows of the source, whose keys are listed once. Of pairs that found
        nothing no list is made: they are nearly all, and say nothing one by one.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7, 8]), "year": np.array([1950, 1951])})
    >>> held = Table("held", {"ccode": np.array([7, 9]), "year": np.array([1950, 1950])})
    >>> found = probed(keys, held, Domain(1946, 1960), [("ccode1", "ccode"), ("year", "year")])
    >>> (found.matched, found.absent_keys, found.unmatched_keys)
    (1, ((8, 1951),), ((9, 1950),))
    """
    within = inside(domain, keys["year"]) if stretch is None else stretch.within
    told = [
        _equal(keys, source, side) if stretch is None else _met(keys, source, side, stretch)
        for side in sides
    ]
    found = (np.logical_and if every else np.logical_or).reduce([rows for rows, _ in told])
    asked = np.logical_or.reduce([held for _, held in told])
    mine = [[ours for ours, _ in side] for side in sides]
    lost = [
        distinct(keys.rows(~(rows if every else found) & within), names)
        for (rows, _), names in zip(told, mine, strict=True)
        if len(names) == len(mine[0]) < PAIR
    ]
    names = mine[0] if len(sides) == 1 else [theirs for _, theirs in sides[0]]
    return replace(
        counted(source, names, found, within, asked),
        absent_keys=tuple(sorted({key for each in lost for key in each})),
        unmatched_keys=distinct(source.rows(~asked), [theirs for _, theirs in sides[0]]),
        what=what,
    )


def _equal(keys: Table, source: Table, side: Side) -> tuple[Mask, Mask]:
    """The same, where every row asks for its own year alone."""
    number = in_one([_stacked(keys, source, *names) for names in side])
    held, wanted = number[: len(source)], number[len(source) :]
    if not len(number) or int(number.max()) >= SMALL:
        return np.isin(wanted, held), np.isin(held, wanted)
    there = np.zeros((2, int(number.max()) + 1), dtype=np.bool_)
    there[0, held] = there[1, wanted] = True
    return there[0, wanted], there[1, held]


def _stacked(keys: Table, source: Table, ours: str, theirs: str) -> Whole:
    """A column of the source, and below it that of the keys."""
    return np.concatenate((source[theirs], keys[ours])).astype(np.int64)


def _met(keys: Table, source: Table, side: Side, time: Stretch) -> tuple[Mask, Mask]:
    """Which rows of the keys find a row of the source, and which of its rows they ask for."""
    number = (
        in_one([_stacked(keys, source, *names) for names in side[:-1]]).astype(np.float64) * FAR
    )
    held, wanted = number[: len(source)], number[len(source) :]
    point = held + time.at
    first, last = wanted + time.first, wanted + time.last
    marks = np.sort(point)
    here = np.searchsorted(marks, first)
    found = here < len(marks)
    found[found] = marks[here[found]] <= last[found]
    asks = np.flatnonzero(first <= last)
    order = asks[np.argsort(first[asks])]
    # Of all stretches that begin before a point, whoever reaches furthest decides whether one
    # holds it: those of another state end before this one's begin.
    begins, reach = first[order], np.maximum.accumulate(last[order])
    before = np.searchsorted(begins, point, side="right") - 1
    asked = before >= 0
    asked[asked] = reach[before[asked]] >= point[asked]
    return found, asked
