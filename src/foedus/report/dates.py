"""Dates in running text: what an EDTF date says, in words."""

from __future__ import annotations

from functools import lru_cache

from foedus.vocabulary.date import HistoricalDate

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English whatever the reader's locale, so that the same record gives the same page."""

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def in_words(date: HistoricalDate) -> str:
    """A date as a reader says it, no more precise than it is.

    Examples
    --------
    >>> in_words(HistoricalDate.parse("1953-07-27"))
    '27 July 1953'
    >>> in_words(HistoricalDate.parse("1956~/1959"))
    'about 1956 to 1959'
    >>> in_words(HistoricalDate.parse("1953-10/.."))
    'from October 1953'
    """
    return _said(date.text)


@lru_cache(maxsize=4096)
def _said(text: str) -> str:
    start, slash, end = text.partition("/")
    if not slash:
        return _point(start)
    if end in {"..", ""}:
        return f"from {_point(start)}"
    if start in {"..", ""}:
        return f"until {_point(end)}"
    return f"{_point(start)} to {_point(end)}"


def _point(text: str) -> str:
    """One end of an interval, or a date that is none."""
    about = "about " if set(text) & {"~", "%"} else ""
    doubt = " (uncertain)" if set(text) & {"?", "%"} else ""
    year, *rest = text.rstrip("~?%").split("-")
    return f"{about}{_day(rest)}{_year(year)}{doubt}"


def _year(year: str) -> str:
    """A year, a decade for 195X, a century for 19XX."""
    return f"{year.replace('X', '0')}s" if "X" in year else year


def _day(rest: list[str]) -> str:
    """Month and day as they stand before the year; nothing where unknown."""
    if not rest or rest[0] == "XX":
        return ""
    month = _SEASONS.get(rest[0]) or _MONTHS[int(rest[0]) - 1]
    known_day = rest[1] if rest[1:] and rest[1] != "XX" else ""
    return f"{int(known_day)} {month} " if known_day else f"{month} "
