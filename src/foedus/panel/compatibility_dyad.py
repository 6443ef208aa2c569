"""Conflict and likeness between a client and its patron.

DEPARTS: likeness is what the literature mostly takes for compatibility. These measures of it
get the three cases of the article backwards or do not cover them, so they can be had singly
and enter no model unless asked.

References
----------
Gibler, Miller & Little (2016), International Studies Quarterly 60: 719–730; Thompson, Sakuwa &
Suhas (2021), Analyzing Strategic Rivalries in World Politics; Bailey, Strezhnev & Voeten (2017),
Journal of Conflict Resolution 61: 430–456; Marshall & Gurr (2020), Polity5.
"""

from __future__ import annotations

import numpy as np

from foedus.panel.coverage import inside
from foedus.panel.lookup import count, lookup
from foedus.panel.release import Domain
from foedus.panel.table import Number, Table
from foedus.panel.threat import DISPUTES, RIVALRIES, rival_years

UNITED_NATIONS = Domain(1946, 2019)
"""Years of the ideal points of April 2020; states outside the United Nations have none."""
POLITY = Domain(1776, 2020)
"""Years of Polity5."""
RECENT = 10
"""Years, the year itself included, in which disputes count."""


def no_rivalry(keys: Table, rivalries: Table) -> Number:
    """Whether client and patron are no strategic rivals that year.

    Parameters
    ----------
    keys : Table
        `ccode1`, `ccode2`, `year`.
    rivalries : Table
        One row per rivalry, in either order: `ccode1`, `ccode2`, `start`, `end`.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7, 7]), "ccode2": np.array([9, 2]),
    ...     "year": np.array([1950, 1950])})
    >>> held = {"ccode1": np.array([9]), "ccode2": np.array([7]), "start": np.array([1940]),
    ...     "end": np.array([1960])}
    >>> no_rivalry(keys, Table("rivalries", held)).tolist()
    [0.0, 1.0]
    """
    client, patron, year = keys["ccode1"], keys["ccode2"], keys["year"]
    rival = count([client, year, patron], list(rival_years(rivalries).T)) > 0
    return np.where(inside(RIVALRIES, keys["year"]), 1.0 - rival, np.nan)


def no_dispute(keys: Table, disputes: Table, *, years: int = RECENT) -> Number:
    """Whether client and patron had no militarized dispute with each other in recent years.

    Parameters
    ----------
    keys : Table
        `ccode1`, `ccode2`, `year`.
    disputes : Table
        Directed dyad-years of disputes: `ccode1`, `ccode2`, `year`.
    years : int
        Years looked back, the year itself included; the whole stretch must be covered.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7, 7]), "ccode2": np.array([9, 2]),
    ...     "year": np.array([1950, 1950])})
    >>> held = {"ccode1": np.array([9]), "ccode2": np.array([7]), "year": np.array([1945])}
    >>> no_dispute(keys, Table("disputes", held)).tolist()
    [0.0, 1.0]
    """
    one, other, year = keys["ccode1"], keys["ccode2"], keys["year"]
    events = [disputes["ccode1"], disputes["ccode2"], disputes["year"]]
    met = np.zeros(len(keys))
    for back in range(years):
        met += count([one, other, year - back], events)
        met += count([other, one, year - back], events)
    stretch = Domain(DISPUTES.first + years - 1, DISPUTES.last)
    return np.where(inside(stretch, year), (met == 0).astype(np.float64), np.nan)


def ideal_distance(keys: Table, points: Table) -> Number:
    """Distance of two states' ideal points in the General Assembly; NaN for who has no vote.

    Parameters
    ----------
    keys : Table
        `ccode1`, `ccode2`, `year`.
    points : Table
        `ccode`, `year`, `idealpoint`.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7]), "ccode2": np.array([2]),
    ...     "year": np.array([1950])})
    >>> held = {"ccode": np.array([2, 7]), "year": np.full(2, 1950), "idealpoint": np.array([2.0, 0.5])}
    >>> ideal_distance(keys, Table("points", held)).tolist()
    [1.5]
    """
    return _distance(keys, points, "idealpoint", UNITED_NATIONS)


def regime_distance(keys: Table, polity: Table) -> Number:
    """Distance of two states' regimes on Polity's scale, from 0 to 20.

    Parameters
    ----------
    keys : Table
        `ccode1`, `ccode2`, `year`.
    polity : Table
        `ccode`, `year`, `polity2`.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7]), "ccode2": np.array([2]),
    ...     "year": np.array([1950])})
    >>> held = {"ccode": np.array([2, 7]), "year": np.full(2, 1950), "polity2": np.array([10.0, -6.0])}
    >>> regime_distance(keys, Table("polity", held)).tolist()
    [16.0]
    """
    return _distance(keys, polity, "polity2", POLITY)


def _distance(keys: Table, source: Table, column: str, years: Domain) -> Number:
    """Absolute difference of the two states in one column."""
    first, second = (
        lookup(keys, source, column, [(side, "ccode"), ("year", "year")], years)
        for side in ("ccode1", "ccode2")
    )
    return np.abs(first - second)
