"""Tables: columns of one length, each with the place it came from.

Codes and years are whole numbers (int64) and never missing. Every other number is float64,
with NaN where it is unknown. Texts stand in object arrays, empty where unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray[tuple[int], np.dtype[Any]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
Whole = np.ndarray[tuple[int], np.dtype[np.int64]]
Number = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Columns of one length under one name.

    Parameters
    ----------
    name : str
        What it is a table of.
    columns : mapping of str to array
        One-dimensional arrays of one length, in order.
    provenance : mapping of str to str
        For each column who says so: a release and its column, or the rule that made it.

    Raises
    ------
    ValueError
        If the columns differ in length, or provenance names a column that is not there.

    Examples
    --------
    >>> held = Table("states", {"ccode": np.array([2, 200])}, {"ccode": "cow_states: ccode"})
    >>> len(held), held["ccode"].tolist()
    (2, [2, 200])
    """

    name: str
    columns: Mapping[str, Array]
    provenance: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse columns of different lengths, naming them."""
        lengths = {name: len(column) for name, column in self.columns.items()}
        if len(set(lengths.values())) > 1:
            msg = f"{self.name}: columns of different lengths: {lengths}"
            raise ValueError(msg)
        if unknown := set(self.provenance).difference(self.columns):
            msg = f"{self.name}: provenance of columns that are not there: {sorted(unknown)}"
            raise ValueError(msg)

    def __len__(self) -> int:
        """Number of rows."""
        return len(next(iter(self.columns.values()), ()))

    def __getitem__(self, name: str) -> Array:
        """The column of this name; a `KeyError` that names those there are."""
        if name not in self.columns:
            msg = f"{self.name} has no column {name!r}; it has {', '.join(self.columns)}"
            raise KeyError(msg)
        return self.columns[name]

    def rows(self, chosen: Mask | Whole) -> Table:
        """The rows that a mask or positions choose."""
        columns = {name: column[chosen] for name, column in self.columns.items()}
        return Table(self.name, columns, self.provenance)

    def only(self, names: Sequence[str]) -> Table:
        """The columns of these names, in this order."""
        kept = {name: self.provenance[name] for name in names if name in self.provenance}
        return Table(self.name, {name: self[name] for name in names}, kept)

    def with_column(self, name: str, values: Array, source: str) -> Table:
        """The table with one column more, or another in its place, and who says so."""
        columns = {**self.columns, name: values}
        return Table(self.name, columns, {**self.provenance, name: source})
