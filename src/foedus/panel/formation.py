"""Formation events: the day two states became parties to one alliance, and what they signed."""

from __future__ import annotations

import numpy as np

from foedus.panel.coverage import matches
from foedus.panel.dyad_alliance import DEPTHS, OBLIGATIONS, Ties, ties
from foedus.panel.leeds_anac import design_depths
from foedus.panel.phase import phase_span
from foedus.panel.spell import PAUSE, begins, latest_before
from foedus.panel.spell_days import year_of
from foedus.panel.table import Array, Mask, Table, Whole

_BEYOND = 100_000  # above every state code
_KEYS = ("client", "patron", "year")


def formations(members: Table, phases: Table, pause: int = PAUSE) -> Table:
    """Every beginning of an alliance between two states, with the phase then in force.

    Parameters
    ----------
    members : Table
        ATOP's members.
    phases : Table
        ATOP's phases with the index (`leeds_anac.graded`).
    pause : int
        Days after which two states that were parties before begin anew.

    Returns
    -------
    Table
        One row for each pair, the smaller code first, and beginning: `ccode1 ccode2`, `year`,
        `start` (day number), `atopid`, `phase`, `milinst` with bounds, `design` with bounds (its
        depth) of that phase, `bilat`, `wartime` and the obligations `defense offense neutral
        nonagg consul` of that phase, `active` (1 where one of the first two is among them),
        `founding` (1 where the alliance began that day, 0 where one of the two joined it
        later), `allied_before` (1 where another alliance tied the two the day before). Sorted
        by pair and day.

    Raises
    ------
    ValueError
        If a member's phase has no row in the phase file.
    """
    held = _in_order(members, phases, ties(members, phases))
    code = members["member"]
    pair = code[held.one] * _BEYOND + code[held.two]
    atopid = phases["atopid"][held.phase]
    fresh = begins(np.stack((pair, atopid)), held.first, held.last, pause)
    before = _allied_before(pair, held)[fresh]
    phase, start = held.phase[fresh], held.first[fresh]
    columns: dict[str, Array] = {
        "ccode1": code[held.one[fresh]],
        "ccode2": code[held.two[fresh]],
        "year": year_of(start),
        "start": start.astype(np.float64),
        "atopid": atopid[fresh],
        "phase": phases["phase"][phase],
    }
    for name in DEPTHS:
        columns[name] = phases[name][phase]
        columns[name.replace("milinst", "design")] = design_depths(phases[name][phase])
    stated = ("bilat", "wartime", *OBLIGATIONS)
    columns |= {name: phases[name][phase].astype(np.float64) for name in stated}
    defense, offense = columns["defense"], columns["offense"]
    columns["active"] = np.where((defense == 1) | (offense == 1), 1.0, defense + offense)
    columns["founding"] = (start == _founded(phases)[phase]).astype(np.float64)
    columns["allied_before"] = before.astype(np.float64)
    table = Table("formations", columns, dict.fromkeys(columns, "atop_member and atop_phase"))
    return table.rows(np.lexsort((table["atopid"], start, columns["ccode2"], columns["ccode1"])))


def _in_order(members: Table, phases: Table, held: Ties) -> Ties:
    """Each pair's ties once, the smaller code first, sorted by pair, alliance and day."""
    code = members["member"]
    one, two = code[held.one], code[held.two]
    kept = np.flatnonzero(one < two)
    by = (held.last, held.phase, held.first, phases["atopid"][held.phase], two, one)
    order = kept[np.lexsort(tuple(column[kept] for column in by))]
    return Ties(
        held.one[order], held.two[order], held.phase[order], held.first[order], held.last[order]
    )


def _allied_before(pair: Whole, held: Ties) -> Mask:
    """Which ties began on a day before which the two were already allied."""
    order = np.lexsort((held.first, pair))
    first, group = held.first[order], pair[order]
    number = np.cumsum(np.concatenate(([True], group[1:] != group[:-1]))) if len(group) else group
    reached = latest_before(number, held.last[order])
    # Ties of one day do not precede each other: each takes what the first of them found.
    same = np.concatenate(([False], (first[1:] == first[:-1]) & (group[1:] == group[:-1])))
    head = np.maximum.accumulate(np.where(same, 0, np.arange(len(first)))) if len(first) else order
    found = np.zeros(len(first), dtype=np.bool_)
    found[order] = reached[head] >= first - 1
    return found


def _founded(phases: Table) -> Whole:
    """The first day of each phase's alliance."""
    first, _ = phase_span(phases)
    _, number = np.unique(phases["atopid"], return_inverse=True)
    founded = np.full(int(number.max()) + 1 if len(number) else 0, np.iinfo(np.int64).max)
    np.minimum.at(founded, number, first)
    day: Whole = founded[number]
    return day


def of_pairs(events: Table, pairs: Table) -> Table:
    """The formation events of clients and patrons.

    Parameters
    ----------
    events : Table
        `formations`.
    pairs : Table
        Client–patron years (`pair.client_patron`).

    Returns
    -------
    Table
        The events whose two states are client and patron in the year they signed, with
        `client` and `patron` in place of `ccode1` and `ccode2`.
    """
    forth = matches(_sides(events, "ccode1", "ccode2"), pairs, _KEYS) >= 0
    back = matches(_sides(events, "ccode2", "ccode1"), pairs, _KEYS) >= 0
    chosen = np.flatnonzero(forth | back)
    one, two, turned = events["ccode1"][chosen], events["ccode2"][chosen], back[chosen]
    columns: dict[str, Array] = {
        "client": np.where(turned, two, one),
        "patron": np.where(turned, one, two),
    }
    rest = {name: column[chosen] for name, column in events.columns.items() if name[:5] != "ccode"}
    provenance = {name: events.provenance[name] for name in rest if name in events.provenance}
    return Table("formations_of_pairs", columns | rest, provenance)


def _sides(events: Table, client: str, patron: str) -> Table:
    """The keys of events, with these columns as client and patron."""
    columns = {"client": events[client], "patron": events[patron], "year": events["year"]}
    return Table(events.name, columns)
