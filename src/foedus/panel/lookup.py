"""Values of a source at given keys, and counts of events: what the measures are made of.

A measure looks up one column of one source whose keys have names of their own. Outside the
source's years nothing is known; within them an absent row means what its makers say.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.panel.coverage import in_one, inside, matches
from foedus.panel.release import Domain
from foedus.panel.table import Array, Number, Table, Whole

NOWHERE = -1
"""Place of a key that the source has not."""


def places(wanted: Sequence[Whole], held: Sequence[Whole], name: str = "source") -> Whole:
    """For each wanted key its row among those held, `NOWHERE` where there is none.

    Parameters
    ----------
    wanted, held : sequence of array of int
        The columns of the keys, in one order.
    name : str
        What holds them, for the message.

    Raises
    ------
    ValueError
        If a key is held twice.

    Examples
    --------
    >>> places([np.array([2, 9])], [np.array([9, 8])]).tolist()
    [-1, 0]
    """
    on = [f"key {place}" for place in range(1, len(held) + 1)]
    return matches(_table(name, on, wanted), _table(name, on, held), on)


def count(wanted: Sequence[Whole], events: Sequence[Whole]) -> Number:
    """How many events there are of each wanted key.

    Parameters
    ----------
    wanted, events : sequence of array of int
        The columns of the keys, in one order.

    Examples
    --------
    >>> count([np.array([2, 9])], [np.array([9, 8, 9])]).tolist()
    [0.0, 2.0]
    """
    if not len(events[0]):
        return np.zeros(len(wanted[0]))
    number = in_one([column.astype(np.int64) for column in events])
    _, first, counts = np.unique(number, return_index=True, return_counts=True)
    spots = places(wanted, [column[first] for column in events])
    return np.where(spots == NOWHERE, 0.0, counts[spots])


def lookup(
    keys: Table,
    source: Table,
    column: str,
    on: Sequence[tuple[str, str]],
    domain: Domain,
    *,
    absent: float | None = None,
) -> Number:
    """A column of a source for each row of `keys`, which need a column `year`.

    Parameters
    ----------
    keys, source : Table
        What is asked for, and who answers.
    column : str
        The column of the source.
    on : sequence of (str, str)
        Columns of the keys and of the source that must be equal; the year is among them
        where the source has one.
    domain : Domain
        Years of which the source speaks; outside them the value is missing.
    absent : float, optional
        What an absent row means within those years; missing where it is not given.

    Raises
    ------
    ValueError
        If the source holds a key twice.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([2, 2, 9]), "year": np.array([1950, 1990, 1950])})
    >>> held = Table("held", {"ccode": np.array([2]), "year": np.array([1950]), "x": np.ones(1)})
    >>> on = [("ccode1", "ccode"), ("year", "year")]
    >>> lookup(keys, held, "x", on, Domain(1946, 1980), absent=0).tolist()
    [1.0, nan, 0.0]
    """
    wanted, held = [keys[mine] for mine, _ in on], [source[theirs] for _, theirs in on]
    spots = places(wanted, held, source.name)
    otherwise = np.nan if absent is None else absent
    values = taken(source[column].astype(np.float64), spots, otherwise)
    values[~inside(domain, keys["year"])] = np.nan
    return values


def taken(column: Array, spots: Whole, otherwise: float | str) -> Array:
    """The values of a column at places, and something else where there is no place.

    Parameters
    ----------
    column : array
        Values.
    spots : array of int
        Places, or `NOWHERE`.
    otherwise : float or str
        What stands there for `NOWHERE`.

    Examples
    --------
    >>> taken(np.array([1.5, 2.5]), np.array([1, NOWHERE]), np.nan).tolist()
    [2.5, nan]
    """
    # NOWHERE is the last place, and there the other value is put.
    whole = np.empty(len(column) + 1, dtype=column.dtype)
    whole[:-1], whole[-1] = column, otherwise
    found: Array = whole[spots]
    return found


def _table(name: str, on: Sequence[str], columns: Sequence[Whole]) -> Table:
    """Columns of keys under names that both sides share."""
    return Table(name, dict(zip(on, columns, strict=True)))
