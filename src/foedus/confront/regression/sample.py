"""Samples: the rows of a table that a model can use, and what became of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from foedus.panel.table import Array, Mask, Number, Table, Whole

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
"""Numbers of any shape; the docstring says which."""


WIDEST = 1 << 20
"""Range of whole numbers up to which groups are numbered by counting."""


@dataclass(frozen=True, slots=True)
class Lack:
    """How many rows a model loses for want of one column.

    Parameters
    ----------
    column : str
        The column.
    rows : int
        Rows that lack it.
    alone : int
        Rows that lack nothing else.
    """

    column: str
    rows: int
    alone: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The account of a sample's rows.

    Parameters
    ----------
    given, used : int
        Rows of the table, and rows with everything the model needs.
    lacking : tuple of Lack
        Columns that are missing somewhere.
    set_aside : int
        Complete rows that the question does not ask about.

    Examples
    --------
    >>> print(Rows(745, 612, (Lack("tenure", 133, 120),)))
    612 of 745 rows used; dropped: 133 without tenure (120 lack nothing else)
    """

    given: int
    used: int
    lacking: tuple[Lack, ...] = ()
    set_aside: int = 0

    def __str__(self) -> str:
        """The account in one sentence."""
        causes = "; ".join(
            f"{lack.rows:,} without {lack.column} ({lack.alone:,} lack nothing else)"
            for lack in self.lacking
        )
        dropped = f"; dropped: {causes}" if causes else ""
        aside = f"; {self.set_aside:,} not asked about" if self.set_aside else ""
        return f"{self.used:,} of {self.given:,} rows used{dropped}{aside}"


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """What a model is fitted to: complete rows, and who shares what.

    Parameters
    ----------
    name : str
        The table they come from.
    outcome : str
        The column explained.
    outcomes : tuple of str
        Labels of the categories, lowest first.
    y : array of int64, shape (n,)
        Places in `outcomes`.
    columns : tuple of str
        The explaining columns.
    x : array of float64, shape (n, k)
        Their values.
    weights : array of float64, shape (n,)
        How many equal observations a row stands for.
    clusters : mapping of str to array of int64
        Per column, the group of each row.
    members : pair of arrays of int64, or None
        The two states of each row's dyad.
    rows : Rows
        What was used and what was dropped.
    """

    name: str
    outcome: str
    outcomes: tuple[str, ...]
    y: Whole
    columns: tuple[str, ...]
    x: Floats
    weights: Number
    rows: Rows
    clusters: Mapping[str, Whole] = field(default_factory=dict)
    members: tuple[Whole, Whole] | None = None

    def __len__(self) -> int:
        """Number of rows used."""
        return len(self.y)

    @property
    def observations(self) -> float:
        """Sum of the weights."""
        return float(self.weights.sum())

    @property
    def counts(self) -> tuple[float, ...]:
        """Observations in each category."""
        found = np.bincount(self.y, weights=self.weights, minlength=len(self.outcomes))
        return tuple(float(number) for number in found)

    def where(self, chosen: Mask | Whole) -> Sample:
        """The rows that a mask or positions choose; the others are set aside, and counted."""
        y = self.y[chosen]
        aside = self.rows.set_aside + max(len(self) - len(y), 0)
        members = self.members and (self.members[0][chosen], self.members[1][chosen])
        return replace(
            self,
            y=y,
            x=self.x[chosen],
            weights=self.weights[chosen],
            clusters={name: groups[chosen] for name, groups in self.clusters.items()},
            members=members,
            rows=replace(self.rows, used=len(y), set_aside=aside),
        )

    def explaining(self, outcomes: tuple[str, ...], y: Whole) -> Sample:
        """The same rows with another outcome, given as places in its labels."""
        return replace(self, outcomes=outcomes, y=y)

    def only(self, columns: Sequence[str]) -> Sample:
        """The same rows with some of the columns, in the order given."""
        kept = [self.columns.index(name) for name in columns]
        return replace(self, columns=tuple(columns), x=self.x[:, kept])


