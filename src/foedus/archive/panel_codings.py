"""A user's codings of commitments: a CSV file with a row for each client, patron and year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from foedus.archive.panel_rows import Fields, Lined, pair, read_rows, short, whole
from foedus.panel.compatibility import To
from foedus.panel.table import Table

COLUMNS = ("client", "patron", "year", "commitment", "value")
"""The header: COW's codes, the year, state or regime, and 1, 0 or nothing for open."""
VALUES = {"1": 1.0, "0": 0.0, "": np.nan}
_GOOD = "whole numbers, state or regime, and 1, 0 or nothing; one value for each case"
Row = tuple[int, int, int, str, float]


def no_codings() -> Table:
    """A table of codings without a row.

    Examples
    --------
    >>> len(no_codings())
    0
    """
    return coded("no codings", ())


def read_codings(path: Path) -> Table:
    """Read a file of codings.

    Parameters
    ----------
    path : Path
        CSV in UTF-8 with the header `COLUMNS`, in any order; other columns, such as a reason,
        are left to the reader.

    Returns
    -------
    Table
        `ccode1` (client), `ccode2` (patron), `year`, `commitment`, `value` (1, 0, NaN), and the
        `line` of the file.

    Raises
    ------
    DataError
        With every row that does not fit, and every case that is coded in two ways.
    OSError
        If the file cannot be read.
    """
    rows = read_rows(path, COLUMNS, _coding, _GOOD, _contradictions)
    table = coded(path.name, [row for _, row in rows])
    lines = np.array([line for line, _ in rows], dtype=np.int64)
    return table.with_column("line", lines, path.name)


def _coding(row: Fields) -> Row | str:
    """A row as its values, or what is wrong with it."""
    numbers = [row[name] for name in ("client", "patron", "year")]
    if said := whole(*numbers) or pair(*numbers[:2]):
        return said
    if row["commitment"] not in {to.value for to in To}:
        return f'a commitment to "{short(row["commitment"])}"'
    if row["value"] not in VALUES:
        return f'the value "{short(row["value"])}"'
    client, patron, year = map(int, numbers)
    return client, patron, year, row["commitment"], VALUES[row["value"]]


def _contradictions(rows: Sequence[Lined[Row]]) -> list[tuple[int, str]]:
    """Cases that are coded in two ways, where the second coding stands."""
    known: dict[tuple[int, int, int, str], float] = {}
    found = []
    for line, (client, patron, year, to, value) in rows:
        case = (client, patron, year, to)
        if not np.isnan(value) and known.setdefault(case, value) != value:
            said = f"client {client}, patron {patron}, {year}: commitment to the {to} coded 1 and 0"
            found.append((line, said))
    return found


def coded(name: str, rows: Sequence[Row]) -> Table:
    """Codings as the measures take them.

    Parameters
    ----------
    name : str
        Whose they are.
    rows : sequence of tuple
        Client, patron, year, "state" or "regime", and 1, 0 or NaN.

    Examples
    --------
    >>> coded("mine", [(732, 2, 1953, "state", 1.0)])["ccode1"].tolist()
    [732]
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    kinds = (np.int64, np.int64, np.int64, object, np.float64)
    names = ("ccode1", "ccode2", "year", "commitment", "value")
    held = zip(names, columns, kinds, strict=True)
    return Table(name, {ours: np.array(values, dtype=kind) for ours, values, kind in held})
