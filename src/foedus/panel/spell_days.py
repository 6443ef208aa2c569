"""Days and spells as arrays: dates published in three columns, and the years a spell touches.

Days are numbers as `datetime.date.toordinal` counts them. A spell that had not ended when its
data were closed ends at `OPEN`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.panel.table import Number, Table, Whole

OPEN = 10**7
"""The end of a spell that is still running: later than any day of a calendar."""

_EPOCH = 719_163  # 1 January 1970 as a day number
_FIRST = 1970


def days(year: Whole, month: Number, day: Number, *, latest: bool = False) -> Whole:
    """Days of dates whose month or day may be unknown (NaN or 0).

    Parameters
    ----------
    year : Whole
        Years.
    month, day : Number
        1 to 12, 1 to 31; a day beyond the end of its month is taken as the last.
    latest : bool
        Whether an unknown month or day is taken as the last possible one; else as the first.

    Returns
    -------
    Whole
        Day numbers.

    Examples
    --------
    >>> from datetime import date
    >>> years, unknown = np.array([1950, 1960]), np.array([np.nan, 0.0])
    >>> ends = days(years, np.array([7.0, 2.0]), unknown, latest=True)
    >>> [date.fromordinal(int(each)).isoformat() for each in ends]
    ['1950-07-31', '1960-02-29']
    """
    known_month, known_day = np.nan_to_num(month) > 0, np.nan_to_num(day) > 0
    number = np.where(known_month, np.nan_to_num(month), 12 if latest else 1).astype(np.int64)
    first = _first_of(year, number)
    last = _first_of(year + number // 12, number % 12 + 1) - 1
    inside = np.where(known_day & known_month, np.nan_to_num(day), 1).astype(np.int64)
    found: Whole = np.minimum(first + inside - 1, last)
    return np.where(known_day & known_month, found, last if latest else first)


def _first_of(year: Whole, month: Whole) -> Whole:
    """The first day of months."""
    months = ((year - _FIRST) * 12 + month - 1).astype("datetime64[M]")
    counted: Whole = months.astype("datetime64[D]").astype(np.int64) + _EPOCH
    return counted


def year_of(day: Whole) -> Whole:
    """The year in which a day lies.

    Examples
    --------
    >>> from datetime import date
    >>> year_of(np.array([date(1953, 10, 1).toordinal()])).tolist()
    [1953]
    """
    dated = (np.asarray(day) - _EPOCH).astype("datetime64[D]")
    years: Whole = dated.astype("datetime64[Y]").astype(np.int64) + _FIRST
    return years


def new_year(year: int) -> int:
    """The first day of a year.

    Examples
    --------
    >>> from datetime import date
    >>> date.fromordinal(new_year(1816)).isoformat()
    '1816-01-01'
    """
    return int(_first_of(np.array([year]), np.array([1]))[0])


def span(table: Table, begin: Sequence[str], end: Sequence[str]) -> tuple[Whole, Whole]:
    """First and last day of each row, as wide as unknown months and days allow.

    Parameters
    ----------
    table : Table
        Rows with dates in columns of year, month and day.
    begin, end : sequence of str
        Those columns; a year of 0 at the end means still running (ATOP's convention).

    Returns
    -------
    tuple of Whole
        Day numbers; `OPEN` where still running.
    """
    year, month, day = (np.asarray(table[name], dtype=np.float64) for name in end)
    running = np.nan_to_num(year) == 0
    ended = np.where(running, 1, np.nan_to_num(year)).astype(np.int64)
    last = np.where(running, OPEN, days(ended, month, day, latest=True))
    year, month, day = (np.asarray(table[name], dtype=np.float64) for name in begin)
    return days(year.astype(np.int64), month, day), last


def spread(first: Whole, last: Whole) -> tuple[Whole, Whole]:
    """Every whole number of ranges: from which range it comes, and the number.

    Parameters
    ----------
    first, last : Whole
        Ends, both included; a range whose last is below its first is empty.

    Returns
    -------
    tuple of Whole
        Position of the range, and the number.

    Examples
    --------
    >>> [each.tolist() for each in spread(np.array([1816, 1900]), np.array([1818, 1899]))]
    [[0, 0, 0], [1816, 1817, 1818]]
    """
    length = np.maximum(last - first + 1, 0)
    origin = np.repeat(np.arange(len(first)), length)
    inside = np.arange(len(origin)) - np.repeat(np.cumsum(length) - length, length)
    return origin, first[origin] + inside
