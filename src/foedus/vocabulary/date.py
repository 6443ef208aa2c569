"""Dates as archives write them: EDTF (ISO 8601-2), levels 0 and 1.

"1953-07-27", "1953-07~" (approximately), "1953?" (uncertain), "195X" (some year of the
decade), "1956~/1959" (an interval), "1961-07/.." (open). Each stands for the days between
an earliest and a latest one; comparing two dates says only what those days allow.

DEPARTS: the `edtf` library reads the whole standard, but takes some 4 ms a date; a
casebook has thousands. It serves as the oracle in `tests/against` instead.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_YEAR = r"\d{4}|\d{3}X|\d{2}XX"
_POINT = re.compile(rf"({_YEAR})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""Months of the seasons 21–24; winter is cut at the year's end, to stay in its year."""

FORMS = '"1953", "1953-07", "1953-07-27", "1953-07~", "1953?", "195X" or "1956~/1959"'


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date as precise as its source, no more.

    Parameters
    ----------
    text : str
        The EDTF text.
    earliest, latest : datetime.date
        First and last day it may stand for; an open end reaches to the calendar's.
    approximate, uncertain : bool
        Whether it is marked `~` or `?` (`%` is both) anywhere.

    References
    ----------
    ISO 8601-2:2019, extended date/time format, levels 0 and 1 (without years of more
    than four digits).

    Examples
    --------
    >>> HistoricalDate.parse("1956~/1959").latest
    datetime.date(1959, 12, 31)
    """

    text: str
    earliest: date
    latest: date
    approximate: bool = False
    uncertain: bool = False

    @classmethod
    def parse(cls, text: str) -> HistoricalDate:
        """Read an EDTF date or interval.

        Raises
        ------
        ValueError
            If the text is no such date, or its end precedes its beginning.
        """
        return _parse(text)

    def surely_after(self, other: HistoricalDate) -> bool:
        """Whether every day it may stand for follows every day of `other`."""
        return self.earliest > other.latest

    def __str__(self) -> str:
        """The EDTF text."""
        return self.text


@lru_cache(maxsize=4096)
def _parse(text: str) -> HistoricalDate:
    start, slash, end = text.partition("/")
    first, _ = _days(start, text)
    _, last = _days(end if slash else start, text)
    if first > last:
        msg = f"{text!r} ends before it begins"
        raise ValueError(msg)
    marks = set(text) & set("?~%")
    return HistoricalDate(text, first, last, bool(marks & {"~", "%"}), bool(marks & {"?", "%"}))


def _days(point: str, whole: str) -> tuple[date, date]:
    """First and last day of one end of an interval."""
    if point in {"..", ""} and whole not in {"..", "", "/", "../.."}:
        return date.min, date.max
    match = _POINT.fullmatch(point)
    if match is None:
        msg = f"{whole!r} is no date: expected EDTF such as {FORMS}"
        raise ValueError(msg)
    year, month, day, _ = match.groups()
    try:
        return _span(year, month, day)
    except ValueError as error:
        msg = f"{whole!r} is no day of the calendar: {error}"
        raise ValueError(msg) from error


def _span(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """First and last day of a year, month or day, digits unknown where they are X."""
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in {None, "XX"}:
        return date(low, 1, 1), date(high, 12, 31)
    number = int(month or 0)
    begins, ends = _SEASONS.get(number, (number, number))
    if day in {None, "XX"}:
        return date(low, begins, 1), date(high, ends, _month_length(high, ends))
    return date(low, number, int(day or 0)), date(high, number, int(day or 0))


def _month_length(year: int, month: int) -> int:
    try:
        return calendar.monthrange(year, month)[1]
    except calendar.IllegalMonthError as error:
        raise ValueError(str(error)) from error
