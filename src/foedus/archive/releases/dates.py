"""Dates: days in three columns that no calendar has, and spells that end before they begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from foedus.archive.releases.making import MONTHS, YEAR_MAX
from foedus.archive.releases.sheet import Sheet, Spell
from foedus.panel.release import Layout
from foedus.panel.spell_days import days
from foedus.panel.table import Array, Mask, Number

Columns = Mapping[str, Array]

DATE = 3
"""Columns of a date: year, month, day."""
SHORTEST, LONGEST = 28, 31
"""Days of a month, at least and at most."""


def dates_of(sheet: Sheet, layout: Layout) -> tuple[tuple[str, ...], ...]:
    """The dates that a file has in three columns, by our names.

    Examples
    --------
    >>> from foedus.archive.releases.registry import sheet
    >>> held = sheet("powell_thyne")
    >>> dates_of(held, held.release.layouts[0])
    (('year', 'month', 'day'),)
    """
    of_spells = [side for each in sheet.spells for side in (each.first, each.last)]
    named = [*of_spells, *sheet.recipe(layout.name).days.values()]
    held = dict(layout.columns)
    dates = [each for each in named if len(each) == DATE and set(each) <= set(held)]
    return tuple(dict.fromkeys(dates))


def spells_of(sheet: Sheet, layout: Layout) -> tuple[Spell, ...]:
    """The spells of which a file has the beginning and the end."""
    held = set(dict(layout.columns))
    return tuple(each for each in sheet.spells if {*each.first, *each.last} <= held)


def impossible(columns: Columns, date: Sequence[str]) -> Mask:
    """Where a date is known and no calendar has it; days above 31 and months above 12 are not judged.

    Parameters
    ----------
    columns : mapping
        Numbers.
    date : sequence of str
        Columns of year, month and day; what is missing or 0 is unknown.

    Examples
    --------
    >>> held = {"y": np.array([1990, 1992]), "m": np.array([2, 2]), "d": np.array([29, 29])}
    >>> impossible(held, ("y", "m", "d")).tolist()
    [True, False]
    """
    year, month, day = (columns[name].astype(np.float64) for name in date)
    known = (year >= 1) & (year <= YEAR_MAX) & (month >= 1) & (month <= MONTHS)
    known &= (day > SHORTEST) & (day <= LONGEST)
    on = [np.where(known, values, 1) for values in (year, month, day)]
    whole = on[0].astype(np.int64)
    # `days` takes a day beyond the end of its month as the last: the count then falls short.
    counted = days(whole, on[1], on[2]) - days(whole, on[1], np.ones(len(year))) + 1
    found: Mask = known & (counted != on[2])
    return found


def reversed_spells(columns: Columns, spell: Spell) -> Mask:
    """Where a spell ends before it begins, as far as both are known.

    Examples
    --------
    >>> held = {"b": np.array([1990, 1990]), "e": np.array([1980, 0])}
    >>> reversed_spells(held, Spell(("b",), ("e",))).tolist()
    [True, False]
    """
    rows = len(columns[spell.first[0]])
    later, alike = np.zeros(rows, dtype=np.bool_), np.ones(rows, dtype=np.bool_)
    for first, last in zip(spell.first, spell.last, strict=False):
        one, other = _number(columns[first]), _number(columns[last])
        alike &= (one > 0) & (other > 0)
        later |= alike & (one > other)
        alike &= one == other
    return later


def _number(values: Array) -> Number:
    return values.astype(np.float64)


def has_impossible_days(sheet: Sheet, layout: Layout, columns: Columns) -> bool:
    """Whether any of the columns that were read says a day that cannot be."""
    dates = [each for each in dates_of(sheet, layout) if set(each) <= set(columns)]
    spells = [
        each for each in spells_of(sheet, layout) if {*each.first, *each.last} <= set(columns)
    ]
    return any(impossible(columns, each).any() for each in dates) or any(
        reversed_spells(columns, each).any() for each in spells
    )
