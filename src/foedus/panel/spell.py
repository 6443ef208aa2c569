"""Membership spells: ATOP's member file has a row for each member and phase; these glue them."""

from __future__ import annotations

import numpy as np

from foedus.panel.spell_days import OPEN, span
from foedus.panel.table import Mask, Number, Table, Whole

ENTRY = ("yrent", "moent", "dayent")
EXIT = ("yrexit", "moexit", "dayexit")

PAUSE = 366
"""Days by which one phase may follow another and still continue the same spell."""


def member_span(members: Table) -> tuple[Whole, Whole]:
    """First and last day of each row of the member file, as wide as unknown days allow.

    Parameters
    ----------
    members : Table
        ATOP's members; `yrexit` 0 means still a member.

    Returns
    -------
    tuple of Whole
        Day numbers; `spell_days.OPEN` for those still members.
    """
    return span(members, ENTRY, EXIT)


def memberships(members: Table, pause: int = PAUSE) -> Table:
    """Spells of membership: consecutive phases of one member in one alliance as one spell.

    Parameters
    ----------
    members : Table
        ATOP's members: `atopid`, `member`, `phase`, `yrent` … `dayexit`.
    pause : int
        Days by which a phase may follow the one before. With 366 the member file of ATOP 4.01
        gives 2,170 spells. With 1 it gives 2,174: the treaties of Italy and Libya and of Sudan
        and South Sudan rested for half a year and more.

    Returns
    -------
    Table
        `atopid`, `member`, `start` and `end` (day numbers; NaN where still a member),
        `phases` (how many rows it joins), sorted by alliance, member and start.

    Examples
    --------
    >>> rows = {"atopid": [1, 1], "member": [2, 2], "phase": [1, 2], "yrent": [1950, 1960]}
    >>> rows |= {"moent": [1, 1], "dayent": [1, 1], "yrexit": [1960, 0]}
    >>> rows |= {"moexit": [1, 0], "dayexit": [1, 0]}
    >>> atop = Table("atop_m", {name: np.array(values) for name, values in rows.items()})
    >>> memberships(atop)["phases"].tolist()
    [2]
    """
    first, last = member_span(members)
    order = np.lexsort((last, first, members["member"], members["atopid"]))
    atopid, member = members["atopid"][order], members["member"][order]
    fresh = begins(np.stack((atopid, member)), first[order], last[order], pause)
    spell = np.cumsum(fresh) - 1
    end = np.zeros(spell[-1] + 1 if len(spell) else 0, dtype=np.int64)
    np.maximum.at(end, spell, last[order])
    columns = {
        "atopid": atopid[fresh],
        "member": member[fresh],
        "start": first[order][fresh].astype(np.float64),
        "end": _ends(end),
        "phases": np.bincount(spell),
    }
    source = f"{members.name}: phases glued where one follows within {pause} days"
    return Table("memberships", columns, dict.fromkeys(columns, source))


def begins(groups: Whole, first: Whole, last: Whole, pause: int) -> Mask:
    """Which rows begin a spell of their own.

    Parameters
    ----------
    groups : Whole
        Codes that a spell's rows share: one row of the array for each code; sorted.
    first, last : Whole
        Days, sorted by the first within a group.
    pause : int
        Days by which a row may follow the latest end before it.

    Returns
    -------
    Mask
        Whether a row opens a spell.
    """
    if not len(first):
        return np.zeros(0, dtype=np.bool_)
    other = np.concatenate(([True], (np.diff(groups, axis=1) != 0).any(axis=0)))
    reached = latest_before(np.cumsum(other), last)
    return other | (first - reached > pause)


def latest_before(group: Whole, last: Whole) -> Whole:
    """The latest end among the rows above, within the group; -`OPEN` in a group's first row.

    Parameters
    ----------
    group : Whole
        Number of the group, ascending, from 0 or 1.
    last : Whole
        Days.

    Returns
    -------
    Whole
        Days.

    Examples
    --------
    >>> latest_before(np.array([0, 0, 0, 1]), np.array([5, 3, 9, 2])).tolist()
    [-10000000, 5, 5, -10000000]
    """
    # Each group is lifted above the one before, so that one running maximum serves all of them.
    step = 4 * OPEN
    running = np.maximum.accumulate(last + group * step) - group * step
    before = np.concatenate(([-OPEN], running[:-1]))
    before[np.concatenate(([True], np.diff(group) != 0))] = -OPEN
    found: Whole = before
    return found


def _ends(last: Whole) -> Number:
    """Days of ending, NaN where there is none yet."""
    return np.where(last >= OPEN, np.nan, last.astype(np.float64))
