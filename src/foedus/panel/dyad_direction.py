"""Direction: what the order of two states in a row means, and which changes of it lose nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from foedus.panel.coverage import LISTED, distinct, matches
from foedus.panel.release import Direction
from foedus.panel.table import Array, Mask, Table

SIDES_OF = {
    Direction.UNDIRECTED: ("ccode1", "ccode2"),
    Direction.DIRECTED: ("ccode1", "ccode2"),
    Direction.CLIENT_PATRON: ("client", "patron"),
}
"""The columns of the two states."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """A table of pairs of states, with what their order means.

    Parameters
    ----------
    table : Table
        Rows with two state columns (`SIDES_OF`) and `year`.
    direction : Direction
        Undirected: each pair once, its order without meaning. Directed: each pair in both
        orders, or in the order that counts. Client to patron: the weaker state first.
    swapped : tuple of (str, str)
        Columns that belong to the first and to the second state; all others belong to the pair.

    Raises
    ------
    ValueError
        If a pair stands twice: in the same order, or, where undirected, in either.

    Examples
    --------
    >>> rows = {name: np.array([value]) for name, value in (("ccode1", 2), ("ccode2", 732))}
    >>> rival = Pairs(Table("t", rows | {"year": np.array([1953])}), Direction.UNDIRECTED)
    >>> len(directed(rival).table)
    2
    """

    table: Table
    direction: Direction
    swapped: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse pairs that stand twice, naming them."""
        if self.direction not in SIDES_OF:
            msg = f"{self.table.name}: pairs of states must have a direction, got {self.direction.value}"
            raise ValueError(msg)
        checked = _in_code_order(self) if self.direction is Direction.UNDIRECTED else self
        matches(checked.table.rows(np.zeros(0, np.int64)), checked.table, checked.keys)

    @property
    def keys(self) -> tuple[str, str, str]:
        """The columns that tell its rows apart."""
        one, two = SIDES_OF[self.direction]
        return (one, two, "year")


def directed(pairs: Pairs) -> Pairs:
    """Pairs with a direction: an undirected pair stands in both orders, saying the same of each.

    Parameters
    ----------
    pairs : Pairs
        Of any direction; client to patron becomes first to second.

    Returns
    -------
    Pairs
        Directed.
    """
    if pairs.direction is Direction.CLIENT_PATRON:
        return replace(pairs, table=_renamed(pairs.table), direction=Direction.DIRECTED)
    if pairs.direction is Direction.DIRECTED:
        return pairs
    table, turned = pairs.table, _turned(pairs)
    columns = {name: np.concatenate((table[name], turned[name])) for name in table.columns}
    both = Table(table.name, columns, table.provenance)
    return replace(pairs, table=both, direction=Direction.DIRECTED)


def undirected(pairs: Pairs) -> Pairs:
    """Pairs without a direction, where that loses nothing.

    Parameters
    ----------
    pairs : Pairs
        Directed, each pair in both orders with the same to say, or undirected.

    Returns
    -------
    Pairs
        Each pair once, the smaller code first.

    Raises
    ------
    ValueError
        If the order tells client and patron apart, if a pair stands in one order only, or if
        what is said differs by order: the columns or pairs are named.
    """
    if pairs.direction is Direction.UNDIRECTED:
        return _in_code_order(pairs)
    if pairs.direction is Direction.CLIENT_PATRON:
        msg = f"{pairs.table.name}: without its direction nobody could tell the client from the patron"
        raise ValueError(msg)
    turned = _turned(pairs)
    found = matches(turned, pairs.table, pairs.keys)
    if (found < 0).any():
        rows = distinct(turned.rows(found < 0), pairs.keys)
        msg = f"{pairs.table.name}: pairs in one order only, so the order means something: {rows[:LISTED]}"
        raise ValueError(msg)
    differing = [
        name
        for name in pairs.table.columns
        if not _same(pairs.table[name][found], turned[name]) and name not in pairs.keys
    ]
    if differing:
        msg = f"{pairs.table.name}: {', '.join(differing)} differ by direction; choose columns that do not"
        raise ValueError(msg)
    kept = pairs.table.rows(pairs.table["ccode1"] < pairs.table["ccode2"])
    return replace(pairs, table=kept, direction=Direction.UNDIRECTED)


def client_to_patron(pairs: Pairs, patron_second: Mask) -> Pairs:
    """The directed pairs whose second state is the patron, as client and patron.

    Parameters
    ----------
    pairs : Pairs
        Directed.
    patron_second : Mask
        Rows whose second state is the first one's patron.

    Returns
    -------
    Pairs
        Those rows, client to patron.

    Raises
    ------
    ValueError
        If the pairs have no direction to read, or two states are each other's patrons.
    """
    if pairs.direction is not Direction.DIRECTED:
        msg = f"{pairs.table.name}: directed pairs are needed, these are {pairs.direction.value}"
        raise ValueError(msg)
    chosen = pairs.table.rows(patron_second)
    mutual = matches(_turned(replace(pairs, table=chosen)), chosen, pairs.keys) >= 0
    if mutual.any():
        rows = distinct(chosen.rows(mutual), pairs.keys)
        msg = f"{pairs.table.name}: each would be the other's patron: {rows[:LISTED]}"
        raise ValueError(msg)
    names = dict(zip(SIDES_OF[Direction.DIRECTED], SIDES_OF[Direction.CLIENT_PATRON], strict=True))
    columns = {names.get(name, name): column for name, column in chosen.columns.items()}
    provenance = {names.get(name, name): source for name, source in chosen.provenance.items()}
    table = Table(chosen.name, columns, provenance)
    return replace(pairs, table=table, direction=Direction.CLIENT_PATRON)


def _turned(pairs: Pairs) -> Table:
    """The rows with first and second state exchanged, in the same order of rows."""
    one, two = SIDES_OF[pairs.direction]
    exchange = {one: two, two: one}
    exchange |= dict(pairs.swapped) | {two: one for one, two in pairs.swapped}
    table = pairs.table
    columns = {name: table[exchange.get(name, name)] for name in table.columns}
    return Table(table.name, columns, table.provenance)


def _in_code_order(pairs: Pairs) -> Pairs:
    """Each row with its smaller code first; unchecked, for a check uses it."""
    turned = _turned(pairs)
    later = pairs.table["ccode1"] > pairs.table["ccode2"]
    columns = {
        name: np.where(later, turned[name], column) for name, column in pairs.table.columns.items()
    }
    table = Table(pairs.table.name, columns, pairs.table.provenance)
    # As directed pairs: sorted codes stand once in either order exactly if they stand once here.
    return replace(pairs, table=table, direction=Direction.DIRECTED)


def _renamed(table: Table) -> Table:
    """Client and patron as first and second state."""
    names = dict(zip(SIDES_OF[Direction.CLIENT_PATRON], SIDES_OF[Direction.DIRECTED], strict=True))
    columns = {names.get(name, name): column for name, column in table.columns.items()}
    provenance = {names.get(name, name): source for name, source in table.provenance.items()}
    return Table(table.name, columns, provenance)


def _same(one: Array, two: Array) -> bool:
    """Whether columns say the same; unknown is the same as unknown."""
    return bool(np.array_equal(one, two, equal_nan=np.issubdtype(one.dtype, np.floating)))
