"""The leader in office on a given day: since when, and how the office was reached.

Archigos (Goemans, Gleditsch & Chiozza 2009, Journal of Peace Research 46: 269–283) carries
Gleditsch–Ward codes. Its spells end and begin on one day where power is handed over; on that
day the successor is taken to be in office.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from foedus.panel.coverage import inside
from foedus.panel.lookup import NOWHERE, taken
from foedus.panel.release import Domain
from foedus.panel.table import Number, Table, Whole

DOMAIN = Domain(1875, 2015)
"""Years of Archigos 4.1: of earlier ones it has only leaders who were still in office in 1875."""
IRREGULAR = "Irregular"
IMPOSED = "Foreign Imposition"
NOT_TOLD = "Unknown"
PROVENANCE = "archigos: leader in office on the day"


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day, as tables count them (proleptic ordinal).

    Examples
    --------
    >>> day_number(1953, 10, 1)
    713227
    """
    return dt.date(year, month, day).toordinal()


def in_office(leaders: Table, codes: Whole, days: Number) -> Whole:
    """For each state and day the row of its leader, `NOWHERE` where none is known.

    Parameters
    ----------
    leaders : Table
        Archigos: `ccode` (Gleditsch–Ward), `startdate`, `enddate` as day numbers.
    codes : array of int
        Gleditsch–Ward codes.
    days : array of float
        Day numbers; NaN where the day is unknown.

    Examples
    --------
    >>> held = Table("leaders", {"ccode": np.array([7, 7]),
    ...     "startdate": np.array([100.0, 200.0]), "enddate": np.array([200.0, 300.0])})
    >>> in_office(held, np.array([7, 7, 7, 8]), np.array([150.0, 200.0, 301.0, 150.0])).tolist()
    [0, 1, -1, -1]
    """
    order = np.lexsort((leaders["enddate"], leaders["startdate"], leaders["ccode"]))
    held, starts = leaders["ccode"][order], leaders["startdate"][order]
    ends = leaders["enddate"][order]
    # One number per state and day: days are below 10⁷ until the year 27379.
    keys = held.astype(np.float64) * 1e7 + starts
    wanted = codes.astype(np.float64) * 1e7 + np.where(np.isnan(days), 0.0, days)
    if not len(held):
        return np.full(len(codes), NOWHERE)
    spots = np.searchsorted(keys, wanted, side="right") - 1
    safe = np.maximum(spots, 0)
    serving = (spots >= 0) & (held[safe] == codes) & (ends[safe] >= days)
    found: Whole = np.where(serving, order[safe], NOWHERE)
    return found


def tenure(keys: Table, leaders: Table) -> Table:
    """Who led each state on each day, for how long by then, and how he came to it.

    Parameters
    ----------
    keys : Table
        `gwcode` (Gleditsch–Ward) and `day`, a day number.
    leaders : Table
        Archigos: `obsid`, `leader`, `ccode`, `startdate`, `enddate`, `entry`.

    Returns
    -------
    Table
        `obsid` and `leader` ("" where unknown), `leader_since` (day number), `tenure_days`
        (0 on the first day), `entry` (text), `irregular_entry` and `imposed_entry` (1, 0;
        NaN where the entry is unknown or nobody is known to lead). Outside `DOMAIN` nobody is.

    Examples
    --------
    >>> held = Table("leaders", {"obsid": np.array(["A-1"], dtype=object),
    ...     "leader": np.array(["Ada"], dtype=object), "ccode": np.array([7]),
    ...     "startdate": np.array([700000.0]), "enddate": np.array([701000.0]),
    ...     "entry": np.array(["Irregular"], dtype=object)})
    >>> keys = Table("keys", {"gwcode": np.array([7]), "day": np.array([700010.0])})
    >>> found = tenure(keys, held)
    >>> found["leader"].tolist(), found["tenure_days"].tolist(), found["irregular_entry"].tolist()
    (['Ada'], [10.0], [1.0])
    """
    first, last = day_number(DOMAIN.first), day_number(DOMAIN.last, 12, 31)
    within = (first <= keys["day"]) & (keys["day"] <= last)
    spots = np.where(within, in_office(leaders, keys["gwcode"], keys["day"]), NOWHERE)
    entry = taken(leaders["entry"], spots, "")
    since = taken(leaders["startdate"], spots, np.nan)
    told = (entry != NOT_TOLD) & (entry != "")
    columns = {
        "gwcode": keys["gwcode"],
        "day": keys["day"],
        "obsid": taken(leaders["obsid"], spots, ""),
        "leader": taken(leaders["leader"], spots, ""),
        "leader_since": since,
        "tenure_days": keys["day"] - since,
        "entry": entry,
        "irregular_entry": np.where(told, (entry == IRREGULAR).astype(np.float64), np.nan),
        "imposed_entry": np.where(told, (entry == IMPOSED).astype(np.float64), np.nan),
    }
    return Table("tenure", columns, dict.fromkeys(list(columns)[2:], PROVENANCE))


def irregular_entries(keys: Table, leaders: Table, *, years: int = 10) -> Number:
    """How many leaders of a state came irregularly in the years before a day.

    Parameters
    ----------
    keys : Table
        `gwcode`, `day` and `year`.
    leaders : Table
        Archigos.
    years : int
        Years looked back, the day itself included.

    Returns
    -------
    array of float
        Counts; NaN where the whole stretch does not lie within Archigos's years.

    Examples
    --------
    >>> held = Table("leaders", {"ccode": np.array([7, 7]), "startdate": np.array([712000.0, 713000.0]),
    ...     "entry": np.array(["Irregular", "Regular"], dtype=object)})
    >>> keys = Table("keys", {"gwcode": np.array([7]), "day": np.array([713227.0]),
    ...     "year": np.array([1953])})
    >>> irregular_entries(keys, held).tolist()
    [1.0]
    """
    came = leaders["entry"] == IRREGULAR
    events = Table("entries", {"code": leaders["ccode"][came], "day": leaders["startdate"][came]})
    stretch = Domain(DOMAIN.first + years, DOMAIN.last)
    return count_before(keys, events, years=years, domain=stretch)


def count_before(keys: Table, events: Table, *, years: int, domain: Domain) -> Number:
    """How many events a state had in the years before a day, the day itself included.

    Parameters
    ----------
    keys : Table
        `gwcode`, `day` and `year`.
    events : Table
        `code` in the keys' system of codes, and `day`.
    years : int
        Years looked back, of 365.25 days.
    domain : Domain
        Years of the keys for which the whole stretch is covered; outside it NaN.

    Examples
    --------
    >>> keys = Table("keys", {"gwcode": np.array([7]), "day": np.array([713227.0]),
    ...     "year": np.array([1953])})
    >>> events = Table("coups", {"code": np.array([7]), "day": np.array([713226.0])})
    >>> count_before(keys, events, years=5, domain=Domain(1955, 2015)).tolist()
    [nan]
    """
    told = ~np.isnan(events["day"])
    marks = np.sort(events["code"][told].astype(np.float64) * 1e7 + events["day"][told])
    ends = keys["gwcode"].astype(np.float64) * 1e7 + keys["day"]
    upto = np.searchsorted(marks, ends, side="right")
    before = np.searchsorted(marks, ends - years * 365.25, side="left")
    counts = (upto - before).astype(np.float64)
    counts[~inside(domain, keys["year"]) | np.isnan(keys["day"])] = np.nan
    return counts
