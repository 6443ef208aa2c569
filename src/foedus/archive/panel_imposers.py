"""Who made or unmade a leader: a user's CSV file, which Archigos leaves to others to say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from foedus.archive.panel_rows import Fields, Lined, read_rows, short, whole
from foedus.panel.table import Table

COLUMNS = ("obsid", "ccode", "act", "source")
"""The header: Archigos's leader, COW's code of the state, what it did, and who says so."""
INSTALLED, REMOVED = "installed", "removed"
_GOOD = f"a leader of Archigos by obsid, COW's code, {INSTALLED} or {REMOVED}, and a source"
Row = tuple[str, int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Imposers:
    """Who installed and who removed which leader.

    Parameters
    ----------
    installed, removed : Table
        `obsid` (Archigos) and `ccode` (COW), each leader once, and the `line` of the file.
    """

    installed: Table
    removed: Table


def nobody() -> Imposers:
    """Nobody is named.

    Examples
    --------
    >>> len(nobody().installed)
    0
    """
    return _imposers("nobody", ())


def read_imposers(path: Path, leaders: Collection[str], states: Collection[int] = ()) -> Imposers:
    """Read a file of who installed or removed whom.

    Parameters
    ----------
    path : Path
        CSV in UTF-8 with the header `COLUMNS`, in any order; other columns are left to the reader.
    leaders : collection of str
        Every `obsid` of Archigos.
    states : collection of int
        Every code of COW's list of states; codes are taken as they are without it.

    Raises
    ------
    DataError
        With every row that does not fit: a leader whom Archigos does not have, a state that COW
        does not have, another act, no source, or an act of one leader told of two states.
    OSError
        If the file cannot be read.
    """
    known, codes = frozenset(leaders), frozenset(states)
    rows = read_rows(path, COLUMNS, lambda row: _row(row, known, codes), _GOOD, _twice)
    return _imposers(path.name, rows)


def _row(row: Fields, known: Collection[str], codes: Collection[int]) -> Row | str:
    """A row as its values, or what is wrong with it."""
    if said := whole(row["ccode"]):
        return said
    if codes and int(row["ccode"]) not in codes:
        return f"no state {int(row['ccode'])} in COW's list"
    if row["obsid"] not in known:
        return f'no leader "{short(row["obsid"])}" in Archigos'
    if row["act"] not in {INSTALLED, REMOVED}:
        return f'the act "{short(row["act"])}"'
    if not row["source"]:
        return "no source"
    return row["obsid"], int(row["ccode"]), row["act"]


def _twice(rows: Sequence[Lined[Row]]) -> list[tuple[int, str]]:
    """Acts of one leader that are told of two states."""
    first: dict[tuple[str, str], int] = {}
    found = []
    for line, (obsid, code, act) in rows:
        if first.setdefault((obsid, act), code) != code:
            found.append((line, f"{obsid} {act} by {code} and by {first[obsid, act]}"))
    return found


def _imposers(name: str, rows: Sequence[Lined[Row]]) -> Imposers:
    """Rows as the measures take them, each leader once and with its first line."""
    tables = []
    for wanted in (INSTALLED, REMOVED):
        lines: dict[tuple[str, int], int] = {}
        for line, (obsid, code, act) in rows:
            if act == wanted:
                lines.setdefault((obsid, code), line)
        told = sorted(lines)
        columns = {
            "obsid": np.array([obsid for obsid, _ in told], dtype=object),
            "ccode": np.array([code for _, code in told], dtype=np.int64),
            "line": np.array([lines[each] for each in told], dtype=np.int64),
        }
        tables.append(Table(name, columns))
    return Imposers(*tables)
