"""Values: raw columns of a file made whole numbers, numbers, days or texts, as the registry says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np

from foedus.panel.table import Array, Mask, Number

BLANKS = frozenset({"", "NA", "N/A", "NaN", "nan", "NULL", "."})
"""What files write where a value is not known; "." is Stata's."""

WHOLE_MAX = 2.0**53
"""Largest number of which every smaller whole one can be held."""

_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_COLONS = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{4})")
_UNIX_EPOCH = dt.date(1970, 1, 1).toordinal()


def day(text: str) -> float:
    """The day that a text names, as `datetime.date.toordinal` counts; NaN where it names none.

    Parameters
    ----------
    text : str
        ISO 8601, month/day/year as American files write it, or day:month:year.

    Examples
    --------
    >>> day("1953-10-01"), day("10/1/1953"), day("soon")
    (713227.0, 713227.0, nan)
    """
    american, colons = _AMERICAN.fullmatch(text), _COLONS.fullmatch(text)
    try:
        if colons:
            of_month, month, year = (int(part) for part in colons.groups())
            return float(dt.date(year, month, of_month).toordinal())
        if american:
            month, of_month, year = (int(part) for part in american.groups())
            return float(dt.date(year, month, of_month).toordinal())
        return float(dt.date.fromisoformat(text[:10]).toordinal())
    except ValueError:
        return np.nan


def day_said(ordinal: float) -> str:
    """A day, written.

    Examples
    --------
    >>> day_said(713227.0)
    '1953-10-01'
    """
    return dt.date.fromordinal(int(ordinal)).isoformat()


def days(texts: Array, blanks: frozenset[str] = BLANKS) -> tuple[Number, Mask]:
    """Days of texts, and where one is neither a day nor blank.

    Examples
    --------
    >>> found, unfit = days(np.array(["1953-10-01", "", "never"], dtype=object))
    >>> found.tolist(), unfit.tolist()
    ([713227.0, nan, nan], [False, False, True])
    """
    if np.issubdtype(texts.dtype, np.datetime64):
        return _of_datetimes(texts), np.zeros(len(texts), dtype=bool)
    if texts.dtype != np.object_:
        # A bare number is no day: nobody knows from when it counts.
        return np.full(len(texts), np.nan), ~np.isnan(texts.astype(float))
    said = [value.strip() if isinstance(value, str) else "" for value in texts.tolist()]
    known = {text: day(text) for text in dict.fromkeys(said)}
    found = np.fromiter((known[text] for text in said), float, len(said))
    wrong = {text for text, at in known.items() if at != at and text not in blanks}  # noqa: PLR0124 - NaN
    unfit = np.fromiter((text in wrong for text in said), bool, len(said))
    return found, unfit


def _of_datetimes(values: Array) -> Number:
    held = values.astype("datetime64[D]")
    found = held.astype(np.int64).astype(float) + _UNIX_EPOCH
    found[np.isnat(held)] = np.nan
    return found


def without_codes(values: Number, missing: Sequence[float]) -> Number:
    """Numbers with the codes for missing taken out.

    Examples
    --------
    >>> without_codes(np.array([1.0, -9.0]), (-9,)).tolist()
    [1.0, nan]
    """
    if not missing or not (coded := np.isin(values, missing)).any():
        return values
    return np.where(coded, np.nan, values)


def is_whole(values: Number) -> Mask:
    """Where a number is whole, known, and not too large to be told from its neighbours.

    Examples
    --------
    >>> is_whole(np.array([2.0, 2.5, np.nan])).tolist()
    [True, False, False]
    """
    found: Mask = (np.abs(values) <= WHOLE_MAX) & (values == np.floor(values))
    return found
