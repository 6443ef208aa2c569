"""Rows that do not fit: too many fields or too few, words for a number, values that cannot be."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from foedus.archive.releases.problems import problem
from foedus.archive.releases.values import BLANKS, WHOLE_MAX, day
from foedus.archive.schemas.release import Kind
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


def is_ragged(text: Delimited) -> bool:
    r"""Whether any row has more fields than the header, or fewer.

    Examples
    --------
    >>> is_ragged(Delimited(b"a,b\n1,2\n3\n", "utf-8", ",", ["a", "b"]))
    True
    """
    width = len(text.header)
    if b'"' not in text.content:
        return bool((_counts(text.content, text.delimiter) != width - 1).any())
    return any(len(row) != width for _, row in records(text))


def torn(fields: int, width: int, file: str, line: int) -> Problem:
    """The problem of a row that has not as many fields as the header.

    Examples
    --------
    >>> torn(1, 2, "a.csv", 7).found
    'a row of 1 field'
    """
    found = f"a row of {fields} field{'s' if fields != 1 else ''}"
    remedy = "look for a comma or a line break within a text, or for the end of the file cut off"
    return problem(file, "FD704", found, f"{width} fields, as the header has", remedy, line)


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


def records(text: Delimited) -> Iterator[tuple[int, list[str]]]:
    r"""Rows below the header, each with the line on which it ends; empty ones left out.

    Examples
    --------
    >>> list(records(Delimited(b"a,b\n\n1,2\n", "utf-8", ",", ["a", "b"])))
    [(3, ['1', '2'])]
    """
    signs = io.StringIO(text.content.decode(text.encoding), newline="")
    reader = csv.reader(signs, delimiter=text.delimiter)
    if not text.is_headless:
        next(reader, None)
    for row in reader:
        if row:
            yield reader.line_num, row


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


def value_of(text: str, kind: Kind) -> float:
    """What a field that fits says; NaN for nothing and for words.

    Examples
    --------
    >>> value_of("12", Kind.NUMBER), value_of("soon", Kind.TEXT)
    (12.0, nan)
    """
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


def unfit(file: str, column: str, field: str, kind: Kind, line: int = 0) -> Problem:
    """The problem of a field that is not what its column asks for.

    Examples
    --------
    >>> unfit("a.csv", "year", "soon", Kind.WHOLE, 7).expected
    'a whole number'
    """
    found = f'"{_short(field)}" in the column {column}' if field.strip() else f"nothing in {column}"
    remedy = "compare the row with the official file"
    return problem(file, "FD705", found, _ASKED[kind], remedy, line)


def _short(text: str) -> str:
    return text if len(text) <= QUOTED_MAX else f"{text[: QUOTED_MAX - 1]}…"


def first(told: Iterator[Problem], file: str) -> list[Problem]:
    """The first problems of a kind, and behind them one that counts the rest.

    Examples
    --------
    >>> first(iter([]), "a.csv")
    []
    """
    shown = list(islice(told, SHOWN_MAX))
    rest = sum(1 for _ in told)
    if rest:
        last = shown[-1]
        found = f"{rest:,} more of this kind"
        remedy = "fetch the file anew"
        shown.append(problem(file, last.code, found, "none", remedy, last.place.line + 1))
    return shown