def gather(
    table: Table,
    outcome: str,
    columns: Sequence[str],
    *,
    outcomes: Mapping[float, str] | None = None,
    weights: str = "",
    clusters: Sequence[str] = (),
    members: tuple[str, str] | None = None,
) -> Sample:
    """Take from a table the rows that have everything a model needs.

    Parameters
    ----------
    table : Table
        Rows to explain.
    outcome : str
        Column of the outcome, a number for each category.
    columns : sequence of str
        Columns that explain; numbers or truth values.
    outcomes : mapping of float to str, optional
        Label of each value, lowest first; without it the values that occur, in order.
    weights : str
        Column of frequency weights; "" where each row stands for itself.
    clusters : sequence of str
        Columns whose groups share what is not observed.
    members : pair of str, optional
        Columns of the two states of a dyad.

    Returns
    -------
    Sample
        Complete rows; what was dropped is counted by column.

    Raises
    ------
    ValueError
        If the outcome takes a value that has no label.

    Examples
    --------
    >>> held = Table("t", {"d": np.array([0, 1, 1]), "x": np.array([1.0, np.nan, 2.0])})
    >>> print(gather(held, "d", ["x"], outcomes={0: "none", 1: "some"}).rows)
    2 of 3 rows used; dropped: 1 without x (1 lack nothing else)
    """
    held = [outcome, *columns, *([weights] if weights else []), *clusters, *(members or ())]
    missing = {name: is_missing(table[name]) for name in dict.fromkeys(held)}
    complete, lacking = _complete(missing, len(table))
    used = table.rows(complete)
    values = used[outcome].astype(np.float64)
    labels = outcomes or {float(v): f"{v:g}" for v in np.unique(values)}
    return Sample(
        name=table.name,
        outcome=outcome,
        outcomes=tuple(labels.values()),
        y=_places(values, list(labels), outcome),
        columns=tuple(columns),
        x=_matrix(used, columns),
        weights=used[weights].astype(np.float64) if weights else np.ones(len(used)),
        clusters={name: coded(used[name]) for name in clusters},
        members=_pair(used[members[0]], used[members[1]]) if members else None,
        rows=Rows(len(table), len(used), lacking),
    )


def is_missing(column: Array) -> Mask:
    """Where a column says nothing: NaN in numbers, "" in texts."""
    if column.dtype == object:
        return np.array([value is None or value == "" for value in column], dtype=np.bool_)
    if column.dtype.kind == "f":
        return np.isnan(column)
    return np.zeros(len(column), dtype=np.bool_)


def _complete(missing: Mapping[str, Mask], count: int) -> tuple[Mask, tuple[Lack, ...]]:
    """Rows that lack nothing, and for each column how many lack it."""
    times = np.zeros(count, dtype=np.int64)
    for mask in missing.values():
        times += mask
    lacking = tuple(
        Lack(name, int(mask.sum()), int((mask & (times == 1)).sum()))
        for name, mask in missing.items()
        if mask.any()
    )
    return times == 0, lacking


def _places(values: Number, labelled: Sequence[float], outcome: str) -> Whole:
    """Where each value stands among the labelled ones."""
    known = np.array(labelled, dtype=np.float64)
    if unknown := sorted(set(np.unique(values).tolist()).difference(known.tolist())):
        told = ", ".join(f"{value:g}" for value in unknown)
        raise ValueError(
            f"{outcome} takes the value {told}; expected one of "
            f"{', '.join(f'{value:g}' for value in known)}: label it, or leave those rows out"
        )
    order = np.argsort(known)
    return order[np.searchsorted(known[order], values)].astype(np.int64)


def _matrix(table: Table, columns: Sequence[str]) -> Floats:
    stacked = [table[name].astype(np.float64) for name in columns]
    return np.stack(stacked, axis=1) if stacked else np.empty((len(table), 0))


def coded(column: Array) -> Whole:
    """Groups numbered from 0 in the order of their names.

    Examples
    --------
    >>> coded(np.array([200, 2, 200])).tolist()
    [1, 0, 1]
    """
    if column.dtype.kind == "i" and len(column):
        low, high = int(column.min()), int(column.max())
        if high - low <= WIDEST:
            # Counting is quicker than sorting, and numbers alike.
            held = np.zeros(high - low + 1, dtype=np.bool_)
            held[column - low] = True
            places: Whole = (np.cumsum(held) - 1)[column - low]
            return places
    return np.unique(column, return_inverse=True)[1].reshape(-1).astype(np.int64)


def distinct(groups: Whole) -> int:
    """How many groups there are.

    Examples
    --------
    >>> distinct(np.array([200, 2, 200]))
    2
    """
    return int(coded(groups).max(initial=-1)) + 1


def _pair(first: Array, second: Array) -> tuple[Whole, Whole]:
    """States numbered alike in both places."""
    numbers = coded(np.concatenate([first, second]))
    return numbers[: len(first)], numbers[len(first) :]
