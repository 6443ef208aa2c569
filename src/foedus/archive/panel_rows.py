"""Rows of a user's own CSV file: read by one reader, each fault with its line, all at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeVar

from foedus.archive.releases.problems import DataError, problem
from foedus.vocabulary.problem import Problem

T = TypeVar("T")
Lined = tuple[int, T]
"""A row with its line in the file."""
Fields = dict[str, str]


def read_rows(
    path: Path,
    columns: Sequence[str],
    parse: Callable[[Fields], T | str],
    wanted: str,
    further: Callable[[Sequence[Lined[T]]], Collection[tuple[int, str]]] = lambda _: (),
) -> tuple[T, ...]:
    """Read a file of rows that a user wrote.

    Parameters
    ----------
    path : Path
        CSV in UTF-8; its first row names the columns, in any order and case. Further columns are
        left to its reader.
    columns : sequence of str
        Those that must be there.
    parse : callable
        Makes of the fields of a row, without blanks around them, what it says; or tells in words
        what is wrong with it.
    wanted : str
        What is expected of a row, for the message.
    further : callable
        Faults of the rows that could be read, set beside one another: line and words.

    Raises
    ------
    DataError
        With every row that does not fit.
    OSError
        If the file cannot be read.
    """
    reader = csv.DictReader(io.StringIO(_text(path)))
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    if lost := [name for name in columns if name not in header]:
        said = (f"no column {', '.join(lost)}", ", ".join(columns))
        raise DataError([problem(path.name, "FD702", *said, "name them in the first row")])
    reader.fieldnames = header
    rows: list[Lined[T]] = []
    faults: list[tuple[int, str]] = []
    for row in reader:
        found = parse({name: (row.get(name) or "").strip() for name in columns})
        if isinstance(found, str):
            faults.append((reader.line_num, found))
        else:
            rows.append((reader.line_num, found))
    faults += further(rows)
    if faults:
        raise DataError([_fault(path, wanted, line, said) for line, said in sorted(faults)])
    return tuple(row for _, row in rows)


def whole(*fields: str) -> str:
    """What is wrong with fields that must be whole numbers; nothing where they are.

    Examples
    --------
    >>> whole("732", "x"), whole("732")
    ('"x" where a number belongs', '')
    """
    wrong = [each for each in fields if not (each.isascii() and each.isdecimal())]
    return f'"{wrong[0]}" where a number belongs' if wrong else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            [problem(path.name, "FD705", "no UTF-8", "UTF-8", "save it as UTF-8")]
        ) from error


def _fault(path: Path, wanted: str, line: int, said: str) -> Problem:
    return problem(path.name, "FD705", said, wanted, "mend the row", line)
