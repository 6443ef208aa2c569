"""Making: the columns and rows of a table that its file tells in another way."""

from __future__ import annotations

import numpy as np

from foedus.archive.releases.sheet import Recipe
from foedus.panel.spell_days import days
from foedus.panel.table import Array, Number

HUNDRED = 100
"""A month is written as the year times a hundred and the month."""

YEAR_MAX, MONTHS = 9998, 12

Columns = dict[str, Array]


def complete(columns: Columns, recipe: Recipe) -> Columns:
    """The columns, and those that are made of them.

    Examples
    --------
    >>> held = {"begin": np.array([201602.0])}
    >>> complete(held, Recipe(months={"first": ("begin", False)}))["first"].tolist()
    [735995.0]
    """
    made = dict(columns)
    for name, (source, plus) in recipe.sums.items():
        if source in columns:
            made[name] = columns[source] + plus
    for name, sources in recipe.days.items():
        if set(sources) <= set(columns):
            on = [columns[source].astype(float) for source in sources]
            made[name] = _day(on[0], on[1], on[2], latest=False)
    for name, (source, at_end) in recipe.months.items():
        if source in columns:
            year, month = np.divmod(columns[source].astype(float), HUNDRED)
            made[name] = _day(year, month, np.zeros(len(year)), latest=at_end)
    return made


def _day(year: Number, month: Number, day: Number, *, latest: bool) -> Number:
    """Days; unknown where the year is; what is no month counts as an unknown one."""
    known = (year >= 1) & (year <= YEAR_MAX)
    month = np.where((month >= 1) & (month <= MONTHS), month, 0)
    found = days(np.where(known, year, 1).astype(np.int64), month, day, latest=latest)
    return np.where(known, found.astype(float), np.nan)


def mirrored(columns: Columns, recipe: Recipe) -> Columns:
    """Each row, and behind all of them each row the other way round.

    Examples
    --------
    >>> held = {"a": np.array([1, 2]), "b": np.array([3, 4])}
    >>> mirrored(held, Recipe(mirrored=(("a", "b"),)))["a"].tolist()
    [1, 2, 3, 4]
    """
    if not recipe.mirrored:
        return columns
    other = {name: name for name in columns}
    for one, two in recipe.mirrored:
        other[one], other[two] = two, one
    return {
        name: np.concatenate((values, columns[other[name]])) if other[name] in columns else values
        for name, values in columns.items()
    }
