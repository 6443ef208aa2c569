"""Sheets: a release together with what the values of its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.archive.schemas.release import Kind
from foedus.panel.release import Release
from foedus.panel.table import Mask, Number


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the table of a layout is made of its file, where that is more than renaming.

    Parameters
    ----------
    header : tuple of str
        Names of the fields of a file that has no header of its own; empty where it has one.
    sums : mapping
        Columns that the file lacks and tells all the same: another column and a number to be
        added.
    days : mapping
        Days that the file has as three columns: year, month, day.
    months : mapping
        Days that the file has as a month (201612): the column, and whether its first or its
        last day is meant.
    mirrored : tuple of (str, str)
        Pairs of columns that change places in a second row made of each, where the file has a
        pair of states once and the release both ways; empty where it has not.
    only_with : str
        The column without which a row belongs to no state and is left out; empty where all
        stay.
    """

    header: tuple[str, ...] = ()
    sums: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    days: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    months: Mapping[str, tuple[str, bool]] = field(default_factory=dict)
    mirrored: tuple[tuple[str, str], ...] = ()
    only_with: str = ""

    def made(self) -> dict[str, tuple[str, ...]]:
        """The columns that are made, each with those it is made of.

        Examples
        --------
        >>> Recipe(sums={"year": ("session", 1945)}).made()
        {'year': ('session',)}
        """
        return {
            **{name: (source,) for name, (source, _) in self.sums.items()},
            **{name: tuple(sources) for name, sources in self.days.items()},
            **{name: (source,) for name, (source, _) in self.months.items()},
        }


@dataclass(frozen=True, slots=True)
class Range:
    """Values that a column can hold.

    Parameters
    ----------
    first, last : float
        Lowest and highest, both included; days as `datetime.date.toordinal` counts them.
    also : tuple of float
        Single values beside them.
    said : str
        The range as a reader is told it.
    """

    first: float
    last: float
    also: tuple[float, ...] = ()
    said: str = ""

    def misses(self, values: Number) -> Mask:
        """Where a value is known and lies outside.

        Examples
        --------
        >>> import numpy as np
        >>> Range(1, 12, (0,)).misses(np.array([0.0, 12.0, 13.0, np.nan])).tolist()
        [False, False, True, False]
        """
        missed: Mask = (values < self.first) | (values > self.last)
        for each in self.also:
            missed &= values != each
        return missed


@dataclass(frozen=True, slots=True)
class Spell:
    """The columns that tell when something began, and when it ended.

    Parameters
    ----------
    first, last : tuple of str
        Year, month and day, or fewer of them from the year on; or one column of days.
    """

    first: tuple[str, ...]
    last: tuple[str, ...]


PLAIN = Recipe()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A release and the kind of each of its columns.

    Parameters
    ----------
    release : Release
        The release.
    kinds : mapping of str to Kind
        By our names, in order.
    blanks : frozenset of str
        Words that stand for unknown where a number or a day belongs.
    recipes : mapping of str to Recipe
        By layout, where its file has to be made a table.
    ranges : mapping of str to Range
        By column, where it is known what it can hold.
    closes : str
        The column whose last year is the last of the release; empty where none tells it.
    spells : tuple of Spell
        Columns that tell from when to when; a spell begins before it ends.
    repeated : tuple of tuple of str or float
        Keys that stand twice in the release as it is published, a known defect.
    """

    release: Release
    kinds: Mapping[str, Kind]
    blanks: frozenset[str] = field(default=frozenset())
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    closes: str = ""
    spells: tuple[Spell, ...] = ()
    repeated: tuple[tuple[str | float, ...], ...] = ()

    @property
    def name(self) -> str:
        """The identifier of the release."""
        return self.release.name

    def recipe(self, layout: str) -> Recipe:
        """How the table of a layout is made."""
        return self.recipes.get(layout, PLAIN)

    def windows(self) -> dict[str, tuple[int, int]]:
        """Years in which alone a column says anything, where they are narrower than the domain."""
        domain = self.release.domain
        return {
            each.column: (each.first or domain.first, each.last or domain.last)
            for each in self.release.absence
            if each.column and (each.first or each.last)
        }
