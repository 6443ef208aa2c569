"""Rows of a user's own CSV file: read by one reader, each fault with its line, all at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from foedus.archive.releases.problems import DataError, problem
from foedus.vocabulary.problem import Problem

T = TypeVar("T")
Lined = tuple[int, T]
"""A row with its line in the file."""
Fields = dict[str, str]
SHOWN = 40
"""Most characters of a field in a message."""

SEPARATORS = {";": "semicolons", "\t": "tabs"}
"""What other programs put between fields in place of a comma."""

MOST_DIGITS = 4
"""Codes of states have three digits, years four."""


def read_rows(
    path: Path,
    columns: Sequence[str],
    parse: Callable[[Fields], T | str],
    wanted: str,
    further: Callable[[Sequence[Lined[T]]], Collection[tuple[int, str]]] = lambda _: (),
) -> tuple[Lined[T], ...]:
    """Read a file of rows that a user wrote, each with the line on which it begins.

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
    rows: list[Lined[T]] = []
    faults: list[tuple[int, str]] = []
    for line, row in _fields(path, columns, wanted):
        found = row if isinstance(row, str) else parse(row)
        if isinstance(found, str):
            faults.append((line, found))
        else:
            rows.append((line, found))
    faults += further(rows)
    if faults:
        raise DataError([_fault(path, wanted, line, said) for line, said in sorted(faults)])
    return tuple(rows)


def _fields(path: Path, columns: Sequence[str], wanted: str) -> Iterator[Lined[Fields | str]]:
    """The fields of each row under the columns' names, or what is wrong with the row."""
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    begins = 1
    try:
        header = [name.strip().lower() for name in next(reader, ())]
        _name_each_once(path, header, columns)
        places = [header.index(name) for name in columns]
        begins = reader.line_num + 1
        for row in reader:
            if len(row) > max(places):
                held = [" ".join(row[at].split()) for at in places]
                yield begins, dict(zip(columns, held, strict=True))
            elif row:
                fields = "1 field" if len(row) == 1 else f"{len(row)} fields"
                yield begins, f"{fields} where the first row has {len(header)}"
            begins = reader.line_num + 1
    except csv.Error as error:
        raise DataError([_fault(path, wanted, begins, f"no row of CSV: {error}")]) from error


def _name_each_once(path: Path, header: Sequence[str], columns: Sequence[str]) -> None:
    """Refuse a header without a column, or with one that stands in it twice."""
    told = {"no column": 0, "more than one column": 2}
    faults = []
    for what, least in told.items():
        wrong = [n for n in columns if (header.count(n) >= least if least else n not in header)]
        faults += [f"{what} {', '.join(wrong)}"] if wrong else []
    if faults:
        found, remedy = " and ".join(faults), "name each once in the first row"
        for sign, name in SEPARATORS.items():
            parts = {
                part.strip() for field in header if sign in field for part in field.split(sign)
            }
            if not parts.isdisjoint(columns):
                found, remedy = f"{found}: the row looks separated by {name}", "save it with commas"
        raise DataError([problem(str(path), "FD702", found, ", ".join(columns), remedy, 1)])


def pair(client: str, patron: str) -> str:
    """What is wrong with a client and its patron; nothing where they are two.

    Examples
    --------
    >>> pair("2", "2"), pair("732", "2")
    ('client and patron are the same state, 2', '')
    """
    return (
        "" if int(client) != int(patron) else f"client and patron are the same state, {int(patron)}"
    )


def whole(*fields: str) -> str:
    """What is wrong with fields that must be codes or years; nothing where they are.

    Examples
    --------
    >>> whole("732", "x"), whole("19533"), whole("732")
    ('"x" where a number belongs', '"19533" where a code or a year belongs', '')
    """
    for each in fields:
        if not (each.isascii() and each.isdecimal()):
            return f'"{short(each)}" where a number belongs'
        if len(each) > MOST_DIGITS:
            return f'"{short(each)}" where a code or a year belongs'
    return ""


def short(text: str) -> str:
    """As much of a field as a message has room for.

    Examples
    --------
    >>> short("730"), len(short("7" * 5000))
    ('730', 41)
    """
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            [problem(str(path), "FD705", "no UTF-8", "UTF-8", "save it as UTF-8")]
        ) from error


def _fault(path: Path, wanted: str, line: int, said: str) -> Problem:
    return problem(str(path), "FD705", said, wanted, "mend the row", line)
