"""Leaders whom a patron brought in, and leaders whom it removed.

Archigos (Goemans, Gleditsch & Chiozza 2009, Journal of Peace Research 46: 269–283) says that
foreigners brought a leader in or removed him, but not who. A table of the user's names the
states; without it such a case is missing, not coded by guess.
"""

from __future__ import annotations

import numpy as np

from foedus.panel.coverage import inside
from foedus.panel.lookup import NOWHERE, taken
from foedus.panel.release import Domain
from foedus.panel.table import Mask, Number, Table
from foedus.panel.tenure import DOMAIN, IMPOSED, in_office

RECENT = 10
"""Years before the day in which removals count."""


def installed(keys: Table, leaders: Table, imposers: Table) -> Number:
    """Whether the patron brought the leader of that day into office.

    Parameters
    ----------
    keys : Table
        `gwcode` of the client, `ccode2` patron (COW), `day`, `year`.
    leaders : Table
        Archigos, with `entry`.
    imposers : Table
        Who imposed whom, of the user's: `obsid` (of Archigos) and `ccode` (COW).

    Returns
    -------
    array of float
        1 where the patron imposed him, 0 where somebody else or nobody did; NaN where foreigners
        did and the table does not name them, and outside Archigos's years.

    Examples
    --------
    >>> led = Table("leaders", {"ccode": np.array([7]), "startdate": np.array([712000.0]),
    ...     "enddate": np.array([730000.0]), "obsid": np.array(["A-1"], dtype=object),
    ...     "entry": np.array(["Foreign Imposition"], dtype=object)})
    >>> keys = Table("keys", {"gwcode": np.array([7]), "ccode2": np.array([2]),
    ...     "day": np.array([713227.0]), "year": np.array([1953])})
    >>> nobody = Table("imposers", {"obsid": np.array([], dtype=object),
    ...     "ccode": np.array([], dtype=np.int64)})
    >>> installed(keys, led, nobody).tolist()
    [nan]
    """
    spots = in_office(leaders, keys["gwcode"], keys["day"])
    known = (spots != NOWHERE) & inside(DOMAIN, keys["year"])
    imposed = known & (taken(leaders["entry"], spots, "") == IMPOSED)
    named = dict(zip(imposers["obsid"].tolist(), imposers["ccode"].tolist(), strict=True))
    found = np.where(known, 0.0, np.nan)
    for row in np.flatnonzero(imposed):
        who = named.get(leaders["obsid"][spots[row]])
        found[row] = np.nan if who is None else float(who == keys["ccode2"][row])
    return found


def removed(keys: Table, leaders: Table, removers: Table, *, years: int = RECENT) -> Number:
    """Whether the patron removed a leader of the client in the years before.

    Parameters
    ----------
    keys : Table
        `gwcode`, `ccode2`, `day`, `year`.
    leaders : Table
        Archigos, with `exit` and `exitcode`: an exit is foreign where it is called so, or where
        the code tells of foreign support or force.
    removers : Table
        Who removed whom, of the user's: `obsid` and `ccode` (COW).
    years : int
        Years looked back from the day.

    Returns
    -------
    array of float
        1 where the patron did; 0 where no removal was foreign or all were others'; NaN where one
        was and the table does not name who, and outside Archigos's years.

    Examples
    --------
    >>> led = Table("leaders", {"ccode": np.array([7]), "startdate": np.array([712000.0]),
    ...     "enddate": np.array([713000.0]), "obsid": np.array(["A-1"], dtype=object),
    ...     "exit": np.array(["Foreign"], dtype=object), "exitcode": np.array([""], dtype=object)})
    >>> keys = Table("keys", {"gwcode": np.array([7, 7]), "ccode2": np.array([2, 9]),
    ...     "day": np.array([713227.0] * 2), "year": np.array([1953] * 2)})
    >>> who = Table("removers", {"obsid": np.array(["A-1"], dtype=object), "ccode": np.array([2])})
    >>> removed(keys, led, who).tolist()
    [1.0, 0.0]
    """
    fell = np.flatnonzero(foreign_exit(leaders))
    named = dict(zip(removers["obsid"].tolist(), removers["ccode"].tolist(), strict=True))
    stretch = Domain(DOMAIN.first + years, DOMAIN.last)
    found = np.where(inside(stretch, keys["year"]) & ~np.isnan(keys["day"]), 0.0, np.nan)
    for row in fell:
        ended = leaders["enddate"][row]
        since = keys["day"] - ended
        hit = (keys["gwcode"] == leaders["ccode"][row]) & (since >= 0) & (since <= years * 365.25)
        who = named.get(leaders["obsid"][row])
        verdict = np.nan if who is None else (keys["ccode2"] == who).astype(np.float64)
        # One removal known to be the patron's is enough; an unnamed one leaves the rest open.
        found = np.where(hit & (found != 1), np.where(verdict == 0, found, verdict), found)
    return found


def foreign_exit(leaders: Table) -> Mask:
    """Leaders whom Archigos holds to have been removed by foreigners or with their support.

    Examples
    --------
    >>> held = Table("leaders", {"exit": np.array(["Irregular"] * 2, dtype=object),
    ...     "exitcode": np.array(["Removed by Rebels, with Foreign Support",
    ...         "Removed by Rebels, without Foreign Support"], dtype=object)})
    >>> foreign_exit(held).tolist()
    [True, False]
    """
    told = [
        way == "Foreign" or "with Foreign Support" in code or "Foreign Force" in code
        for way, code in zip(leaders["exit"], leaders["exitcode"], strict=True)
    ]
    return np.array(told, dtype=np.bool_)
