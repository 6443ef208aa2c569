"""Phases of alliances: which text was in force on a day.

An alliance's row of ATOP holds the highest of each provision over its phases, the number of
parties too: SEATO counts as bilateral for its last phase. What was signed is the phase's row.
"""

from __future__ import annotations

import numpy as np

from foedus.panel.spell_days import span
from foedus.panel.table import Mask, Table, Whole

BEGIN = ("begyr", "begmo", "begday")
END = ("endyr", "endmo", "endday")


def phase_span(phases: Table) -> tuple[Whole, Whole]:
    """First and last day of each phase, as wide as unknown days allow.

    Parameters
    ----------
    phases : Table
        ATOP's alliances or phases; `endyr` 0 means still in force.

    Returns
    -------
    tuple of Whole
        Day numbers; `spell_days.OPEN` at the end of what is still in force.
    """
    return span(phases, BEGIN, END)


def in_force(phases: Table, day: int) -> Table:
    """The phases in force on a day.

    Parameters
    ----------
    phases : Table
        ATOP's phases.
    day : int
        Day number.

    Returns
    -------
    Table
        Their rows.

    Examples
    --------
    >>> import datetime
    >>> dates = {"begyr": 1953, "begmo": 10, "begday": 1.0, "endyr": 0, "endmo": 0, "endday": 0.0}
    >>> atop = Table("atop", {name: np.array([value]) for name, value in dates.items()})
    >>> [len(in_force(atop, datetime.date(year, 1, 1).toordinal())) for year in (1953, 1954)]
    [0, 1]
    """
    first, last = phase_span(phases)
    return phases.rows((first <= day) & (day <= last))


def row_of_phase(phases: Table, atopid: Whole, phase: Whole) -> Whole:
    """Where the row of each alliance's phase stands.

    Parameters
    ----------
    phases : Table
        ATOP's phases, one row for each `atopid` and `phase`.
    atopid, phase : Whole
        What is looked for.

    Returns
    -------
    Whole
        Positions.

    Raises
    ------
    ValueError
        If a phase stands twice in the table, or one looked for does not stand there.
    """
    keys, wanted = _key(phases["atopid"], phases["phase"]), _key(atopid, phase)
    order = np.argsort(keys, kind="stable")
    held = keys[order]
    if len(twice := held[1:][held[1:] == held[:-1]]):
        msg = f"{phases.name}: phases that stand twice: {_named(twice)}; expected one row for each"
        raise ValueError(msg)
    found = np.minimum(np.searchsorted(held, wanted), max(len(held) - 1, 0))
    missing: Mask = held[found] != wanted if len(held) else np.ones(len(wanted), dtype=np.bool_)
    if missing.any():
        msg = f"{phases.name}: no row for {_named(wanted[missing])}; are both files of one version?"
        raise ValueError(msg)
    rows: Whole = order[found]
    return rows


_PHASES = 100  # more than any alliance has


def _key(atopid: Whole, phase: Whole) -> Whole:
    return atopid * _PHASES + phase.astype(np.int64)


def _named(keys: Whole) -> str:
    return ", ".join(f"{key // _PHASES} phase {key % _PHASES}" for key in np.unique(keys)[:8])
