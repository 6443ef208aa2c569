"""Rows that do not fit: too many fields or too few, words for a number, values that cannot be."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
OUTSIDE = "FD708"

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
NEWLINE, RETURN = 10, 13


@dataclass(frozen=True, slots=True)
class Delimited:
    """Delimited text, and what is needed to take it apart.

    Parameters
    ----------
    content : bytes
        All of it, without a byte order mark.
    encoding, delimiter : str
        How to read it.
    header : sequence of str
        Names of its fields.
    is_headless : bool
        Whether its first line is a row already.
    """

    content: bytes
    encoding: str
    delimiter: str
    header: Sequence[str]
    is_headless: bool = False


def ragged(text: Delimited, file: str) -> list[Problem]:
    r"""Rows whose fields are not as many as the header's; none in a file that fits.

    Examples
    --------
    >>> text = Delimited(b"a,b\n1,2\n3\n", "utf-8", ",", ["a", "b"])
    >>> [each.found for each in ragged(text, "x.csv")]
    ['a row of 1 field']
    """
    width = len(text.header)
    if b'"' not in text.content:
        suspicious = _counts(text.content, text.delimiter) != width - 1
        if not suspicious.any():
            return []
    rows = _records(text)
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


def _records(text: Delimited) -> Iterator[tuple[int, list[str]]]:
    """Rows below the header, each with the line on which it ends; empty ones left out."""
    signs = io.StringIO(text.content.decode(text.encoding), newline="")
    reader = csv.reader(signs, delimiter=text.delimiter)
    if not text.is_headless:
        next(reader, None)
    for row in reader:
        if row:
            yield reader.line_num, row


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as the file has it."""

    name: str
    kind: Kind
    place: int
    title: str


def unfit(sheet: Sheet, layout: Layout, text: Delimited, file: str) -> list[Problem]:
    """Fields of a file that are not what their column asks for, or lie outside what it can hold."""
    at = positions(layout, text.header)
    asked = [
        _Column(name, kind, at[name], text.header[at[name]])
        for name, kind in sheet.kinds.items()
        if name in at
    ]
    needed = at.get(sheet.recipe(layout.name).only_with)
    blanks = BLANKS | sheet.blanks
    told = (
        wrong
        for line, row in _records(text)
        if needed is None or row[needed].strip() not in blanks
        for column in asked
        for wrong in _faults(sheet, layout, column, row[column.place], file, line)
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


def _faults(
    sheet: Sheet, layout: Layout, column: _Column, field: str, file: str, line: int
) -> Iterator[Problem]:
    """What is wrong with a field: nothing, or one thing."""
    if not fits(field, column.kind, BLANKS | sheet.blanks):
        yield _wrong(file, line, column.title, field, column.kind)
        return
    held = sheet.ranges.get(column.name)
    value = _value(field.strip(), column.kind)
    if held is None or (column.kind is Kind.NUMBER and value in layout.missing):
        return
    if held.misses(np.array([value]))[0]:
        yield outside(file, column.title, field.strip(), held.said, line)


def _value(text: str, kind: Kind) -> float:
    """What a field that fits says; NaN for nothing and for words."""
    if kind is Kind.DAY:
        return day(text)
    return float(text) if kind is not Kind.TEXT and _is_number(text) else np.nan


def outside(file: str, column: str, shown: str, said: str, line: int = 0) -> Problem:
    """The problem of a value that its column cannot hold.

    Examples
    --------
    >>> outside("a.csv", "begmo", "13", "1 to 12", 7).found
    '"13" in the column begmo'
    """
    remedy = "compare the row with the official file; is it of another version?"
    found = f'"{_short(shown)}" in the column {column}'
    return problem(file, OUTSIDE, found, said, remedy, line)


def _short(text: str) -> str:
    return text if len(text) <= QUOTED_MAX else f"{text[: QUOTED_MAX - 1]}…"


def _wrong(file: str, line: int, column: str, field: str, kind: Kind) -> Problem:
    found = f'"{_short(field)}" in the column {column}' if field.strip() else f"nothing in {column}"
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
