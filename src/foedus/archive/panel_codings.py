"""A user's codings of commitments: a CSV file with a row for each client, patron and year."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np

from foedus.archive.releases.problems import DataError, problem
from foedus.panel.compatibility import To
from foedus.panel.table import Table
from foedus.vocabulary.problem import Problem

COLUMNS = ("client", "patron", "year", "commitment", "value")
"""The header: COW's codes, the year, state or regime, and 1, 0 or nothing for open."""
VALUES = {"1": 1.0, "0": 0.0, "": np.nan}
_GOOD = ", ".join(COLUMNS)


def no_codings() -> Table:
    """A table of codings without a row.

    Examples
    --------
    >>> len(no_codings())
    0
    """
    return _table("no codings", [])


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
        `ccode1` (client), `ccode2` (patron), `year`, `commitment`, `value` (1, 0, NaN).

    Raises
    ------
    DataError
        With every row that does not fit, and every case that is coded in two ways.
    OSError
        If the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "save it as UTF-8"
        raise DataError([problem(path.name, "FD705", "no UTF-8", "UTF-8", remedy)]) from error
    reader = csv.DictReader(io.StringIO(text))
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    if lost := [name for name in COLUMNS if name not in header]:
        found = f"no column {', '.join(lost)}"
        raise DataError([problem(path.name, "FD702", found, _GOOD, "name them in the first row")])
    reader.fieldnames = header
    rows: list[tuple[int, int, int, str, float]] = []
    problems: list[Problem] = []
    for row in reader:
        coded = _coding(row)
        if isinstance(coded, str):
            wanted = "whole numbers, state or regime, and 1, 0 or nothing"
            fault = problem(path.name, "FD705", coded, wanted, "mend the row", reader.line_num)
            problems.append(fault)
        else:
            rows.append(coded)
    problems += _contradictions(path.name, rows)
    if problems:
        raise DataError(problems)
    return _table(path.name, rows)


def _coding(row: dict[str, str | None]) -> tuple[int, int, int, str, float] | str:
    """A row as its values, or what is wrong with it."""
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    numbers = [given[name] for name in ("client", "patron", "year")]
    if wrong := [each for each in numbers if not each.isdecimal()]:
        return f'"{wrong[0]}" where a number belongs'
    if given["commitment"] not in {to.value for to in To}:
        return f'a commitment to "{given["commitment"]}"'
    if given["value"] not in VALUES:
        return f'the value "{given["value"]}"'
    client, patron, year = (int(each) for each in numbers)
    return client, patron, year, given["commitment"], VALUES[given["value"]]


def _contradictions(name: str, rows: list[tuple[int, int, int, str, float]]) -> list[Problem]:
    """Cases that are coded in two ways."""
    known = {row for row in rows if not np.isnan(row[-1])}
    twice = sorted({row[:-1] for row in known if (*row[:-1], 1.0 - row[-1]) in known})
    return [
        problem(
            name,
            "FD705",
            f"client {client}, patron {patron}, {year}: commitment to the {to} coded 1 and 0",
            "one value",
            "leave it empty for open, or choose a coder",
        )
        for client, patron, year, to in twice
    ]


def _table(name: str, rows: list[tuple[int, int, int, str, float]]) -> Table:
    """Rows as the measures take them."""
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    kinds = (np.int64, np.int64, np.int64, object, np.float64)
    names = ("ccode1", "ccode2", "year", "commitment", "value")
    held = zip(names, columns, kinds, strict=True)
    return Table(name, {ours: np.array(values, dtype=kind) for ours, values, kind in held})
