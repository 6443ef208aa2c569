"""Rows that do not fit: with too many fields or too few, or with words where a number belongs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

import numpy as np

from foedus.archive.releases.layouts import positions
from foedus.archive.releases.problems import problem
from foedus.archive.releases.sheet import Sheet
from foedus.archive.releases.values import BLANKS, WHOLE_MAX, day
from foedus.archive.schemas.release import Kind
from foedus.panel.release import Layout
from foedus.vocabulary.problem import Problem

SHOWN_MAX = 10_000
"""Most rows that are told one by one; the rest are counted in one problem behind them."""
QUOTED_MAX = 30

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
NEWLINE, RETURN = 10, 13


def ragged(content: bytes, encoding: str, delimiter: str, width: int, file: str) -> list[Problem]:
    r"""Rows whose fields are not as many as the header's; none in a file that fits.

    Examples
    --------
    >>> [each.found for each in ragged(b"a,b\n1,2\n3\n", "utf-8", ",", 2, "x.csv")]
    ['a row of 1 field']
    """
    if b'"' not in content:
        suspicious = _counts(content, delimiter) != width - 1
        if not suspicious.any():
            return []
    rows = _records(content, encoding, delimiter)
    torn = ((line, len(row)) for line, row in rows if len(row) != width)
    told = (
        problem(
            file,
            "FD704",
            f"a row of {count} field{'s' if count != 1 else ''}",
            f"{width} fields, as the header has",
            "look for a comma or a line break within a text, or for the end of the file cut off",
            line,
        )
        for line, count in torn
    )
    return _first(told, file)


def _counts(content: bytes, delimiter: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Delimiters on each line that is not empty, header and all."""
    signs = np.frombuffer(content, dtype=np.uint8)
    ends = np.flatnonzero(signs == NEWLINE)
    if not len(ends) or ends[-1] != len(signs) - 1:
        ends = np.append(ends, len(signs))
    at = np.flatnonzero(signs == ord(delimiter))
    passed = np.searchsorted(at, ends)
    counts = np.diff(passed, prepend=0)
    begins = np.append(0, ends[:-1] + 1)
    empty = (begins == ends) | ((begins + 1 == ends) & (signs[begins % len(signs)] == RETURN))
    filled: np.ndarray[tuple[int], np.dtype[np.int64]] = counts[~empty]
    return filled


def _records(content: bytes, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows below the header, each with the line on which it ends; empty ones left out."""
    text = io.StringIO(content.decode(encoding), newline="")
    reader = csv.reader(text, delimiter=delimiter)
    next(reader, None)
    for row in reader:
        if row:
            yield reader.line_num, row


def unfit(
    sheet: Sheet, layout: Layout, content: bytes, encoding: str, delimiter: str, file: str
) -> list[Problem]:
    """Fields of a file that are not what their column asks for."""
    rows = _records(content, encoding, delimiter)
    header = next(csv.reader(io.StringIO(content.decode(encoding)), delimiter=delimiter))
    at = positions(layout, header)
    asked = [(name, at[name], kind) for name, kind in sheet.kinds.items() if name in at]
    blanks = BLANKS | sheet.blanks
    told = (
        _wrong(file, line, header[place], row[place], kind)
        for line, row in rows
        for _, place, kind in asked
        if not fits(row[place], kind, blanks)
    )
    found, expected = "values that cannot be read", "numbers, days and words as in the header"
    return _first(told, file) or [problem(file, "FD705", found, expected, "fetch the file anew")]


def fits(field: str, kind: Kind, blanks: frozenset[str] = BLANKS) -> bool:
    """Whether a field is what its column asks for.

    Examples
    --------
    >>> fits("-9", Kind.NUMBER), fits("", Kind.NUMBER), fits("", Kind.WHOLE), fits("2.5", Kind.WHOLE)
    (True, True, False, False)
    """
    text = field.strip()
    if kind is Kind.TEXT:
        return True
    if kind is Kind.WHOLE:
        return _is_number(text) and float(text).is_integer() and abs(float(text)) <= WHOLE_MAX
    if text in blanks:
        return True
    return day(text) == day(text) if kind is Kind.DAY else _is_number(text)


def _is_number(text: str) -> bool:
    """Whether a text is a number that can be held: 1e400 cannot."""
    return bool(_NUMBER.fullmatch(text)) and abs(float(text)) != float("inf")


_ASKED = {
    Kind.WHOLE: "a whole number",
    Kind.NUMBER: "a number, or nothing",
    Kind.DAY: "a day, as 1953-10-01 or 10/1/1953",
}


def _wrong(file: str, line: int, column: str, field: str, kind: Kind) -> Problem:
    shown = field if len(field) <= QUOTED_MAX else f"{field[: QUOTED_MAX - 1]}…"
    found = f'"{shown}" in the column {column}' if field.strip() else f"nothing in {column}"
    return problem(
        file, "FD705", found, _ASKED[kind], "compare the row with the official file", line
    )


def _first(told: Iterator[Problem], file: str) -> list[Problem]:
    """The first problems, and behind them one that counts the rest."""
    shown = list(islice(told, SHOWN_MAX))
    rest = sum(1 for _ in told)
    if rest:
        last = shown[-1]
        found = f"{rest:,} more of this kind"
        remedy = "fetch the file anew"
        shown.append(problem(file, last.code, found, "none", remedy, last.place.line + 1))
    return shown
